"""The dates of a duo. Pure."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from dateutil.relativedelta import MO, relativedelta

from bot.people.rules import decent_hour

LASTS: Final = relativedelta(months=6)
ANSWER_WITHIN: Final = timedelta(days=3)
PAGE: Final = 8


class Reason(StrEnum):
    """Why somebody says no to a proposal; only their coordinator hears it."""

    TIME = "time"
    PLACE = "place"
    PARTNER = "partner"
    LATER = "later"
    UNSAID = "unsaid"


class Talk(StrEnum):
    """How what a participant says reaches their partner."""

    HERE = "here"  # what they write to the bot goes there
    PARTNER_ON_PAPER = "partner_on_paper"  # the partner has no Telegram: their coordinator passes it on
    ON_PAPER = "on_paper"  # they have none themselves: who reads for them passes it on


def last_day(starts_on: date) -> date:
    return starts_on + LASTS - timedelta(days=1)


def answer_due(asked_at: datetime, *, zone: str) -> datetime:
    """When a coordinator in `zone` hears that an answer is missing: three days later, at a decent hour."""
    return decent_hour(asked_at + ANSWER_WITHIN, zone=zone)


def offered_starts(today: date) -> list[date]:
    """Today and the next four Mondays."""
    next_monday = today + timedelta(days=1) + relativedelta(weekday=MO(+1))
    return [today, *(next_monday + timedelta(weeks=week) for week in range(4))]


def may_start_on(day: date, *, today: date) -> bool:
    """A start lies between a week ago and three months ahead: an older button is stale."""
    return today - timedelta(days=7) <= day <= today + timedelta(days=92)
