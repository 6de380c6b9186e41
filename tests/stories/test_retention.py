"""Every night lets go of what was promised to go, says how much, and one that fails stops nobody else."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from sqlalchemy import delete, select, update

from bot.audit.models import AuditEntry, Change
from bot.checkins.models import CheckIn
from bot.dialogues.models import Dialogue
from bot.due import Mishap
from bot.duos.models import Duo
from bot.onboarding.models import Invitation
from bot.outbox.models import Kind, Lane, OutgoingMessage, State
from bot.people.models import Branch, Cohort, Person, Role
from bot.people.roles import RoleKind
from bot.privacy.models import Forgetting
from tests.beginnings import lived_once
from tests.stories.rich_world import places_of
from tests.stories.test_doctor import change, told_of
from tests.stories.test_forget import erases
from tests.stories.verbs import all_of, how_many
from tests.world import World

REFUSE = """
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'not this one'; END $$
"""
REFUSE_FOR_ONE = """
    CREATE TRIGGER refuse BEFORE UPDATE ON person FOR EACH ROW WHEN (old.id = {}) EXECUTE FUNCTION refuse()
"""


async def a_night_passes(world: World) -> dict[str, int]:
    """The numbers of the last of the nights until tomorrow."""
    await world.days_pass(1)
    last: Forgetting = (await all_of(world, Forgetting))[-1]
    return last.counts


@lived_once
async def ended(world: World, *, months_ago: int) -> Duo:
    """A duo that has met, said a word, and ended so long ago; everybody joined before that."""
    duo = await world.duo(met_today=True)
    await world.taps("Amina", "✏️")
    await world.says("Amina", "He was kind.")
    then = world.now - relativedelta(months=months_ago)
    async with world.built.database.transaction() as session:
        await session.execute(update(Duo).values(state="ended", ended_at=then, review_at=None))
        await session.execute(update(Person).values(joined_at=then - timedelta(days=200)))
        await session.execute(update(Invitation).values(used_at=then - timedelta(days=200)))
    return duo


async def names(world: World) -> list[str]:
    return sorted(person.first_name for person in await all_of(world, Person))


async def test_two_years_after_the_end_a_duo_loses_its_names_in_silence(world: World) -> None:
    await ended(world, months_ago=25)
    heard = {name: len(world.reads(name)) for name in ("Amina", "Jan", "Sofie")}

    numbers = await a_night_passes(world)

    assert await names(world) == ["Sofie", "—", "—"]
    assert (numbers["people"], numbers["duos"], numbers["failures"]) == (2, 1, 0)
    (duo,) = await all_of(world, Duo)
    assert duo.names_forgotten_at is not None
    assert {name: len(world.reads(name)) for name in heard} == heard
    await world.says("Amina", "Hello?")
    assert world.last("Amina").startswith("Hello! I am Duo")

    assert (await a_night_passes(world))["people"] == 0


async def test_before_that_everybody_keeps_their_name(world: World) -> None:
    await ended(world, months_ago=23)

    await a_night_passes(world)

    assert await names(world) == ["Amina", "Jan", "Sofie"]


async def test_a_branch_may_keep_names_for_less_long(world: World) -> None:
    await ended(world, months_ago=4)
    async with world.built.database.transaction() as session:
        await session.execute(update(Branch).values(keeps_names_months=3))

    await a_night_passes(world)

    assert await names(world) == ["Sofie", "—", "—"]


async def test_who_goes_on_keeps_their_name_but_the_words_of_the_old_duo_go(world: World) -> None:
    await ended(world, months_ago=25)
    await world.person("Bilal", "mentee")
    await world.forms_duo("Sofie", "Bilal", "Jan")
    async with world.built.database.transaction() as session:
        await session.execute(update(CheckIn).values(words="He was kind."))  # also what Jan wrote

    await a_night_passes(world)

    assert await places_of(world, "He was kind.") == set()
    assert await names(world) == ["Bilal", "Jan", "Sofie", "—"]


@pytest.mark.parametrize("sign", ["a role as staff", "a role until lately", "a new intake", "a new link"])
async def test_who_came_back_keeps_their_name(world: World, sign: str) -> None:
    duo = await ended(world, months_ago=25)
    async with world.built.database.transaction() as session:
        role = await session.scalar(select(Role).where(Role.person_id == duo.mentee_id))
        assert role is not None
        if sign == "a role until lately":
            await session.delete(role)
        elif sign == "a role as staff":
            session.add(Role(person_id=duo.mentee_id, kind=RoleKind.COORDINATOR, branch_id=duo.branch_id))
        elif sign == "a new intake":
            role.cohort = Cohort(branch_id=duo.branch_id, name="New", starts_on=world.now.date())
        else:
            mine = Invitation.used_by_id == duo.mentee_id
            await session.execute(update(Invitation).where(mine).values(used_at=world.now))

    await a_night_passes(world)

    assert await names(world) == ["Amina", "Sofie", "—"]


async def test_who_never_came_is_forgotten_half_a_year_after_their_link(world: World) -> None:
    await world.branch("Bruxelles")
    async with world.built.database.transaction() as session:
        for name, days in (("Long ago", 200), ("Lately", 100)):
            person = Person(first_name=name, language="fr", zone="Europe/Brussels", phone="0470")
            session.add(person)
            await session.flush()
            expired = world.now - timedelta(days=days)
            session.add(_link(world, name, expired, person.id))

    numbers = await a_night_passes(world)

    assert await names(world) == ["Lately", "—"]
    assert numbers["never_came"] == 1


def _link(world: World, token: str, expired: object, person_id: int | None = None) -> Invitation:
    return Invitation(
        token_hash=token, role=RoleKind.ADMIN, made_at=world.now, expires_at=expired, person_id=person_id
    )


async def test_traces_go_when_their_time_has_come_and_not_before(world: World) -> None:
    await world.person("Amina", "mentee")
    amina = await world.person("Amina")
    old, young = world.now - relativedelta(years=6), world.now - timedelta(days=2)
    async with world.built.database.transaction() as session:
        await session.execute(delete(AuditEntry))
        for at in (old, young):
            session.add(_link(world, str(at), at))
            session.add(
                AuditEntry(at=at, subject="duo", subject_id=1, change=Change.ADDED, before={}, after={})
            )
            session.add(Forgetting(ran_at=at, counts={}))
            session.add(_sent(at, amina.id, amina.chat_id))
        session.add(_sent(young, None, 99))
        session.add(Dialogue(person_id=amina.id, question="x", values={}, expires_at=young))

    numbers = await a_night_passes(world)

    kinds = ("links", "audit", "nights", "strangers", "questions")
    assert {kind: numbers[kind] for kind in kinds} == dict.fromkeys(kinds, 1)
    assert numbers["messages"] == 1
    assert await how_many(world, AuditEntry) == 1
    assert await how_many(world, Dialogue) == 0


def _sent(at: object, person_id: int | None, chat_id: int) -> OutgoingMessage:
    return OutgoingMessage(
        person_id=person_id, chat_id=chat_id, lane=Lane.REPLY, kind=Kind.TEXT, state=State.SENT, said_at=at
    )


async def test_one_who_cannot_be_forgotten_stops_nobody_and_is_named_to_whoever_runs_the_bot(
    world: World,
) -> None:
    duo = await ended(world, months_ago=25)
    await change(world, REFUSE)
    await change(world, REFUSE_FOR_ONE.format(duo.mentee_id))

    numbers = await a_night_passes(world)
    assert (numbers["people"], numbers["failures"]) == (1, 1)
    assert await names(world) == ["Amina", "Sofie", "—"]
    assert [each.row_key for each in await all_of(world, Mishap)] == [f"people {duo.mentee_id}"]
    assert "and 1 that failed\n" in await told_of(world)

    await change(world, "DROP TRIGGER refuse ON person")
    await a_night_passes(world)
    assert await names(world) == ["Sofie", "—", "—"]
    assert await how_many(world, Mishap) == 0


async def test_an_admin_and_the_doctor_see_what_the_night_did(world: World) -> None:
    await world.person("Ada", "admin")
    assert "· Nothing has been forgotten yet" in await told_of(world)
    await ended(world, months_ago=25)

    await a_night_passes(world)

    await world.says("Ada", "/privacy")
    assert "Erased in the night of Tuesday 3 March" in world.last("Ada")
    assert "• 2 × people whose time was over" in world.last("Ada")
    assert "✔ Last night's forgetting, 14 hours ago: duos 1, people 2" in await told_of(world)
    await world.says("Sofie", "/privacy")
    assert "Erased in the night" not in world.last("Sofie")

    async with world.built.database.transaction() as session:
        await session.execute(update(Forgetting).values(ran_at=world.now - timedelta(days=3)))
    assert "✘ The last forgetting was 3 days ago" in await told_of(world)


async def test_the_goodbye_and_what_a_stranger_was_told_leave_no_row(world: World) -> None:
    await world.person("Amina", "mentee")
    await erases(world, "Amina")
    await world.says("Amina", "Hello?")

    assert [row.person_id for row in await all_of(world, OutgoingMessage)] == []
