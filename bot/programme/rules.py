"""What admins choose from. Pure."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from dateutil.relativedelta import MO, relativedelta

PAGE: Final = 8
MONTHS_AHEAD: Final = 6


class AuditFilter(StrEnum):
    """Which changes an admin wants to see."""

    ALL = "all"
    ROLES = "roles"
    DUOS = "duos"
    BRANCHES = "branches"
    ALERTS = "alerts"


def first_mondays(today: date) -> list[date]:
    """The first Mondays of the coming months: when a cohort may start."""
    first = today.replace(day=1)
    months = (first + relativedelta(months=ahead, weekday=MO(+1)) for ahead in range(MONTHS_AHEAD + 1))
    return [monday for monday in months if monday > today - timedelta(days=1)][:MONTHS_AHEAD]


def is_a_start(day: date) -> bool:
    """Of this century, as what is typed."""
    return 2000 <= day.year <= 2099
