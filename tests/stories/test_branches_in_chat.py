"""Admins see every branch and change it in the chat; every change has a way back."""

import pytest

from bot.people.models import Branch
from bot.people.values import BranchField
from bot.programme import presses
from tests.stories.verbs import all_of, branch_id, forges
from tests.world import BRANCH, World


async def an_admin(world: World, language: str = "en") -> None:
    await world.branch(BRANCH)
    await world.person("Ada", "admin", language=language)


async def opens_page(world: World) -> None:
    await world.says("Ada", "/branches")
    await world.taps("Ada", BRANCH)


async def the_branch(world: World) -> Branch:
    found = await all_of(world, Branch)
    assert isinstance(found[0], Branch)
    return found[0]


async def test_the_list_says_what_matters_of_each_branch(world: World) -> None:
    await world.duo()
    await world.person("Nina", "mentor")
    await world.branch("Lille", country="FR", zone="Europe/Paris")
    await world.person("Ada", "admin")

    await world.says("Ada", "/branches")

    assert world.last("Ada") == (
        "The programme has 2 branches.\n\n"
        "Bruxelles (Bruxelles, Belgium)\nFrançais · 09:00 to 17:00\n"
        "Coordinators: 1. Mentees: 1. Mentors: 2. Live duos: 1.\n\n"
        "Lille (Lille, France)\nFrançais · 09:00 to 17:00\n"
        "Coordinators: 0. Mentees: 0. Mentors: 0. Live duos: 0."
    )
    assert world.labels("Ada") == ["Bruxelles", "Lille", "➕ Add a branch"]


async def test_many_branches_come_eight_a_page(world: World) -> None:
    for number in range(1, 10):
        await world.branch(f"Branch {number}")
    await world.person("Ada", "admin")

    await world.says("Ada", "/branches")
    first = world.labels("Ada")
    await world.taps("Ada", "More")

    assert first == [*(f"Branch {number}" for number in range(1, 9)), "More ▶", "➕ Add a branch"]
    assert world.labels("Ada") == ["Branch 9", "◀ Previous", "➕ Add a branch"]


async def test_a_new_name_is_written_and_undone(world: World) -> None:
    await an_admin(world)
    await opens_page(world)
    assert world.last("Ada").startswith("Bruxelles\nCity: Bruxelles\nCountry: Belgium\nTime zone: Europe/")

    await world.taps("Ada", "Name")
    await world.says("Ada", "  Brussel   Noord ")
    assert world.last("Ada").startswith("✅ Name: Bruxelles → Brussel Noord\n\nBrussel Noord\n")
    assert (await the_branch(world)).name == "Brussel Noord"

    await world.taps("Ada", "↩ Undo")
    assert world.last("Ada").startswith("↩ It is as it was before.\n\nBruxelles\n")
    assert (await the_branch(world)).name == BRANCH


@pytest.mark.parametrize(
    ("field", "tapped", "said", "column", "value"),
    [
        ("Language", "Nederlands", "Language: Français → Nederlands", "language", "nl"),
        ("Office hours", "10:00 to 18:00", "Office hours: 09:00 to 17:00 → 10:00 to 18:00", "opens", None),
        ("Names are kept", "36 months", "24 months after a duo ends → 36 months", "keeps_names_months", 36),
    ],
)
async def test_a_choice_is_one_tap(
    world: World, field: str, tapped: str, said: str, column: str, value: object
) -> None:
    await an_admin(world)
    await opens_page(world)
    before = getattr(await the_branch(world), column)

    await world.taps("Ada", field)
    await world.taps("Ada", tapped)
    assert said in world.last("Ada")
    assert getattr(await the_branch(world), column) == (value or before.replace(hour=10))

    await world.taps("Ada", "↩ Undo")
    assert getattr(await the_branch(world), column) == before


async def test_another_country_brings_its_own_clock_and_forgets_the_region(world: World) -> None:
    await an_admin(world)
    await opens_page(world)
    await world.taps("Ada", "Country")
    await world.taps("Ada", "France")
    assert "Time zone: Europe/Brussels → Europe/Paris" in world.last("Ada")
    await world.taps("Ada", "Holidays of its own")
    assert "Alsace" in world.labels("Ada")
    await world.taps("Ada", "Alsace")
    assert (await the_branch(world)).region == "6AE"

    await world.taps("Ada", "Country")
    await world.taps("Ada", "Belgium")
    branch = await the_branch(world)
    assert (branch.country, branch.region, branch.zone) == ("BE", None, "Europe/Brussels")

    await world.taps("Ada", "↩ Undo")
    branch = await the_branch(world)
    assert (branch.country, branch.region, branch.zone) == ("FR", "6AE", "Europe/Paris")


async def test_an_island_far_away_is_offered_its_own_clock_and_its_people_follow(world: World) -> None:
    await an_admin(world)
    await world.person("Amina", "mentee")
    for press in (
        presses.SetBranch(await branch_id(world), BranchField.COUNTRY, "FR"),
        presses.SetBranch(await branch_id(world), BranchField.REGION, "974"),
    ):
        await forges(world, "Ada", press)
    await world.taps("Ada", "Time zone")
    assert world.labels("Ada") == ["Indian/Reunion", "Europe/Paris", "◀ Back"]

    await world.taps("Ada", "Indian/Reunion")
    assert (await world.person("Amina")).zone == "Indian/Reunion"
    await world.taps("Ada", "↩ Undo")
    assert (await world.person("Amina")).zone == "Europe/Paris"


async def test_days_of_the_week_are_turned_on_and_off_but_one_stays(world: World) -> None:
    await an_admin(world)
    await opens_page(world)
    await world.taps("Ada", "Working days")

    await world.taps("Ada", "Saturday")
    assert (await the_branch(world)).works_on == [0, 1, 2, 3, 4, 5]
    await world.taps("Ada", "↩ Undo")
    assert (await the_branch(world)).works_on == [0, 1, 2, 3, 4]

    await world.taps("Ada", "Working days")
    for day in ("Tuesday", "Wednesday", "Thursday", "Friday", "Monday"):
        await world.taps("Ada", day)
    assert world.shown("Ada") == ["It works on one day of the week at least."]
    assert (await the_branch(world)).works_on == [0]
