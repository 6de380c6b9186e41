"""How long things are kept, and how long a question may be answered. Pure."""

from datetime import date, datetime, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

MONTHS_KEPT: Final = 24  # of a name after the last duo, where no branch says otherwise
NEVER_CAME: Final = relativedelta(months=6)  # after the link of somebody expected expired
UNUSED_LINKS: Final = relativedelta(years=1)
AUDIT_YEARS: Final = 5
NIGHTS: Final = relativedelta(years=1)  # of the numbers of each night
BACKUP_DAYS: Final = 30  # as the README sets it up
EXPORT_EVERY: Final = timedelta(hours=1)
LONGEST_SEARCH: Final = 60
MOST_FOUND: Final = 8


def may_still_answer(asked_on: date, *, now: datetime) -> bool:
    """A button that erases works today and tomorrow, not when it is found again in a year."""
    return abs((now.date() - asked_on).days) <= 1


def next_export_at(last: datetime | None, *, now: datetime) -> datetime | None:
    """When they can have their data again; None when they can have it now."""
    if last is None or last + EXPORT_EVERY <= now:
        return None
    return last + EXPORT_EVERY
