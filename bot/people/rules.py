"""When people may be disturbed, and when a branch works. Pure."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from holidays import HolidayBase, country_holidays

DECENT_FROM: Final = time(9)
DECENT_UNTIL: Final = time(20)
QUIET_FROM: Final = time(21)
QUIET_UNTIL: Final = time(8)


def decent_hour(at: datetime, *, zone: str) -> datetime:
    """Return `at` when it lies within 09:00-20:00 in `zone`, else the next 09:00 there."""
    return _within(at, zone, DECENT_FROM, DECENT_UNTIL)


def not_at_night(at: datetime, *, zone: str) -> datetime:
    """Return `at` unless it lies in the quiet of 21:00-08:00 in `zone`, else the next 08:00 there."""
    return _within(at, zone, QUIET_UNTIL, QUIET_FROM)


def _within(at: datetime, zone: str, opens: time, closes: time) -> datetime:
    local = at.astimezone(ZoneInfo(zone))
    if opens <= local.time() <= closes:
        return at
    day = local.date() + timedelta(days=1) if local.time() > closes else local.date()
    return local_moment(day, opens, zone=zone)


def local_moment(day: date, at: time, *, zone: str) -> datetime:
    """Return that wall-clock time in `zone` as a moment in UTC."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def is_working_day(country: str, region: str | None, works_on: Collection[int]) -> Callable[[date], bool]:
    """The days of the week in `works_on` (0 is Monday) without the public holidays of `country` (ISO 3166
    alpha-2) and of its `region`, if it has some of its own."""
    public = _public_holidays(country, region)
    return lambda day: day.weekday() in works_on and day not in public


@cache
def _public_holidays(country: str, region: str | None) -> HolidayBase:
    return country_holidays(country, subdiv=region)


def holiday_regions(country: str) -> list[str]:
    """The parts of `country` that the `holidays` library knows, as it names them."""
    return list(country_holidays(country).subdivisions)


def working_days_later(
    at: datetime, days: int, *, zone: str, opens: time, closes: time, works: Callable[[date], bool]
) -> datetime:
    """Return the moment `days` working days after `at`, within office hours.

    A Friday 15:00 plus two days is Tuesday 15:00; outside office hours it counts from the next opening.
    """
    local = at.astimezone(ZoneInfo(zone))
    day, clock = local.date(), local.time()
    if not works(day) or clock >= closes:
        day, clock = _next_working_day(day, works), opens
    clock = max(clock, opens)
    for _step in range(days):
        day = _next_working_day(day, works)
    return local_moment(day, clock, zone=zone)


def _next_working_day(day: date, works: Callable[[date], bool]) -> date:
    day += timedelta(days=1)
    while not works(day):
        day += timedelta(days=1)
    return day
