"""Whose leave is whose to change; and what an old, a foreign or a forged button does."""

from datetime import date

from bot.cover import presses
from bot.cover.models import Leave
from bot.duos.models import Duo
from bot.sandbox.play import utc
from tests.stories.leaves import is_away, two_coordinators
from tests.stories.verbs import all_of, forges, how_many, ids, link_for
from tests.world import World

MONDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 20)
STALE = "no longer in use"


async def test_an_admin_makes_a_leave_for_somebody_who_is_ill(world: World) -> None:
    await world.person("Ada", "admin")
    await two_coordinators(world)
    today = world.now.date()

    await world.says("Ada", "/leave")
    assert world.last("Ada") == "Who will be away?"
    assert world.labels("Ada") == ["Karim (Bruxelles)", "Sofie (Bruxelles)", "✖ Stop"]
    await is_away(world, "Sofie", today, FRIDAY, cover="Karim", noted_by="Ada")
    await world.hours_pass(0.1)

    assert world.count("Sofie", "🌴 Ada noted that you are away from Monday 2 March") == 1
    assert (await all_of(world, Duo))[0].caretaker_id == (await world.person("Karim")).id
    assert world.last("Karim").startswith("🌴 Sofie is away until Friday 20 March.")


async def test_a_coordinator_makes_no_leave_for_another(world: World) -> None:
    await two_coordinators(world)
    await world.person("Wim", "coordinator", branch="Gent")
    sofie, karim = await world.person("Sofie"), await world.person("Karim")

    for name in ("Karim", "Wim", "Amina"):
        for press in (
            presses.ShowLeaves(sofie.id),
            presses.AskFrom(sofie.id),
            presses.TypeFrom(sofie.id),
            presses.AskUntil(sofie.id, MONDAY),
            presses.TypeUntil(sofie.id, MONDAY),
            presses.AskCover(sofie.id, MONDAY, FRIDAY),
            presses.LookAtLeave(sofie.id, MONDAY, FRIDAY, karim.id),
            presses.MakeLeave(sofie.id, MONDAY, FRIDAY, karim.id),
        ):
            await forges(world, name, press)
            assert STALE in world.shown(name)[-1] or "not possible for you" in world.shown(name)[-1]
    assert await how_many(world, Leave) == 0


async def test_a_leave_is_cancelled_ended_and_declined_only_by_whom_it_concerns(world: World) -> None:
    await two_coordinators(world)
    await world.person("Lena", "coordinator")
    await is_away(world, "Sofie", MONDAY, FRIDAY, cover="Karim")
    leave = (await all_of(world, Leave))[0]

    for name in ("Karim", "Lena"):
        await forges(world, name, presses.CancelLeave(leave.id))
        await forges(world, name, presses.EndLeave(leave.id, True))
        await forges(world, name, presses.HandBack(leave.id))
    await forges(world, "Lena", presses.CannotCover(leave.id))
    await forges(world, "Sofie", presses.EndLeave(leave.id, True))
    await forges(world, "Sofie", presses.CancelLeave(leave.id + 7))

    assert {said for name in ("Karim", "Lena", "Sofie") for said in world.shown(name)} == {
        "This button is no longer in use. /help shows what you can do now."
    }
    assert (await all_of(world, Leave))[0].begins_at is not None


async def test_a_planned_leave_is_cancelled_once_and_the_cover_hears(world: World) -> None:
    await two_coordinators(world)
    await is_away(world, "Sofie", MONDAY, FRIDAY, cover="Karim")
    leave = (await all_of(world, Leave))[0]

    await world.says("Sofie", "/leave")
    assert "• Monday 9 March to Friday 20 March: Karim covers" in world.last("Sofie")
    await world.taps("Sofie", "✖ Cancel: Monday 9 March")
    await forges(world, "Sofie", presses.CancelLeave(leave.id))
    await world.days_pass(10)

    assert STALE in world.shown("Sofie")[-1]
    assert (
        world.count("Karim", "✖ The leave of Sofie from Monday 9 March to Friday 20 March is cancelled.") == 1
    )
    assert (await all_of(world, Duo))[0].caretaker_id is None
    assert world.count("Amina", "🌴") == 0


async def test_a_button_of_last_year_asks_for_a_new_day(world: World) -> None:
    await two_coordinators(world)
    sofie, karim = await world.person("Sofie"), await world.person("Karim")

    await forges(world, "Sofie", presses.MakeLeave(sofie.id, date(2025, 3, 9), FRIDAY, karim.id))
    assert world.shown("Sofie")[-1].startswith("This day has passed.")
    await forges(
        world, "Sofie", presses.MakeLeave(sofie.id, date(9999, 12, 31), date(9999, 12, 31), karim.id)
    )
    assert world.shown("Sofie")[-1].startswith("That is more than a year from now.")
    await forges(world, "Sofie", presses.MakeLeave(sofie.id, MONDAY, FRIDAY, sofie.id))
    assert world.shown("Sofie")[-1].startswith("This person cannot cover")
    assert await how_many(world, Leave) == 0


async def test_midnight_is_where_the_coordinator_is(world: World) -> None:
    await world.branch("Fort-de-France", country="FR", zone="America/Martinique")
    await world.person("Josette", "coordinator", branch="Fort-de-France")
    await world.person("Rose", "coordinator", branch="Fort-de-France")
    await world.person("Éloi", "mentee", branch="Fort-de-France")
    await world.person("Max", "mentor", branch="Fort-de-France")
    await world.forms_duo("Josette", "Éloi", "Max")
    await is_away(world, "Josette", MONDAY, FRIDAY, cover="Rose")

    await world.it_becomes(utc(2026, 3, 9, 3, 59))  # 23:59 on Sunday in Martinique
    assert (await all_of(world, Duo))[0].caretaker_id is None
    await world.it_becomes(utc(2026, 3, 9, 4, 1))
    assert (await all_of(world, Duo))[0].caretaker_id is not None
    await world.it_becomes(utc(2026, 3, 9, 12, 59))
    assert world.count("Rose", "From now on you look after") == world.count("Éloi", "🌴") == 0
    await world.it_becomes(utc(2026, 3, 9, 13, 1))

    assert world.count("Rose", "From now on you look after 1 duo.") == 1
    assert world.count("Éloi", "🌴 Josette is away until Friday 20 March.") == 1


async def test_of_several_branches_only_who_knows_them_all_covers_else_an_admin(world: World) -> None:
    await world.person("Ada", "admin")
    await two_coordinators(world)
    await world.opens("Sofie", await link_for(world, "coordinator", branch="Gent"))
    sofie = await world.person("Sofie")

    await world.says("Sofie", "/leave")
    await world.presses("Sofie", presses.AskUntil(sofie.id, MONDAY))
    await world.taps("Sofie", "That day only")
    assert world.labels("Sofie") == ["Ada", "✖ Stop"]
    await world.opens("Karim", await link_for(world, "coordinator", branch="Gent"))
    await forges(world, "Sofie", presses.AskCover(sofie.id, MONDAY, MONDAY))

    assert world.labels("Sofie") == ["Karim", "✖ Stop"]


async def test_two_who_note_it_at_the_same_moment_make_one_leave(world: World) -> None:
    await world.person("Ada", "admin")
    await two_coordinators(world)
    sofie, karim = await ids(world, "Sofie", "Karim")
    looks = {"Sofie": (sofie, MONDAY, FRIDAY, karim), "Ada": (sofie, MONDAY, date(2026, 3, 22), karim)}
    for name, look in looks.items():
        await world.says(name, "/leave")
        await forges(world, name, presses.LookAtLeave(*look))

    for name, look in looks.items():
        world.tap(name, presses.MakeLeave(*look))
    await world.settle()

    assert await how_many(world, Leave) == 1
    (refused,) = [name for name in looks if world.shown(name)]
    assert world.shown(refused) == ["Sofie is away on some of these days already. /leave shows when."]
