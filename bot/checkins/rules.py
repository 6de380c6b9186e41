"""What the answers of a check-in mean. Pure."""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.people.rules import decent_hour, not_at_night

MOST_WORDS: Final = 1000  # characters
ANSWERED_FOR: Final = timedelta(days=60)  # how long an answer can still be given or changed
AGAIN_AFTER: Final = timedelta(days=3)
CALL_AGAIN_AFTER: Final = timedelta(hours=12)


class Met(StrEnum):
    YES = "yes"
    NO = "no"
    MOVED = "moved"


class Said(StrEnum):
    """What the answers of both say about a meeting."""

    HAPPENED = "happened"
    MISSED = "missed"
    MOVED = "moved"
    NOTHING = "nothing"


def what_both_say(answers: Collection[Met | None]) -> Said:
    """One yes is enough: people forget to answer, they rarely invent a meeting."""
    if Met.YES in answers:
        return Said.HAPPENED
    if Met.MOVED in answers:
        return Said.MOVED
    return Said.MISSED if Met.NO in answers else Said.NOTHING


def ask_time(ends_at: datetime, *, zone: str) -> datetime:
    """Right after the meeting, but never at night."""
    return not_at_night(ends_at, zone=zone)


def ask_again_time(now: datetime, *, zone: str) -> datetime:
    """Three days after a meeting was moved, at a decent hour."""
    return decent_hour(now + AGAIN_AFTER, zone=zone)
