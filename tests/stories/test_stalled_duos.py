"""The triage of silence: a duo that stops meeting reaches its coordinator early and once."""

from datetime import time, timedelta

from tests.stories.verbs import stalled
from tests.world import World


async def test_coordinator_hears_one_alert_about_a_duo_that_stopped_meeting(world: World) -> None:
    await world.duo(mentee="Amina", mentor="Jan", coordinator="Sofie", met_today=True)

    await world.days_pass(14)
    assert world.nudges_to("Amina") == world.nudges_to("Jan") == 1
    assert world.alerts_to("Sofie") == []

    await world.days_pass(3)
    assert world.alerts_to("Sofie") == ["Amina and Jan have not met for 2 weeks."]

    await world.days_pass(30)
    assert len(world.alerts_to("Sofie")) == 1
    assert world.nudges_to("Amina") == world.nudges_to("Jan") == 1


async def test_the_alert_tells_since_when_and_what_was_tried(world: World) -> None:
    await stalled(world)

    first, since, tried = world.last("Sofie").split("\n")
    assert first == "⚠️ Amina and Jan have not met for 2 weeks."
    assert since == "Last meeting: Monday 2 March."
    assert tried == "I wrote to both on Monday 16 March; there was no meeting since."


async def test_nobody_is_nudged_while_the_next_meeting_may_still_happen(world: World) -> None:
    """Two weeks after a weekly meeting is the hour of a meeting: the nudge came as they sat down together."""
    await world.duo(slot=time(11), met_today=True)
    await world.travel(world.now + timedelta(days=14, hours=-6))  # 12:00, in the middle of it
    assert world.nudges_to("Amina") == 0

    await world.hours_pass(1.5)
    await world.taps("Jan", "✅ Yes")
    await world.days_pass(3)

    assert world.nudges_to("Amina") == 0


async def test_a_duo_that_never_met_is_found_too(world: World) -> None:
    await world.duo()

    await world.days_pass(17)

    assert world.nudges_to("Amina") == 1
    assert world.last("Sofie").startswith(
        "⚠️ Amina and Jan have not met yet. Their duo began on Monday 2 March."
    )


async def test_a_duo_that_meets_is_left_in_peace(world: World) -> None:
    await world.duo(slot=time(11))

    for _week in range(6):
        await world.hours_pass(5)
        await world.taps("Jan", "✅ Yes")
        await world.travel(world.now + timedelta(days=7, hours=-5))

    assert world.nudges_to("Amina") == world.nudges_to("Jan") == 0
    assert world.alerts_to("Sofie") == []


async def test_meeting_after_the_nudge_spares_the_coordinator(world: World) -> None:
    await world.duo(slot=time(11))
    await world.days_pass(14.4)
    assert world.nudges_to("Amina") == 1

    await world.taps("Amina", "✅ We did meet")
    await world.taps("Amina", "4 ⭐")
    await world.days_pass(6)

    assert world.alerts_to("Sofie") == []


async def test_the_next_meeting_closes_the_alert_and_tells_its_owner(world: World) -> None:
    await world.duo(slot=time(11), met_today=True)
    await world.days_pass(17)
    await world.taps("Sofie", "✋ I take it")
    await world.days_pass(4.2)  # the meeting of Monday 23 March

    await world.taps("Jan", "✅ Yes")
    await world.hours_pass(1)

    assert world.last("Sofie") == "✅ Amina and Jan met on Monday 23 March. I have closed the alert."
    (alert,) = [said for said in world.reads("Sofie") if said.startswith("⚠️")]
    assert alert.endswith("✅ They met on Monday 23 March. Closed.")


async def test_after_it_was_closed_a_new_silence_is_a_new_stall(world: World) -> None:
    await world.duo(slot=time(11), met_today=True)
    await world.days_pass(21.2)
    await world.taps("Jan", "✅ Yes")

    await world.days_pass(14)
    assert world.nudges_to("Amina") == 2
    await world.days_pass(3.2)

    assert len(world.alerts_to("Sofie")) == 2


async def test_nudges_and_alerts_come_at_a_decent_hour(world: World) -> None:
    await world.duo(slot=time(19, 30))
    await world.hours_pass(15)
    await world.days_pass(20)

    nudge = next(m for m in world.sees("Amina") if "A small step helps" in (m.text or ""))
    alert = next(m for m in world.sees("Sofie") if (m.text or "").startswith("⚠️"))

    assert 8 <= nudge.date.hour <= 19  # 09:00 to 20:00 in Brussels, in UTC
    assert 8 <= alert.date.hour <= 19


async def test_call_me_skips_the_nudge(world: World) -> None:
    await world.duo()

    await world.says("Jan", "/callme")
    await world.hours_pass(0.1)

    assert world.last("Jan") == "☎️ I have told Sofie that you would like a call."
    assert world.alerts_to("Sofie") == ["Jan asks for a call (duo with Amina)."]
    assert world.nudges_to("Amina") == world.nudges_to("Jan") == 0


async def test_calling_twice_is_one_alert(world: World) -> None:
    await world.duo()

    for _again in range(2):
        await world.says("Jan", "/callme")
        await world.hours_pass(0.1)

    assert world.last("Jan") == "Sofie knows already that you would like a call."
    assert len(world.alerts_to("Sofie")) == 1


async def test_a_call_at_night_rings_in_the_morning(world: World) -> None:
    await world.duo()
    await world.hours_pass(14)  # midnight in Brussels

    await world.says("Amina", "/callme")
    await world.hours_pass(1)
    assert world.alerts_to("Sofie") == []
    await world.hours_pass(8)

    assert len(world.alerts_to("Sofie")) == 1


async def test_a_call_during_an_open_alert_reaches_its_owner_in_one_line(world: World) -> None:
    await stalled(world)
    await world.taps("Sofie", "✋ I take it")

    await world.says("Amina", "/callme")
    await world.hours_pass(0.1)

    assert world.last("Sofie").startswith("☎️ Amina (duo with Jan) now also asks for a call.")
    assert len(world.alerts_to("Sofie")) == 1


async def test_a_wish_to_be_called_is_not_lost_when_they_meet(world: World) -> None:
    await world.duo(slot=time(11))
    await world.says("Amina", "/callme")
    await world.hours_pass(5)

    await world.taps("Jan", "✅ Yes")
    await world.hours_pass(1)

    assert world.count("Sofie", "I have closed the alert") == 0


async def test_the_end_of_six_months_is_told_once_and_ends_the_asking(world: World) -> None:
    await stalled(world)
    await world.taps("Sofie", "✅ Solved")
    await world.says("Sofie", "They go on by themselves.")

    await world.leaps(150)
    await world.days_pass(30)

    assert world.count("Sofie", "🏁 The six months of Amina and Jan are over.") == 1
    before = len(world.reads("Amina"))
    await world.days_pass(20)
    await world.leaps(60)
    assert world.count("Sofie", "🏁") == 1
    assert len(world.reads("Amina")) == before


async def test_a_duo_that_is_over_is_ended_by_its_coordinator_and_both_are_free(world: World) -> None:
    await world.duo()
    await world.leaps(185)

    await world.taps("Sofie", "👋 End the duo")

    assert world.last("Sofie") == "👋 The duo of Amina and Jan has ended. Both are free again."
    assert world.last("Amina").startswith("👋 Your duo with Jan has come to its end.")
    await world.says("Amina", "Thank you, Jan!")
    assert world.last("Jan").startswith("👋 Your duo with Amina")
    await world.forms_duo("Sofie", "Amina", "Jan")
    assert "You and Amina are a duo" in world.last("Jan")
