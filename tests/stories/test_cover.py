"""What a cover does: takes the alerts, says no, hands back, goes away, too."""

from datetime import date, timedelta

from bot.cover import presses
from bot.cover.models import Leave
from bot.duos.models import Duo
from bot.duos.presses import EndDuo
from bot.escalations.presses import TakeIt
from bot.sandbox.play import utc
from tests.beginnings import lived_once
from tests.stories.leaves import is_away, two_coordinators
from tests.stories.verbs import all_of, forges, how_many
from tests.world import World

NOT_MET = "Amina and Jan have not met for 2 weeks."


@lived_once
async def away_while_an_alert_is_open(world: World, *, taken: bool, days: int = 10) -> None:
    """The alert comes on Thursday 19 March; Sofie is away from the next day on."""
    await world.duo(met_today=True)
    await world.person("Karim", "coordinator")
    await world.days_pass(17)
    if taken:
        await world.taps("Sofie", "✋ I take it")
    first = world.now.date() + timedelta(days=1)
    await is_away(world, "Sofie", first, first + timedelta(days=days), cover="Karim")
    await world.days_pass(1)


async def test_an_alert_that_nobody_has_taken_comes_to_the_cover_with_its_buttons(world: World) -> None:
    await away_while_an_alert_is_open(world, taken=False)

    assert world.alerts_to("Karim") == [NOT_MET]
    assert world.last("Karim").endswith("↪ This alert comes to you from Sofie.")
    await world.taps("Karim", "✋ I take it")

    assert world.last("Karim").endswith("✋ Karim takes it.")
    assert world.count("Sofie", "✋ Karim takes it.") == 1


async def test_an_alert_of_the_absent_becomes_the_cover_s(world: World) -> None:
    await away_while_an_alert_is_open(world, taken=True)

    assert world.count("Sofie", "✋ Karim takes it.") == 1
    assert "✋ I take it" not in world.labels("Karim")
    await world.taps("Karim", "✅ Solved")
    await world.says("Karim", "Jan was ill.")

    assert world.last("Karim") == "✅ Noted. The alert on Amina and Jan is closed."


async def test_what_was_put_off_comes_back_to_the_cover(world: World) -> None:
    await world.duo(met_today=True)
    await world.person("Karim", "coordinator")
    await world.days_pass(17)
    await world.taps("Sofie", "⏰ In 3 days")
    first = world.now.date() + timedelta(days=1)
    await is_away(world, "Sofie", first, first + timedelta(days=9), cover="Karim")

    await world.days_pass(4)

    assert world.count("Karim", "⏰ You asked me to remind you.") == 1
    assert world.count("Sofie", "⏰ You asked me to remind you.") == 0


async def test_the_coordinator_gets_back_what_nobody_took(world: World) -> None:
    await away_while_an_alert_is_open(world, taken=False)

    await world.days_pass(11)

    assert world.count("Sofie", "👋 Welcome back! You look after 1 duo again.") == 1
    assert world.last("Sofie").endswith("↪ This alert comes to you from Karim.")
    await world.taps("Sofie", "✋ I take it")
    assert world.count("Karim", "✋ Sofie takes it.") == 1


async def test_what_the_cover_took_stays_theirs_until_handed_back(world: World) -> None:
    await away_while_an_alert_is_open(world, taken=False)
    await world.taps("Karim", "✋ I take it")
    await world.days_pass(11)
    assert "1 alert that you took stays with you" in world.last("Karim")
    assert world.count("Sofie", "↪ This alert comes to you") == 0

    leave = (await all_of(world, Leave))[0]
    await world.taps("Karim", "↩ Hand back to Sofie")
    await forges(world, "Karim", presses.HandBack(leave.id))

    assert world.count("Karim", "✅ 1 alert is with Sofie again.") == 1
    assert world.shown("Karim")[-1] == "There is nothing left to hand back."
    assert world.last("Sofie").endswith("↪ This alert comes to you from Karim.")
    assert "⏰ In 3 days" in world.labels("Sofie")
    assert "✋ I take it" not in world.labels("Sofie")


async def test_who_is_to_cover_can_say_no_and_another_is_chosen(world: World) -> None:
    await two_coordinators(world)
    await is_away(world, "Sofie", date(2026, 3, 9), date(2026, 3, 20), cover="Karim")

    await world.taps("Karim", "I can't")
    await world.days_pass(10)

    assert world.count("Karim", "All right. You do not cover for Sofie") == 1
    assert world.count("Sofie", "Karim cannot look after the duos of Sofie") == 1
    assert (await all_of(world, Duo))[0].caretaker_id is None
    assert (await all_of(world, Leave))[0].cancelled_at is not None


async def test_a_no_on_the_first_day_gives_back_what_had_moved_and_the_admins_hear(world: World) -> None:
    await world.person("Ada", "admin")
    await away_while_an_alert_is_open(world, taken=True)
    heard = world.count("Amina", "🌴")

    await world.presses("Karim", presses.CannotCover((await all_of(world, Leave))[0].id))
    await world.hours_pass(3)

    assert (await all_of(world, Duo))[0].caretaker_id is None
    for name in ("Sofie", "Ada"):
        assert world.count(name, "Karim cannot look after the duos of Sofie") == 1
    assert world.last("Sofie").endswith("↪ This alert comes to you from Karim.")
    assert world.count("Amina", "👋 Sofie is back") == heard


async def test_later_the_cover_makes_a_leave_of_their_own_and_the_duos_move_on(world: World) -> None:
    await two_coordinators(world)
    await world.person("Lena", "coordinator")
    await is_away(world, "Sofie", date(2026, 3, 9), date(2026, 3, 27), cover="Karim")
    await world.it_becomes(utc(2026, 3, 12, 12))
    await world.presses("Karim", presses.CannotCover(1))
    assert world.shown("Karim")[-1].startswith("The duos know by now that you look after them.")

    await is_away(world, "Karim", date(2026, 3, 13), date(2026, 3, 18), cover="Lena")
    await world.it_becomes(utc(2026, 3, 13, 12))
    lena, karim = await world.person("Lena"), await world.person("Karim")
    assert (await all_of(world, Duo))[0].caretaker_id == lena.id
    assert "Among them are the duos of others who are away: Sofie." in world.last("Lena")
    assert world.count("Amina", "Lena looks after your duo meanwhile.") == 1

    await world.it_becomes(utc(2026, 3, 20, 12))
    assert (await all_of(world, Duo))[0].caretaker_id == karim.id
    assert world.count("Karim", "👋 Welcome back! You look after 1 duo again.") == 1
    await world.it_becomes(utc(2026, 3, 28, 12))
    assert (await all_of(world, Duo))[0].caretaker_id is None
    assert world.count("Amina", "👋 Sofie is back") == 1


async def test_without_a_colleague_an_admin_covers_and_can_do_all_of_it(world: World) -> None:
    await world.person("Ada", "admin")
    await world.duo()
    await world.person("Wim", "coordinator", branch="Gent")
    await is_away(world, "Sofie", world.now.date(), date(2026, 9, 20), cover="Ada")
    await world.leaps(190)  # also after an outage the news of that time goes to who covers

    await world.says("Ada", "/duos")
    assert world.last("Ada").startswith("You look after 1 duo:")
    await world.presses("Ada", EndDuo((await all_of(world, Duo))[0].id))

    assert world.count("Ada", "👋 The duo of Amina and Jan has ended.") == 1


async def test_only_colleagues_who_are_there_are_offered(world: World) -> None:
    await two_coordinators(world)
    await world.person("Lena", "coordinator")
    await world.person("Wim", "coordinator", branch="Gent")
    await is_away(world, "Karim", date(2026, 3, 10), date(2026, 3, 12), cover="Lena")
    sofie, karim = await world.person("Sofie"), await world.person("Karim")

    await world.says("Sofie", "/leave")
    await world.presses("Sofie", presses.AskUntil(sofie.id, date(2026, 3, 9)))
    await world.taps("Sofie", "Sunday 15 March")

    assert world.labels("Sofie") == ["Lena", "✖ Stop"]
    days = date(2026, 3, 9), date(2026, 3, 15)
    await forges(world, "Sofie", presses.MakeLeave(sofie.id, *days, karim.id))
    assert world.shown("Sofie")[-1].startswith("This person cannot cover in these days")
    assert await how_many(world, Leave) == 1


async def test_nobody_is_away_twice_at_a_time(world: World) -> None:
    await two_coordinators(world)
    await is_away(world, "Sofie", date(2026, 3, 9), date(2026, 3, 12), cover="Karim")
    sofie = await world.person("Sofie")

    await forges(world, "Sofie", presses.AskCover(sofie.id, date(2026, 3, 12), date(2026, 3, 20)))

    assert world.shown("Sofie")[-1].startswith("Sofie is away on some of these days already.")


async def test_who_is_not_told_of_an_alert_cannot_take_it_for_the_absent(world: World) -> None:
    await world.person("Wim", "coordinator", branch="Gent")
    await away_while_an_alert_is_open(world, taken=False)

    await forges(world, "Wim", TakeIt(1))

    assert "no longer in use" in world.shown("Wim")[-1]
