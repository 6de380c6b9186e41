"""Cohorts: who starts together in a branch. Coordinators keep those of their own, admins all."""

from datetime import date

import pytest
from sqlalchemy import update

from bot.people.models import Cohort, Role
from bot.programme import presses
from tests.beginnings import lived_once
from tests.stories.verbs import all_of, branch_id, forges, how_many
from tests.world import BRANCH, World

STALE = "This button is no longer in use. /help shows what you can do now."


@lived_once
async def makes_cohort(world: World, name: str, *, called: str = "Spring 2026") -> None:
    await world.says(name, "/cohorts")
    await world.taps(name, "➕")
    await world.says(name, called)
    await world.taps(name, "Monday 6 April 2026")


async def cohort_id(world: World) -> int:
    return int((await all_of(world, Cohort))[0].id)


async def test_a_coordinator_adds_one_to_their_branch(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.says("Sofie", "/cohorts")
    assert world.last("Sofie") == "There is no cohort yet. Add the first one."
    await world.taps("Sofie", "➕")
    assert world.last("Sofie").startswith("What is the new cohort of Bruxelles called?")
    await world.says("Sofie", "Spring 2026")
    assert world.labels("Sofie")[:2] == ["Monday 2 March 2026", "Monday 6 April 2026"]
    await world.taps("Sofie", "Monday 6 April 2026")

    assert world.last("Sofie") == (
        "✅ Spring 2026 is there.\n\n"
        "Spring 2026 (Bruxelles)\nStarts on Monday 6 April 2026. 0 people are in it."
    )
    (cohort,) = await all_of(world, Cohort)
    assert (cohort.name, cohort.starts_on) == ("Spring 2026", date(2026, 4, 6))

    await world.taps("Sofie", "↩ Undo")
    assert world.last("Sofie") == "↩ Spring 2026 is gone again."
    assert await how_many(world, Cohort) == 0


async def test_an_admin_chooses_the_branch_and_sees_all(world: World) -> None:
    await world.branch("Gent", language="nl")
    await world.person("Sofie", "coordinator")
    await makes_cohort(world, "Sofie")
    await world.person("Ada", "admin", language="fr")

    await world.says("Ada", "/cohorts")
    await world.taps("Ada", "➕")
    assert world.labels("Ada") == [BRANCH, "Gent", "◀ Retour"]
    await world.taps("Ada", "Gent")
    await world.says("Ada", "Printemps")
    await world.says("Ada", "12/3/2026")
    assert world.last("Ada").endswith("Commence le jeudi 12 mars 2026. 0 personne en fait partie.")

    await world.says("Ada", "/cohorts")
    assert world.labels("Ada")[:2] == ["Spring 2026 (Bruxelles)", "Printemps (Gent)"]


@pytest.mark.parametrize("written", ["31/2/2026", "tomorrow", "2026", "1/1/1999", "3/12/26"])
async def test_a_date_that_is_none_is_asked_again(world: World, written: str) -> None:
    await world.person("Sofie", "coordinator", language="nl")
    await world.says("Sofie", "/cohorts")
    await world.taps("Sofie", "➕")
    await world.says("Sofie", "Lente")

    await world.says("Sofie", written)

    assert world.last("Sofie") == f"“{written}” is geen datum; goed is 12/3/2027."
    assert await how_many(world, Cohort) == 0


async def test_a_name_is_there_once_in_a_branch(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await makes_cohort(world, "Sofie")
    await world.says("Sofie", "/cohorts")
    await world.taps("Sofie", "➕")
    await world.says("Sofie", "SPRING 2026")

    assert world.last("Sofie") == "There is a cohort “Spring 2026” in Bruxelles already."


async def test_it_is_renamed_and_moved_and_both_are_undone(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await makes_cohort(world, "Sofie")

    await world.taps("Sofie", "✏️ Rename")
    await world.says("Sofie", "Summer")
    assert world.last("Sofie").startswith("✅ Name: Spring 2026 → Summer\n\nSummer (Bruxelles)")
    await world.taps("Sofie", "↩ Undo")
    assert (await all_of(world, Cohort))[0].name == "Spring 2026"

    await world.taps("Sofie", "📅 Another start")
    await world.taps("Sofie", "Monday 4 May 2026")
    assert "Start: Monday 6 April 2026 → Monday 4 May 2026" in world.last("Sofie")
    await world.taps("Sofie", "↩ Undo")
    assert (await all_of(world, Cohort))[0].starts_on == date(2026, 4, 6)

    await world.taps("Sofie", "📅 Another start")
    await world.says("Sofie", "2026-05-12")
    assert (await all_of(world, Cohort))[0].starts_on == date(2026, 5, 12)


async def test_an_empty_one_is_removed_and_comes_back(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await makes_cohort(world, "Sofie")
    before = await cohort_id(world)

    await world.taps("Sofie", "🗑 Remove")
    assert await how_many(world, Cohort) == 0
    await world.taps("Sofie", "↩ Undo")

    assert await cohort_id(world) == before
    assert world.last("Sofie").startswith("↩ It is as it was before.\n\nSpring 2026 (Bruxelles)")


async def test_one_with_people_in_it_stays(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.person("Amina", "mentee")
    await makes_cohort(world, "Sofie")
    async with world.built.database.transaction() as session:
        mentees = update(Role).where(Role.kind == "mentee")
        await session.execute(mentees.values(cohort_id=await cohort_id(world)))

    await world.taps("Sofie", "↩ Undo")
    await world.taps("Sofie", "🗑 Remove")
    await world.says("Sofie", "/cohorts")
    await world.taps("Sofie", "Spring 2026")

    assert world.shown("Sofie") == ["Spring 2026 stays: there are people in it."] * 2
    assert world.last("Sofie").endswith("1 person is in it.")
    assert "🗑 Remove" not in world.labels("Sofie")
    assert await how_many(world, Cohort) == 1


async def test_a_coordinator_neither_sees_nor_changes_those_of_another_branch(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await makes_cohort(world, "Sofie")
    await world.person("Wim", "coordinator", branch="Gent")
    theirs = await cohort_id(world)
    await world.says("Wim", "/cohorts")
    assert world.last("Wim") == "There is no cohort yet. Add the first one."

    for press in (
        presses.ShowCohort(theirs),
        presses.NewCohortIn(await branch_id(world)),
        presses.RenameCohort(theirs),
        presses.MoveCohort(theirs),
        presses.StartCohort(theirs, date(2026, 5, 4)),
        presses.RemoveCohort(theirs),
        presses.StartNewCohort(date(2026, 5, 4)),
        *(presses.UndoCohort(entry) for entry in range(1, 12)),
    ):
        await forges(world, "Wim", press)

    assert set(world.shown("Wim")) == {STALE}
    (cohort,) = await all_of(world, Cohort)
    assert cohort.starts_on == date(2026, 4, 6)
