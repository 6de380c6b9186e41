"""The weekly rhythm: a slot that both agree on, its meetings, reminders, and who comes."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.meetings.models import Meeting
from tests.world import World

BRUSSELS = ZoneInfo("Europe/Brussels")


async def meetings(world: World) -> list[Meeting]:
    async with world.built.database.transaction() as session:
        return list(await session.scalars(select(Meeting).order_by(Meeting.starts_at)))


async def test_one_proposes_the_other_agrees_and_six_months_of_meetings_follow(world: World) -> None:
    await world.duo()

    await world.taps("Amina", "🗓 Choose our weekly time")
    await world.taps("Amina", "Tuesday")
    await world.taps("Amina", "18:00")
    await world.taps("Amina", "in the library")
    assert "every Tuesday at 18:00, in the library" in world.last("Amina")
    assert "Amina would like to meet you every Tuesday at 18:00, in the library" in world.last("Jan")
    await world.taps("Jan", "✅ Yes, good for me")

    for name, partner in (("Amina", "Jan"), ("Jan", "Amina")):
        assert f"Agreed: you and {partner} meet every Tuesday at 18:00" in world.last(name)
        assert "Tuesday 3 March at 18:00" in world.last(name)
    planned = [meeting.starts_at.astimezone(BRUSSELS) for meeting in await meetings(world)]
    assert len(planned) == 27  # the Tuesdays from 3 March to 1 September
    assert {(start.weekday(), start.time()) for start in planned} == {(1, time(18))}
    assert planned[-1].date() == date(2026, 9, 1)


async def test_meetings_last_two_hours_on_both_sides_of_the_change_of_the_clock(world: World) -> None:
    await world.duo(slot=time(18))

    by_day = {meeting.starts_at.date(): meeting for meeting in await meetings(world)}

    winter, summer = by_day[date(2026, 3, 23)], by_day[date(2026, 3, 30)]
    assert (winter.starts_at.hour, summer.starts_at.hour) == (17, 16)  # UTC; 18:00 on the wall both times
    assert winter.ends_at - winter.starts_at == summer.ends_at - summer.starts_at == timedelta(hours=2)


async def test_the_other_may_propose_another_time_instead(world: World) -> None:
    await world.duo()
    await world.says("Amina", "/slot")
    for label in ("Tuesday", "18:00", "in a café"):
        await world.taps("Amina", label)

    await world.taps("Jan", "🗓 Propose another time")
    for label in ("Friday", "10:30", "online"):
        await world.taps("Jan", label)

    assert "every Friday at 10:30, online, by video" in world.last("Amina")
    await world.taps("Amina", "✅ Yes, good for me")
    assert {meeting.starts_at.weekday() for meeting in await meetings(world)} == {4}


async def test_an_older_proposal_can_no_longer_be_agreed_to(world: World) -> None:
    await world.duo()
    for day in ("Tuesday", "Thursday"):
        await world.says("Amina", "/slot")
        for label in (day, "18:00", "in a café"):
            await world.taps("Amina", label)
    older, newer = [message for message in world.sees("Jan") if "would like to meet" in (message.text or "")]

    world.telegram.taps(world.accounts["Jan"].id, older.id, "✅ Yes, good for me")
    await world.settle()

    assert "no longer asked for" in world.shown("Jan")[-1]
    assert await meetings(world) == []
    world.telegram.taps(world.accounts["Jan"].id, newer.id, "✅ Yes, good for me")
    await world.settle()
    assert {meeting.starts_at.weekday() for meeting in await meetings(world)} == {3}


async def test_nobody_agrees_to_their_own_proposal(world: World) -> None:
    await world.duo()
    await world.says("Amina", "/slot")
    for label in ("Tuesday", "18:00", "in a café"):
        await world.taps("Amina", label)
    code = world.newest("Jan").buttons[0][0].data or ""

    world.telegram.forges(world.accounts["Amina"].id, world.newest("Amina").id, code)
    await world.settle()

    assert "your own proposal" in world.shown("Amina")[-1]
    assert await meetings(world) == []


async def test_a_place_in_their_own_words_reaches_the_partner_as_written(world: World) -> None:
    await world.duo()
    await world.says("Amina", "/slot")
    for label in ("Tuesday", "18:00", "✏️ Another place"):
        await world.taps("Amina", label)

    await world.says("Amina", "Chez <Ali> & fils")

    assert "every Tuesday at 18:00, Chez <Ali> & fils" in world.last("Jan")


async def test_a_new_slot_takes_the_place_of_the_old_one(world: World) -> None:
    await world.duo(slot=time(18))
    before = len(await meetings(world))

    await world.days_pass(1)
    await world.agrees_on("Jan", "Amina", weekday=4, at=time(10))

    ahead = [meeting for meeting in await meetings(world) if meeting.starts_at > world.now]
    assert before == 27
    assert {meeting.starts_at.weekday() for meeting in ahead} == {4}
    assert "every Friday at 10:00" in world.last("Amina")


async def test_both_are_reminded_the_day_before_and_two_hours_before(world: World) -> None:
    await world.duo()
    await world.agrees_on("Amina", "Jan", weekday=2, at=time(18))

    await world.hours_pass(8)  # Monday 18:00 in Brussels
    assert world.count("Amina", "🔔") == 0
    await world.days_pass(1)
    assert world.count("Amina", "🔔 You meet Jan on Wednesday 4 March at 18:00, in the library.") == 1
    assert world.count("Jan", "🔔 You meet Amina on Wednesday 4 March at 18:00, in the library.") == 1
    await world.days_pass(1)

    assert world.count("Amina", "🔔 Today at 18:00 you meet Jan") == 1
    assert world.count("Jan", "🔔") == 2


async def test_who_cannot_come_tells_the_partner_at_once_and_may_come_after_all(world: World) -> None:
    await world.duo()
    await world.agrees_on("Amina", "Jan", weekday=2, at=time(18))
    await world.days_pass(1.5)

    await world.taps("Amina", "👎 I can't")
    assert "Jan knows it now" in world.last("Amina")
    assert world.last("Jan").startswith("Amina cannot come on Wednesday 4 March at 18:00.")
    await world.taps("Amina", "👍 I can come after all")

    assert world.last("Jan") == "👍 Amina can come after all on Wednesday 4 March at 18:00."
    assert world.count("Jan", "cannot come") == 1


async def test_nobody_is_reminded_of_a_meeting_that_was_called_off(world: World) -> None:
    await world.duo()
    await world.agrees_on("Amina", "Jan", weekday=2, at=time(18))
    await world.days_pass(1.5)
    await world.taps("Amina", "👎 I can't")

    await world.days_pass(1)

    assert world.count("Amina", "🔔 Today") == world.count("Jan", "🔔 Today") == 0


async def test_tapping_twice_says_it_once(world: World) -> None:
    await world.duo()
    await world.agrees_on("Amina", "Jan", weekday=2, at=time(18))
    await world.days_pass(1.5)
    account, message = world.accounts["Amina"].id, world.newest("Amina")

    world.telegram.taps(account, message.id, "👎 I can't")
    world.telegram.taps(account, message.id, "👎 I can't")
    await world.settle()

    assert world.count("Jan", "cannot come") == 1


async def test_a_reminder_of_a_meeting_that_is_over_can_no_longer_be_answered(world: World) -> None:
    await world.duo()
    await world.agrees_on("Amina", "Jan", weekday=2, at=time(18))
    await world.days_pass(1.5)
    reminder = world.newest("Jan")

    await world.days_pass(30)
    world.telegram.taps(world.accounts["Jan"].id, reminder.id, "👎 I can't")
    await world.settle()

    assert "is over or was changed" in world.shown("Jan")[-1]
    assert world.count("Amina", "cannot come") == 0


async def test_no_reminder_rings_at_night(world: World) -> None:
    await world.duo(slot=time(9, 30))

    await world.days_pass(14)

    rung = [message.date.astimezone(BRUSSELS).time() for message in world.sees("Jan") if message.from_bot]
    assert all(time(8) <= at <= time(21) for at in rung)
    assert world.count("Jan", "🔔 Today at 09:30") == 2


@pytest.mark.parametrize("name", ["Amina", "Jan"])
async def test_duo_shows_the_partner_the_rhythm_and_the_next_meeting(world: World, name: str) -> None:
    await world.duo()
    await world.says(name, "/duo")
    assert "You have no weekly time yet" in world.last(name)

    await world.agrees_on("Amina", "Jan", weekday=2, at=time(18))
    await world.says(name, "/duo")

    assert "Your coordinator is Sofie" in world.last(name)
    assert "The next meeting is on Wednesday 4 March at 18:00." in world.last(name)
