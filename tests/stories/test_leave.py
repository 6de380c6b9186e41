"""A coordinator is away: a colleague looks after their duos, and everybody knows it."""

from datetime import date

import pytest

from bot.cover import presses
from bot.cover.models import Leave
from bot.duos.models import Duo
from bot.sandbox.play import utc
from tests.stories.leaves import is_away, two_coordinators
from tests.stories.verbs import all_of, forges, how_many, speaks
from tests.world import World

MONDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 20)
IS_AWAY = "🌴 Sofie is away until Friday 20 March. Karim looks after your duo meanwhile."
IS_BACK = "👋 Sofie is back and looks after your duo again."


async def test_a_leave_is_made_with_a_few_taps_and_said_back_in_full(world: World) -> None:
    await two_coordinators(world)

    await world.says("Sofie", "/leave")
    assert world.last("Sofie") == "🌴 From which day is Sofie away?"
    assert world.labels("Sofie") == [
        "Today, Monday 2 March",
        "Tomorrow, Tuesday 3 March",
        "Monday 9 March",
        "✏️ Another day",
        "✖ Stop",
    ]
    await world.taps("Sofie", "Monday 9 March")
    assert world.last("Sofie") == "Sofie is away from Monday 9 March. What is the last day?"
    await world.taps("Sofie", "Sunday 22 March")
    assert world.labels("Sofie") == ["Karim", "✖ Stop"]
    await world.taps("Sofie", "Karim")
    assert "Karim looks after 1 duo." in world.last("Sofie")
    await world.taps("Sofie", "✅ Yes")

    assert world.last("Sofie").startswith("✅ Sofie is away from Monday 9 March to Sunday 22 March. Karim")
    assert world.last("Karim").startswith("🌴 Sofie is away from Monday 9 March to Sunday 22 March.")
    assert world.labels("Karim") == ["I can't"]


async def test_days_can_be_typed_in_a_small_strict_form(world: World) -> None:
    await two_coordinators(world)
    await world.says("Sofie", "/leave")
    await world.taps("Sofie", "✏️ Another day")

    for wrong in ("next week", "31/2", "12/3/26", "12", "1/3/2026"):
        await world.says("Sofie", wrong)
        assert world.last("Sofie").startswith(("I do not understand this day.", "This day has passed."))
    await world.says("Sofie", "12/3")
    assert world.last("Sofie") == "Sofie is away from Thursday 12 March. What is the last day?"
    await world.taps("Sofie", "✏️ Another day")
    await world.says("Sofie", "11/3/2026")
    assert world.last("Sofie") == "The last day comes before the first one."
    await world.says("Sofie", "12/3/2027")
    assert world.last("Sofie").startswith("That is more than a year from now.")
    await world.says("Sofie", " 2 / 4 ")

    assert world.last("Sofie").startswith("Sofie is away from Thursday 12 March to Thursday 2 April.")
    assert await how_many(world, Leave) == 0


async def test_from_midnight_on_the_cover_cares_and_the_news_comes_in_the_morning(world: World) -> None:
    await two_coordinators(world)
    await is_away(world, "Sofie", MONDAY, FRIDAY, cover="Karim")
    heard = len(world.reads("Karim"))

    await world.it_becomes(utc(2026, 3, 8, 22, 59))
    assert (await all_of(world, Duo))[0].caretaker_id is None
    await world.it_becomes(utc(2026, 3, 8, 23, 1))  # 00:01 in Brussels

    assert (await all_of(world, Duo))[0].caretaker_id == (await world.person("Karim")).id
    assert len(world.reads("Karim")) == heard
    assert world.count("Amina", IS_AWAY) == 0
    await world.it_becomes(utc(2026, 3, 9, 10))
    assert world.last("Karim").startswith(
        "🌴 Sofie is away until Friday 20 March. From now on you look after"
    )
    assert "There is no open alert." in world.last("Karim")
    for name in ("Amina", "Jan"):
        assert world.count(name, IS_AWAY) == 1


async def test_at_the_end_everybody_hears_that_the_coordinator_is_back(world: World) -> None:
    await two_coordinators(world)
    await is_away(world, "Sofie", MONDAY, FRIDAY, cover="Karim")

    await world.it_becomes(utc(2026, 3, 21, 12))

    assert (await all_of(world, Duo))[0].caretaker_id is None
    assert world.count("Sofie", "👋 Welcome back! You look after 1 duo again.") == 1
    assert world.count("Karim", "👋 Sofie is back and looks after the duos again.") == 1
    for name in ("Amina", "Jan"):
        assert world.count(name, IS_BACK) == world.count(name, IS_AWAY) == 1


async def test_three_days_move_the_alerts_and_trouble_no_duo(world: World) -> None:
    await two_coordinators(world)
    await is_away(world, "Sofie", MONDAY, date(2026, 3, 11), cover="Karim")

    await world.it_becomes(utc(2026, 3, 10, 12))
    assert (await all_of(world, Duo))[0].caretaker_id == (await world.person("Karim")).id
    await world.says("Amina", "/callme")
    await world.days_pass(5)

    assert world.alerts_to("Karim") == ["Amina asks for a call (duo with Jan)."]
    assert world.count("Amina", "🌴") == world.count("Jan", "🌴") == 0
    assert world.count("Amina", IS_BACK) == world.count("Jan", IS_BACK) == 0


async def test_a_duo_that_forms_meanwhile_is_the_cover_s_too(world: World) -> None:
    await two_coordinators(world)
    await is_away(world, "Sofie", MONDAY, FRIDAY, cover="Karim")
    await world.it_becomes(utc(2026, 3, 10, 12))

    await world.duo(mentee="Yusuf", mentor="Mia")

    karim = (await world.person("Karim")).id
    assert [duo.caretaker_id for duo in await all_of(world, Duo)] == [karim, karim]
    assert world.count("Karim", "🎉 Yusuf and Mia both said yes.") == 1
    await world.it_becomes(utc(2026, 3, 22, 12))
    assert [duo.caretaker_id for duo in await all_of(world, Duo)] == [None, None]


async def test_back_today_is_asked_once_more_and_told_to_nobody_who_never_heard_of_it(world: World) -> None:
    await two_coordinators(world)
    today = world.now.date()
    await is_away(world, "Sofie", today, FRIDAY, cover="Karim")
    await world.hours_pass(0.1)
    heard = len(world.reads("Amina"))

    await world.says("Sofie", "/leave")
    await world.taps("Sofie", "↩ Back today")
    assert world.last("Sofie").startswith("Is Sofie back?")
    assert (await all_of(world, Duo))[0].caretaker_id is not None
    await world.taps("Sofie", "✅ Yes, back today")
    await world.days_pass(1)

    assert (await all_of(world, Duo))[0].caretaker_id is None
    assert len(world.reads("Amina")) == heard


@pytest.mark.parametrize(
    ("language", "away", "back", "begins"),
    [
        (
            "fr",
            "🌴 Sofie est en congé jusqu’au vendredi 20 mars. Entre-temps, Karim s’occupe de votre duo.",
            "👋 Sofie est de retour et s’occupe à nouveau de votre duo.",
            "🌴 Sofie : absence jusqu’au vendredi 20 mars. Dès maintenant, vous vous occupez de 1 duo.",
        ),
        (
            "nl",
            "🌴 Sofie is afwezig tot en met vrijdag 20 maart. Intussen zorgt Karim voor je duo.",
            "👋 Sofie is terug en zorgt weer voor je duo.",
            "🌴 Sofie is afwezig tot en met vrijdag 20 maart. Vanaf nu zorg je voor 1 duo.",
        ),
    ],
)
async def test_each_reads_it_in_their_own_language(
    world: World, language: str, away: str, back: str, begins: str
) -> None:
    await two_coordinators(world)
    name = {"fr": "Français", "nl": "Nederlands"}[language]
    for reader in ("Amina", "Karim"):
        await speaks(world, reader, name)
    await is_away(world, "Sofie", MONDAY, FRIDAY, cover="Karim")

    await world.it_becomes(utc(2026, 3, 21, 12))

    assert world.count("Amina", away) == world.count("Amina", back) == 1
    assert world.count("Karim", begins) == 1


async def test_a_second_tap_makes_no_second_leave(world: World) -> None:
    await two_coordinators(world)
    await is_away(world, "Sofie", MONDAY, FRIDAY, cover="Karim")
    sofie, karim = (await world.person("Sofie")).id, (await world.person("Karim")).id

    await forges(world, "Sofie", presses.MakeLeave(sofie, MONDAY, FRIDAY, karim))

    assert await how_many(world, Leave) == 1
    assert world.count("Karim", "🌴 Sofie is away") == 1
