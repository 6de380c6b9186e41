"""Days of a leave, and who covers in the end when covers go on leave, too. Pure."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from dateutil.relativedelta import MO, SU, relativedelta

FURTHEST: Final = relativedelta(years=1)
SHORT_DAYS: Final = 3
PAGE: Final = 8
LAST_PAGE: Final = 9999  # whatever a forged button asks for
# A wrong tap, or a cover who cannot, is put right before a whole branch has heard of it.
DUOS_HEAR_AFTER: Final = timedelta(hours=1)

_TYPED: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?", re.ASCII)


class Wrong(StrEnum):
    """Why days cannot be those of a leave."""

    PAST = "past"
    BACKWARDS = "backwards"
    FAR = "far"


def what_is_wrong(from_on: date, until_on: date, *, today: date) -> Wrong | None:
    if from_on < today:
        return Wrong.PAST
    if until_on < from_on:
        return Wrong.BACKWARDS
    return Wrong.FAR if until_on > today + FURTHEST else None


def typed_day(words: str, *, earliest: date) -> date | None:
    """Read 12/3 or 12/3/2026: the day, then the month. Without a year it is the next such day from `earliest`
    on; None when it is no day."""
    found = _TYPED.fullmatch("".join(words.split()))
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[2]), found[3]
    years = [int(year)] if year else range(earliest.year, earliest.year + 9)  # a 29 February is rare
    days = (_day(each, month, day) for each in years)
    return next((each for each in days if each is not None and (year or each >= earliest)), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def offered_starts(today: date) -> list[date]:
    """Today, tomorrow, and the Monday after."""
    tomorrow = today + timedelta(days=1)
    return [today, tomorrow, tomorrow + timedelta(days=1) + relativedelta(weekday=MO(+1))]


def offered_ends(from_on: date) -> list[date]:
    """That day alone, and the next four Sundays."""
    sunday = from_on + timedelta(days=1) + relativedelta(weekday=SU(+1))
    return [from_on, *(sunday + timedelta(weeks=week) for week in range(4))]


def is_short(from_on: date, until_on: date) -> bool:
    """Three days or less: alerts move, and the duos are not told.

    A duo meets once a week. Most would never notice such an absence, and two messages about who looks after
    whom would be more noise than help.
    """
    return (until_on - from_on).days < SHORT_DAYS


def who_covers(covers: Mapping[int, int], person_id: int) -> int | None:
    """Follow the covers of those who are away to somebody who is there; None when nobody covers."""
    seen = {person_id}
    cover = covers.get(person_id)
    while cover is not None and cover in covers and cover not in seen:
        seen.add(cover)
        cover = covers[cover]
    return covers.get(person_id) if cover in seen else cover


def covered_through(covers: Mapping[int, int], person_id: int) -> set[int]:
    """Whose duos come to whoever covers for `person_id`: theirs, and those for whom they cover themselves."""
    found = {person_id}
    while more := {away for away, cover in covers.items() if cover in found} - found:
        found |= more
    return found
