"""Somebody cannot be reached: known at the first message that fails, told once, undone by their return."""

from datetime import date, timedelta

import pytest
from telegram.error import BadRequest, Forbidden

from bot.escalations.models import ToldUnreachable
from bot.outbox.models import OutgoingMessage, State
from bot.outbox.verdicts import Lost, verdict_on
from bot.people.models import Person
from bot.sandbox.play import utc
from tests.stories.leaves import is_away, two_coordinators
from tests.stories.test_staying_reachable import blocks, comes_back
from tests.stories.verbs import all_of, how_many, link_for, speaks
from tests.world import World

GONE = "📵 I can no longer reach Jan on Telegram."
BACK = "📶 Jan can be reached on Telegram again."


async def is_known_by(world: World, name: str, *, phone: str | None, email: str | None) -> None:
    async with world.built.database.transaction() as session:
        person = await session.get(Person, (await world.person(name)).id)
        assert person is not None
        person.phone, person.email = phone, email


def loses(world: World, name: str) -> None:
    """They blocked the bot, and the update about it was lost."""
    world.telegram.core.blocked.add(world.accounts[name].id)


async def test_the_coordinator_reads_how_else_to_reach_them_and_who_is_their_partner(world: World) -> None:
    await world.duo()
    await is_known_by(world, "Jan", phone="+32 470 12 34 56", email="jan@example.org")

    await blocks(world, "Jan")
    await world.hours_pass(1)

    (news,) = [said for said in world.reads("Sofie") if said.startswith(GONE)]
    assert news.endswith("\nPhone: +32 470 12 34 56\nE-mail: jan@example.org\nIn a duo with Amina.")


@pytest.mark.parametrize(
    ("language", "told", "again"),
    [
        ("English", "I know neither a phone number nor an e-mail address.", BACK),
        (
            "Français",
            "Je ne connais ni numéro de téléphone ni adresse e-mail.",
            "📶 On peut à nouveau joindre Jan",
        ),
        (
            "Nederlands",
            "Ik ken geen telefoonnummer en geen e-mailadres.",
            "📶 Jan is weer bereikbaar op Telegram.",
        ),
    ],
)
async def test_who_was_told_hears_once_that_they_are_back(
    world: World, language: str, told: str, again: str
) -> None:
    await world.duo()
    await speaks(world, "Sofie", language)
    await blocks(world, "Jan")
    await world.hours_pass(1)
    assert world.count("Sofie", told) == 1

    await comes_back(world, "Jan")
    await world.says("Jan", "Here I am!")
    await world.hours_pass(1)

    assert world.count("Sofie", again) == 1
    assert await how_many(world, ToldUnreachable) == 0


async def test_an_account_that_is_gone_is_known_at_the_first_message_that_fails(world: World) -> None:
    await world.duo()
    del world.telegram.core.accounts[world.accounts["Jan"].id]  # Telegram tells nobody

    for words in ("Coffee?", "Jan?", "Are you there?"):
        await world.says("Amina", words)
    await world.hours_pass(1)

    assert world.count("Sofie", GONE) == 1
    dead = [row for row in await all_of(world, OutgoingMessage) if row.state is State.DEAD]
    assert {row.error for row in dead} == {"Chat not found"}


async def test_writing_undoes_it_too(world: World) -> None:
    await world.duo()
    loses(world, "Jan")
    await world.says("Amina", "Coffee?")
    await world.hours_pass(1)

    world.telegram.core.blocked.clear()
    await world.says("Jan", "Here I am!")
    await world.hours_pass(1)

    assert world.count("Sofie", GONE) == world.count("Sofie", BACK) == 1
    assert world.last("Amina") == "Here I am!"


async def test_gone_back_and_gone_again_is_a_new_event(world: World) -> None:
    await world.duo()

    for _time in range(2):
        await blocks(world, "Jan")
        await world.hours_pass(1)
        await comes_back(world, "Jan")
        await world.hours_pass(1)

    assert world.count("Sofie", GONE) == world.count("Sofie", BACK) == 2


async def test_nobody_is_woken_by_it(world: World) -> None:
    await world.duo()
    await world.it_becomes(utc(2026, 3, 2, 22))  # 23:00 in Brussels
    await blocks(world, "Jan")
    await blocks(world, "Amina")
    await world.hours_pass(2)
    assert world.count("Sofie", "📵") == 0

    await comes_back(world, "Amina")
    await world.it_becomes(utc(2026, 3, 3, 9))

    assert world.count("Sofie", GONE) == 1  # it also stands on the morning list
    assert world.count("Sofie", "📶") == 0


async def test_while_the_coordinator_is_away_the_cover_hears(world: World) -> None:
    await two_coordinators(world)
    await is_away(world, "Sofie", world.now.date(), date(2026, 3, 20), cover="Karim")
    await world.hours_pass(1)

    await blocks(world, "Jan")
    await world.hours_pass(1)

    assert (world.count("Karim", GONE), world.count("Sofie", GONE)) == (1, 0)


async def test_also_of_somebody_who_waits_for_a_duo(world: World) -> None:
    await two_coordinators(world)
    await world.person("Mia", "mentor")
    await is_away(world, "Sofie", world.now.date(), date(2026, 3, 20), cover="Karim")
    await world.hours_pass(1)

    await blocks(world, "Mia")
    await world.hours_pass(1)

    assert (world.count("Karim", "📵"), world.count("Sofie", "📵")) == (1, 0)


async def test_when_the_coordinator_cannot_be_reached_either_the_admins_hear_of_both(world: World) -> None:
    await world.person("Ada", "admin")
    await world.duo()
    await blocks(world, "Sofie")
    await world.hours_pass(1)

    await blocks(world, "Jan")
    await world.hours_pass(1)

    assert world.count("Ada", "📵 I can no longer reach Sofie on Telegram.") == 1
    assert world.count("Ada", GONE) == 1


async def test_a_coordinator_who_is_a_mentor_elsewhere_is_reported_to_both(world: World) -> None:
    await world.person("Ada", "admin")
    await two_coordinators(world)
    await world.person("Wim", "coordinator", branch="Gent")
    await world.person("Grace", "mentee", branch="Gent")
    await world.opens("Karim", await link_for(world, "mentor", branch="Gent"))
    await world.says("Karim", "I sold bikes.")
    await world.forms_duo("Wim", "Grace", "Karim")

    await blocks(world, "Karim")
    await world.hours_pass(1)

    assert world.count("Wim", "In a duo with Grace.") == 1
    assert world.count("Ada", "📵 I can no longer reach Karim") == 1


@pytest.mark.parametrize(
    ("error", "unreachable"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), True),
        (Forbidden("Forbidden: user is deactivated"), True),
        (BadRequest("Chat not found"), True),
        (BadRequest("chat not found"), True),
        (BadRequest("PEER_ID_INVALID"), True),
        (BadRequest("Message is too long"), False),
    ],
)
def test_what_telegram_says_of_somebody_who_is_gone(error: Exception, unreachable: bool) -> None:
    verdict = verdict_on(error, attempts=1, waited=timedelta())

    assert isinstance(verdict, Lost)
    assert verdict.unreachable is unreachable
