"""When a duo meets, and when each of the two is reminded. Pure."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from dateutil.rrule import WEEKLY, rrule

from bot.people.rules import decent_hour, not_at_night

LENGTH: Final = timedelta(hours=2)
FIRST_TIME: Final = time(9)
LAST_TIME: Final = time(19, 30)
LONGEST_PLACE: Final = 100
LEAST_NOTICE: Final = timedelta(minutes=15)


class Place(StrEnum):
    BRANCH = "branch"
    LIBRARY = "library"
    CAFE = "cafe"
    ONLINE = "online"
    OTHER = "other"


class Answer(StrEnum):
    COMING = "coming"
    CANNOT = "cannot"


class Lead(StrEnum):
    DAY_BEFORE = "day_before"
    TWO_HOURS_BEFORE = "two_hours_before"


def offered_times() -> list[time]:
    """Every half hour from 09:00 to 19:30."""
    count = (_minutes(LAST_TIME) - _minutes(FIRST_TIME)) // 30
    return [_time_of(_minutes(FIRST_TIME) + 30 * index) for index in range(count + 1)]


def may_be_slot(weekday: int, at: time) -> bool:
    return weekday in range(7) and at in offered_times()


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time_of(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def occurrences(
    *, weekday: int, at: time, zone: str, first_day: date, last_day: date, after: datetime
) -> list[datetime]:
    """Return the starts, in UTC, of the weekly meetings from `first_day` to `last_day` after `after`.

    The wall-clock time in `zone` stays the same across both changes of the clock.
    """
    days = rrule(
        WEEKLY,
        byweekday=weekday,
        dtstart=datetime.combine(first_day, at),  # naive on purpose: this is wall-clock time
        until=datetime.combine(last_day, time.max),
    )
    starts = (day.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for day in days)
    return [start for start in starts if start > after]


def next_reminder(
    starts_at: datetime, *, zone: str, told: Lead | None, now: datetime
) -> tuple[Lead, datetime] | None:
    """Return the reminder after `told` that still lies ahead, and when; one slept through is skipped."""
    for lead, at in _reminders(starts_at, zone):
        if at > now and (told is None or list(Lead).index(lead) > list(Lead).index(told)):
            return lead, at
    return None


def _reminders(starts_at: datetime, zone: str) -> Iterator[tuple[Lead, datetime]]:
    """The day before at a decent hour, and two hours before, but never at night nor at the last minute."""
    local = starts_at.astimezone(ZoneInfo(zone))
    day_before = (local - timedelta(days=1)).astimezone(UTC)  # the same wall-clock time
    yield Lead.DAY_BEFORE, decent_hour(day_before, zone=zone)
    two_hours = not_at_night(starts_at - timedelta(hours=2), zone=zone)
    if two_hours <= starts_at - LEAST_NOTICE:
        yield Lead.TWO_HOURS_BEFORE, two_hours
