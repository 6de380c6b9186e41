"""A branch is added in the chat, one question at a time, and taken back while nobody is in it."""

from datetime import time

from bot.people.models import Branch
from bot.programme import presses
from tests.beginnings import lived_once
from tests.stories.verbs import all_of, forges, how_many, link_for
from tests.world import World

STALE = "This button is no longer in use. /help shows what you can do now."
STRASBOURG = (
    "A last look before I add Strasbourg:\nCity: Strasbourg\nCountry: France\nHolidays of its own: Alsace\n"
    "Time zone: Europe/Paris\nLanguage: Français\nOffice hours: 08:30 to 16:30\n"
    "Working days: Monday, Tuesday, Wednesday, Thursday and Friday\n"
    "Names are kept: 24 months after a duo ends"
)


async def begins(world: World, language: str = "en") -> None:
    await world.person("Ada", "admin", language=language)
    await world.says("Ada", "/branches")
    await world.taps("Ada", "➕")


async def answers(world: World, *labels: str) -> None:
    for label in labels:
        await world.taps("Ada", label)


@lived_once
async def strasbourg(world: World) -> None:
    await begins(world)
    await world.says("Ada", "Strasbourg")
    await answers(world, "Strasbourg", "France", "Alsace", "Europe/Paris", "Français", "08:30 to 16:30")
    await answers(world, "Monday, Tuesday, Wednesday, Thursday and Friday", "24 months")


async def test_it_is_asked_step_by_step_looked_at_and_added(world: World) -> None:
    await strasbourg(world)
    assert world.last("Ada") == STRASBOURG
    assert await how_many(world, Branch) == 0

    await world.taps("Ada", "✅ Add it")
    assert world.last("Ada").startswith("✅ Strasbourg is there. With /invite you make a link")
    (branch,) = await all_of(world, Branch)
    assert (branch.name, branch.city) == ("Strasbourg", "Strasbourg")
    assert (branch.country, branch.region) == ("FR", "6AE")
    assert (branch.zone, branch.language, branch.opens, branch.closes) == (
        "Europe/Paris", "fr", time(8, 30), time(16, 30),
    )  # fmt: skip
    assert (branch.works_on, branch.keeps_names_months) == ([0, 1, 2, 3, 4], 24)


async def test_everything_can_also_be_written(world: World) -> None:
    await begins(world)
    for words in ("Gent", "Gent", "be", "europe/brussels", "NL", "9h-17h30", "ma di do", "7"):
        await world.says("Ada", words)
    await world.taps("Ada", "✅ Add it")

    (branch,) = await all_of(world, Branch)
    assert (branch.country, branch.zone, branch.language) == ("BE", "Europe/Brussels", "nl")
    assert (branch.closes, branch.works_on, branch.keeps_names_months) == (time(17, 30), [0, 1, 3], 7)


async def test_only_a_country_whose_regions_differ_is_asked_for_its_region(world: World) -> None:
    await begins(world)
    await world.says("Ada", "Rotterdam")
    await answers(world, "Rotterdam", "the Netherlands")

    assert world.last("Ada").startswith("Which time zone is it in?")
    assert world.labels("Ada") == ["Europe/Amsterdam", "✖ Never mind"]


async def test_a_wrong_answer_is_explained_and_the_question_stays(world: World) -> None:
    await world.branch("Gent")
    await begins(world, "nl")

    await world.says("Ada", "gent")
    assert world.last("Ada") == "Er is al een vestiging “Gent”."
    await world.says("Ada", "Brugge")
    await world.taps("Ada", "Brugge")
    await world.says("Ada", "Duitsland")
    assert world.last("Ada") == "“Duitsland” staat niet in de lijst: BE, FR, NL."
    await world.says("Ada", "Belgique")
    assert world.last("Ada").startswith("In welke tijdzone ligt ze?")


async def test_an_answered_question_and_a_finished_walk_have_stale_buttons(world: World) -> None:
    await begins(world)
    await forges(world, "Ada", presses.MakeBranch())
    await forges(world, "Ada", "brnset:language:fr")
    await world.taps("Ada", "✖ Never mind")
    await forges(world, "Ada", "brnset:name:Gent")
    await forges(world, "Ada", presses.MakeBranch())

    assert world.shown("Ada") == [STALE] * 4
    assert await how_many(world, Branch) == 0


async def test_adding_twice_adds_one(world: World) -> None:
    await strasbourg(world)
    for _tap in range(2):
        world.telegram.taps(world.accounts["Ada"].id, world.newest("Ada").id, "✅ Add it")
    await world.settle()

    assert await how_many(world, Branch) == 1
    assert world.shown("Ada") == [STALE]


async def test_it_is_taken_back_while_nobody_is_in_it(world: World) -> None:
    await strasbourg(world)
    await answers(world, "✅ Add it", "↩ Undo")

    assert world.last("Ada") == "↩ Strasbourg is gone again."
    assert await how_many(world, Branch) == 0


async def test_it_stays_once_there_is_a_link_to_it(world: World) -> None:
    await strasbourg(world)
    await world.taps("Ada", "✅ Add it")
    await link_for(world, "coordinator", branch="Strasbourg")
    await world.taps("Ada", "↩ Undo")

    assert world.shown("Ada") == ["Strasbourg stays: people, links or cohorts belong to it already."]
    assert await how_many(world, Branch) == 1
