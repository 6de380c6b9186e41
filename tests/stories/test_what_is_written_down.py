"""Every change of a role, duo, branch, cohort or alert is written down: who, from what, to what; no names."""

from typing import Any

from sqlalchemy import text

from bot.audit.models import AuditEntry, Change
from bot.audit.recording import AUDITED
from bot.duos.presses import EndDuo
from bot.escalations.rules import Closing
from bot.people.roles import RoleKind
from bot.people.values import BranchField
from bot.programme import presses
from bot.programme.audit_queries import IDENTITY, PEOPLE
from bot.programme.audit_texts import LABELS
from tests.stories.test_cohorts import makes_cohort
from tests.stories.verbs import all_of, branch_id, forges, ids, three_people
from tests.world import World


async def written(world: World, subject: str) -> list[AuditEntry]:
    return [entry for entry in await all_of(world, AuditEntry) if entry.subject == subject]


async def last_written(world: World, subject: str, column: str) -> tuple[int | None, Any, Any]:
    """Who changed this column last, from what, to what."""
    entries = await written(world, subject)
    last = [each for each in entries if column in {*each.before, *each.after}][-1]
    return last.by_id, last.before.get(column), last.after.get(column)


async def test_a_role_that_comes_with_a_link_is_its_owner_s_doing(world: World) -> None:
    await world.person("Amina", "mentee")
    (amina,) = await ids(world, "Amina")

    (entry,) = await written(world, "role")

    assert (entry.at, entry.by_id, entry.change) == (world.now, amina, Change.ADDED)
    assert (entry.after["person_id"], entry.after["kind"]) == (amina, "mentee")


async def test_a_role_given_and_taken_by_an_admin(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.person("Ada", "admin")
    ada, sofie = await ids(world, "Ada", "Sofie")
    await forges(world, "Ada", presses.GiveRole(sofie, RoleKind.ADMIN, 0))
    given = (await written(world, "role"))[-1]
    await forges(world, "Ada", presses.TakeRole(given.subject_id))
    taken = (await written(world, "role"))[-1]

    assert (given.by_id, given.change, given.after["person_id"]) == (ada, Change.ADDED, sofie)
    assert (taken.by_id, taken.change, taken.before["kind"]) == (ada, Change.REMOVED, "admin")
    assert taken.after == {}


async def test_a_duo_proposed_answered_begun_and_ended(world: World) -> None:
    await three_people(world)
    sofie, amina, jan = await ids(world, "Sofie", "Amina", "Jan")
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    assert await last_written(world, "duo", "state") == (sofie, None, "proposed")

    await world.taps("Amina", "✅")
    assert (await last_written(world, "duo", "mentee_agreed_at"))[:2] == (amina, None)
    await world.taps("Jan", "✅")
    assert await last_written(world, "duo", "state") == (jan, "proposed", "active")

    await world.leaps(200)
    await world.presses("Sofie", EndDuo(duo.id))
    assert await last_written(world, "duo", "state") == (sofie, "active", "ended")


async def test_a_duo_that_is_declined(world: World) -> None:
    await three_people(world)
    await world.proposes_duo("Sofie", "Amina", "Jan")
    (jan,) = await ids(world, "Jan")
    await world.taps("Jan", "No")
    await world.taps("Jan", "I have no time")

    assert await last_written(world, "duo", "state") == (jan, "proposed", "declined")


async def test_an_alert_raised_and_climbed_by_the_clock_then_taken_and_solved(world: World) -> None:
    await world.duo(met_today=True)
    await world.person("Ada", "admin")
    (ada,) = await ids(world, "Ada")
    await world.days_pass(24)
    for column in ("nudged_at", "raised_at", "climbed_at"):
        by, before, after = await last_written(world, "stall", column)
        assert (by, before) == (None, None)
        assert after is not None

    await world.taps("Ada", "✋")
    assert await last_written(world, "stall", "owner_id") == (ada, None, ada)
    await world.taps("Ada", "✅ Solved")
    await world.says("Ada", "They were ill, says Amina's sister.")
    assert await last_written(world, "stall", "closing") == (ada, None, Closing.SOLVED)


async def test_a_branch_and_a_cohort(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.person("Ada", "admin")
    ada, sofie = await ids(world, "Ada", "Sofie")
    await forges(world, "Ada", presses.SetBranch(await branch_id(world), BranchField.LANGUAGE, "nl"))
    assert await last_written(world, "branch", "language") == (ada, "fr", "nl")

    await makes_cohort(world, "Sofie")
    assert await last_written(world, "cohort", "name") == (sofie, None, "Spring 2026")
    await world.taps("Sofie", "📅 Another start")
    await world.taps("Sofie", "Monday 4 May 2026")
    assert await last_written(world, "cohort", "starts_on") == (sofie, "2026-04-06", "2026-05-04")
    await world.taps("Sofie", "🗑 Remove")
    assert (await written(world, "cohort"))[-1].change is Change.REMOVED


async def test_what_was_refused_is_not_written_down(world: World) -> None:
    await world.person("Ada", "admin")
    await world.branch("Gent")
    before = len(await all_of(world, AuditEntry))
    await forges(world, "Ada", presses.SetBranch(await branch_id(world, "Gent"), BranchField.LANGUAGE, "xx"))

    assert len(await all_of(world, AuditEntry)) == before


async def test_nothing_personal_is_written_down(world: World) -> None:
    """Not a name, not a line about somebody, not a word that somebody wrote."""
    await world.duo(mentee="Xanthippe", mentor="Quirijn", coordinator="Zdravko", met_today=True)
    await world.person("Wilhelmina", "admin")
    await world.days_pass(24)
    await world.taps("Wilhelmina", "✋")
    await world.taps("Wilhelmina", "✅ Solved")
    await world.says("Wilhelmina", "Borborygmus")

    async with world.built.database.transaction() as session:
        rows = "SELECT string_agg(before::text || after::text, ' ') FROM audit_entry"
        kept = str(await session.scalar(text(rows)))

    for secret in ("Xanthippe", "Quirijn", "Zdravko", "Wilhelmina", "Borborygmus", "football", "baker"):
        assert secret not in kept
    assert all(str(account.id) not in kept for account in world.accounts.values())


def test_whatever_is_written_down_can_be_read() -> None:
    """A table or a column that is audited from now on needs its words for /audit."""
    columns = {column for watched in AUDITED.values() for column in watched}

    assert AUDITED.keys() == IDENTITY.keys()
    assert columns <= LABELS.keys()
    assert {column for column in columns if column.endswith("_id")} <= PEOPLE | {
        "branch_id",
        "cohort_id",
        "duo_id",
    }
