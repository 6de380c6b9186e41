"""When a morning begins. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.people.rules import local_moment

LONGEST_CLOSURE: Final = 60  # days; an office that is closed for longer is looked at again then


@dataclass(frozen=True)
class Office:
    """When a branch opens, and on which days."""

    zone: str
    opens: time
    works: Callable[[date], bool]


def next_opening(after: datetime, offices: Sequence[Office]) -> datetime:
    """Return when the first of these offices opens after that moment."""
    return min(_opening(after, office, towards=1) for office in offices)


def last_opening(before: datetime, offices: Sequence[Office]) -> datetime:
    """Return when the last of these offices opened before that moment."""
    return max(_opening(before, office, towards=-1) for office in offices)


def _opening(at: datetime, office: Office, *, towards: int) -> datetime:
    day = at.astimezone(ZoneInfo(office.zone)).date()
    for _step in range(LONGEST_CLOSURE):
        opening = local_moment(day, office.opens, zone=office.zone)
        if office.works(day) and (opening > at if towards > 0 else opening < at):
            return opening
        day += timedelta(days=towards)
    return at + timedelta(days=towards * LONGEST_CLOSURE)


def is_another_week(one: datetime, other: datetime, *, zone: str) -> bool:
    weeks = {at.astimezone(ZoneInfo(zone)).isocalendar()[:2] for at in (one, other)}
    return len(weeks) > 1
