"""When a duo meets and is reminded, across both changes of the clock, for ten years."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings.rules import Lead, next_reminder, occurrences, offered_times

ZONES = st.sampled_from(["Europe/Brussels", "Europe/Paris", "Europe/Amsterdam"])
DAYS = st.dates(date(2024, 1, 1), date(2034, 1, 1))
TIMES = st.sampled_from(offered_times())


@given(weekday=st.integers(0, 6), at=TIMES, zone=ZONES, first=DAYS)
def test_the_wall_clock_stays_whatever_the_zone_does(weekday: int, at: time, zone: str, first: date) -> None:
    last = first + timedelta(days=183)
    after = datetime.combine(first, time(0), UTC) - timedelta(days=2)

    starts = occurrences(weekday=weekday, at=at, zone=zone, first_day=first, last_day=last, after=after)

    local = [start.astimezone(ZoneInfo(zone)) for start in starts]
    assert {(start.weekday(), start.time()) for start in local} == {(weekday, at)}
    gaps = {later.date() - earlier.date() for earlier, later in pairwise(local)}
    assert gaps == {timedelta(days=7)}
    assert len(local) in (26, 27)
    assert first <= local[0].date()
    assert local[-1].date() <= last


@given(at=TIMES, zone=ZONES, day=DAYS, lived=st.timedeltas(timedelta(0), timedelta(days=8)))
def test_reminders_never_ring_at_night_nor_after_the_meeting(
    at: time, zone: str, day: date, lived: timedelta
) -> None:
    starts_at = datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
    now = starts_at - timedelta(days=7) + lived

    reminder = next_reminder(starts_at, zone=zone, told=None, now=now)

    if reminder is not None:
        _lead, rings_at = reminder
        assert now < rings_at < starts_at
        assert time(8) <= rings_at.astimezone(ZoneInfo(zone)).time() <= time(21)


WEDNESDAY_18 = datetime(2026, 3, 4, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "now", "expected"),
    [
        (None, datetime(2026, 3, 2, tzinfo=UTC), (Lead.DAY_BEFORE, datetime(2026, 3, 3, 17, tzinfo=UTC))),
        (
            Lead.DAY_BEFORE,
            datetime(2026, 3, 3, 17, tzinfo=UTC),
            (Lead.TWO_HOURS_BEFORE, datetime(2026, 3, 4, 15, tzinfo=UTC)),
        ),
        # Slept through: the day before is skipped.
        (
            None,
            datetime(2026, 3, 4, 9, tzinfo=UTC),
            (Lead.TWO_HOURS_BEFORE, datetime(2026, 3, 4, 15, tzinfo=UTC)),
        ),
        (None, datetime(2026, 3, 4, 16, tzinfo=UTC), None),
        (Lead.TWO_HOURS_BEFORE, datetime(2026, 3, 4, 15, tzinfo=UTC), None),
    ],
)
def test_the_next_reminder(told: Lead | None, now: datetime, expected: tuple[Lead, datetime] | None) -> None:
    assert next_reminder(WEDNESDAY_18, zone="Europe/Brussels", told=told, now=now) == expected


def test_a_reminder_of_the_day_before_keeps_the_wall_clock_over_the_change_of_the_clock() -> None:
    sunday = datetime(2026, 3, 29, 16, tzinfo=UTC)  # 18:00, the day the clocks went forward

    reminder = next_reminder(sunday, zone="Europe/Brussels", told=None, now=sunday - timedelta(days=3))

    assert reminder == (Lead.DAY_BEFORE, datetime(2026, 3, 28, 17, tzinfo=UTC))
