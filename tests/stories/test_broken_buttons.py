"""Old, broken or forged buttons: always answered, never a traceback, never an effect."""

from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.duos.models import Duo
from bot.onboarding.models import Invitation
from bot.outbox.buttons import MAX_BYTES, Press
from bot.people.models import Person, Role
from tests.stories.verbs import all_of, forges, how_many, three_people
from tests.world import World

STALE = "This button is no longer in use. /help shows what you can do now."

BROKEN = (
    "x",
    ":",
    "yes",
    "yes:",
    "yes:1:1",
    "yes:one",
    "yes:1e3",
    "yes:٣",
    "yes: 1",
    "yes:1_0",
    "yes:999999999999999999",
    "yes:-999999999999999999",
    "because:1:because",
    "slotday:8",
    "slottime:1:2500",
    "slotplace:1:1800:moon",
    "privacy:2",
    "YES:1",
    "🎉",
    "' OR 1=1 --",
    "{0.__class__}",
    "\x00",
)

NUMBERS = st.sampled_from([-1, 0, 7_000, 2**31 - 1, 2**31, 10**18 - 1, 2**63]).map(str)
DAYS = st.sampled_from(["00010101", "99991231", "20260230", "20260302"])
WORDS = st.sampled_from(["", "xx", "2460", "0900", "mentee", "time", "·"])
VALUES = {int: NUMBERS, date: DAYS, bool: st.just("2")}


def shaped(kind: type[Press]) -> st.SearchStrategy[str]:
    """Codes that look like those of this button, with numbers, days and words that stand for nothing."""
    hints = get_type_hints(kind)
    values = [_values(hints[field.name]) for field in fields(kind)]
    return st.tuples(st.just(kind.code), *values).map(":".join)


def _values(hint: Any) -> st.SearchStrategy[str]:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint).map(str)
    return VALUES.get(hint, WORDS)


SHAPED = st.sampled_from([Press.kinds[code] for code in sorted(Press.kinds)]).flatmap(shaped)
CODES = (SHAPED | st.text(min_size=1)).filter(lambda code: len(code.encode()) <= MAX_BYTES)


async def test_a_button_of_last_month_is_answered_kindly(world: World) -> None:
    await three_people(world)
    await world.says("Sofie", "/newduo")
    for label in ("Amina", "Jan"):
        await world.taps("Sofie", label)

    await world.days_pass(30)
    await world.taps("Sofie", "Monday 2 March")

    assert world.shown("Sofie") == ["This start date is no longer possible. Start again with /newduo."]
    assert await how_many(world, Duo) == 0


async def test_a_button_under_a_message_that_is_gone_still_works(world: World) -> None:
    await world.person("Amina", "mentee")
    await world.says("Amina", "/language")
    message, account = world.newest("Amina").id, world.accounts["Amina"].id

    world.telegram.deletes(account, message)
    world.telegram.forges(account, message, "lang:nl")
    await world.settle()

    assert world.last("Amina") == "✅ Vanaf nu praat ik Nederlands met je."


async def test_a_broken_button_is_answered_kindly(world: World) -> None:
    await world.duo()

    for code in BROKEN:
        await forges(world, "Amina", code)

    assert world.shown("Amina") == [STALE] * len(BROKEN)


@pytest.fixture
def made_up() -> list[str]:
    """Made before the world is: it takes a second or two, in which no connection may wait to be answered."""
    codes: list[str] = []

    @settings(max_examples=120, deadline=None, database=None, derandomize=True)
    @given(CODES)
    def remembers(code: str) -> None:
        codes.append(code)

    remembers()
    return codes


async def test_no_button_that_anybody_could_make_up_has_an_effect(made_up: list[str], world: World) -> None:
    for name, role in (("Sofie", "coordinator"), ("Bilal", "mentee"), ("Ada", "admin")):
        await world.person(name, role)
    before = [await how_many(world, table) for table in (Person, Role, Duo, Invitation)]

    for number, code in enumerate(made_up):
        await forges(world, ("Sofie", "Bilal", "Ada")[number % 3], code)

    assert [await how_many(world, table) for table in (Person, Role, Duo, Invitation)] == before
    assert {person.language for person in await all_of(world, Person)} == {"en"}
