"""What can be asked of and changed on a card, and how a name is found. Pure."""

import re
import unicodedata
from collections.abc import Container
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

PAGE: Final = 8  # people
WORDS_PAGE: Final = 3  # notes or comments: three long ones fit into one message
FOUND: Final = 12  # people whom a search shows
LONGEST_NOTE: Final = 1000
LONGEST_NAME: Final = 60
OFFERED_DUOS: Final = range(1, 6)
UNDO_FOR: Final = timedelta(days=7)
TURN_PAGES_FOR: Final = timedelta(hours=1)  # until then another page belongs to the same reading

# Letters that do not come apart into a plain one and its accent; an apostrophe is left out.
PLAIN: Final = str.maketrans("øłđðı", "olddi", "'’") | str.maketrans({"æ": "ae", "œ": "oe"})
DAYS: Final = (
    re.compile(r"(?P<day>\d{1,2})[/.\- ](?P<month>\d{1,2})[/.\- ](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)


class Group(StrEnum):
    """Which people a list shows."""

    ALL = "all"
    MENTEES = "mentees"
    MENTORS = "mentors"
    ON_PAPER = "on_paper"
    EXPECTED = "expected"
    UNREACHABLE = "unreachable"


class Field(StrEnum):
    """What can be changed on a card."""

    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    PHONE = "phone"
    EMAIL = "email"
    ABOUT = "about"
    LANGUAGE = "language"
    COHORT = "cohort"
    TRAINED_ON = "trained_on"
    MOST_DUOS = "most_duos"
    KEPT_BY = "kept_by"


IN_WORDS: Final = (Field.PHONE, Field.EMAIL, Field.LAST_NAME, Field.FIRST_NAME, Field.ABOUT)
WITHOUT_TELEGRAM: Final = (Field.FIRST_NAME, Field.ABOUT)  # whoever has it chooses these themselves
MAY_BE_EMPTY: Final = (Field.LAST_NAME, Field.PHONE, Field.EMAIL, Field.ABOUT)


class Step(StrEnum):
    """What is asked about somebody who is added on paper, in this order."""

    ROLE = "role"
    BRANCH = "branch_id"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    LANGUAGE = "language"
    PHONE = "phone"
    ABOUT = "about"
    AGREED = "agreed"
    COUNTED = "counted"


MAY_BE_SKIPPED: Final = (Step.LAST_NAME, Step.PHONE, Step.ABOUT)


def next_step(draft: Container[str]) -> Step | None:
    """The first step of which a draft holds no answer yet."""
    return next((step for step in Step if step not in draft), None)


def folded(name: str) -> str:
    """A name without case and accents, as one looks for it."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(PLAIN)


def is_found(name: str, by: str) -> bool:
    """Whether every word of `by` is a part of the name."""
    return all(word in folded(name) for word in folded(by).split())


def read_day(text: str) -> date | None:
    """Return the day that somebody has written as 31/3/2026 or 2026-03-31; None when it is none."""
    for form in DAYS:
        if found := form.fullmatch(text.strip()):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None
