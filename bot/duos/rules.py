"""The dates of a duo. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from dateutil.relativedelta import MO, relativedelta

from bot.people.rules import decent_hour

LASTS: Final = relativedelta(months=6)
ANSWER_WITHIN: Final = timedelta(days=3)
PAGE: Final = 8
MOST_DUOS: Final = 20  # that a mentor can take at once


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


def day_in(zone: str, now: datetime) -> date:
    return now.astimezone(ZoneInfo(zone)).date()


def is_ready(trained_on: date | None, *, today: date) -> bool:
    """Whether a mentor's training is done."""
    return trained_on is not None and trained_on <= today


@dataclass(frozen=True)
class Partner:
    """One of several that somebody has."""

    duo_id: int
    first_name: str
    last_name: str | None
    since: date

    @property
    def initial(self) -> str | None:
        return self.last_name[:1].upper() if self.last_name else None


@dataclass(frozen=True)
class Mark:
    """What stands after a first name that several partners share; one of the three, or none."""

    initial: str | None = None
    since: date | None = None
    number: int | None = None


def marks(partners: Sequence[Partner]) -> list[Mark]:
    """Return what tells them apart, so that no two read the same."""
    return [
        _mark(partner, [p for p in partners if p.first_name == partner.first_name]) for partner in partners
    ]


def _mark(partner: Partner, alike: Sequence[Partner]) -> Mark:
    if len(alike) == 1:
        return Mark()
    if partner.initial and len({each.initial for each in alike if each.initial}) == len(alike):
        return Mark(initial=partner.initial)
    if len({each.since for each in alike}) == len(alike):
        return Mark(since=partner.since)
    return Mark(number=1 + alike.index(partner))
