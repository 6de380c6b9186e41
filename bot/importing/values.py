"""What one cell says: each reader returns a clean value, or raises `Unclear`. Pure."""

import re
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final, TypeVar

from phonenumbers import PhoneNumberFormat, PhoneNumberType, example_number_for_type, format_number

from bot.importing.columns import plain
from bot.importing.vocabulary import ACCENT_TELLS, LANGUAGES, NOTHING, ROLES, STAFF, YES_OR_NO
from bot.people.contact import read_email, read_phone
from bot.people.roles import RoleKind

EARLIEST_YEAR: Final = 2000
MOST_DUOS: Final = 20
FORMULA_ERROR: Final = re.compile(r"#([A-Z_]+[!?]|N/[AB]|(DIV|DEEL)/0!)")  # in Excel's three languages
ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")

Value = TypeVar("Value")


class Trouble(StrEnum):
    """Why a line cannot be imported as it stands."""

    MISSING = "missing"
    FORMULA = "formula"
    NO_LETTER = "no_letter"
    TOO_LONG = "too_long"
    ROLE = "role"
    STAFF = "staff"
    LANGUAGE = "language"
    PHONE = "phone"
    EMAIL = "email"
    DATE = "date"
    FUTURE = "future"
    NUMBER = "number"
    YES_OR_NO = "yes_or_no"
    BRANCH = "branch"
    FOREIGN_BRANCH = "foreign_branch"
    COHORT = "cohort"
    NO_AGREEMENT = "no_agreement"


class Unclear(Exception):
    """`right` are the values that would be right, where they can be listed."""

    def __init__(self, trouble: Trouble, *right: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.right = right


def is_nothing(cell: str) -> bool:
    """A dash stands for an empty cell."""
    return cell.casefold() in NOTHING


def no_formula_error(cell: str) -> str:
    """What Excel shows where a formula failed is no value."""
    if FORMULA_ERROR.fullmatch(cell):
        raise Unclear(Trouble.FORMULA)
    return cell


def words(cell: str, *, most: int) -> str:
    if len(cell) > most:
        raise Unclear(Trouble.TOO_LONG, str(most))
    return cell


def role(cell: str) -> RoleKind:
    if cell.casefold() in ACCENT_TELLS:
        return RoleKind.MENTEE
    word = plain(re.sub(r"\(.*?\)", " ", cell))
    if word in STAFF:
        raise Unclear(Trouble.STAFF)
    return _look_up(ROLES, word, Trouble.ROLE)


def language(cell: str) -> str:
    """The first of several: somebody who speaks "FR / NL" is written to in French."""
    first = re.split(r"[/,;+&]", cell)[0]
    return _look_up(LANGUAGES, plain(first), Trouble.LANGUAGE)


def yes_or_no(cell: str) -> bool:
    return _look_up(YES_OR_NO, plain(cell) or cell, Trouble.YES_OR_NO)


def _look_up(known: dict[str, Value], word: str, trouble: Trouble) -> Value:
    if word not in known:
        raise Unclear(trouble)
    return known[word]


def phone(cell: str, *, country: str) -> str:
    """Return it as +32 470 12 34 56, also when Excel took it for a number and its first zero is lost."""
    number = read_phone(cell, country=country) or read_phone(f"+{cell}", country=country)
    if number is None:
        raise Unclear(Trouble.PHONE, phone_example(country))
    return number


@cache
def phone_example(country: str) -> str:
    example = example_number_for_type(country, PhoneNumberType.MOBILE)
    return str(format_number(example, PhoneNumberFormat.NATIONAL)) if example else "+32 470 12 34 56"


def email(cell: str) -> str:
    address = read_email(cell)
    if address is None:
        raise Unclear(Trouble.EMAIL)
    return address


def day(cell: str, *, today: date) -> date:
    """A day that has been: 31/3/2026, 31.03.26 or 2026-03-31, as which a date of Excel comes."""
    cell = cell.strip()
    try:
        if found := ISO.fullmatch(cell):
            read = date(int(found[1]), int(found[2]), int(found[3]))
        elif found := DAY_FIRST.fullmatch(cell):
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
            read = date(year, int(found[2]), int(found[1]))
        else:
            raise Unclear(Trouble.DATE)
    except ValueError:
        raise Unclear(Trouble.DATE) from None
    if read.year < EARLIEST_YEAR:
        raise Unclear(Trouble.DATE)
    if read > today:
        raise Unclear(Trouble.FUTURE)
    return read


def day_or_yes(cell: str, *, today: date) -> date | None:
    """When it was done; "yes" says no more than that it is done by now."""
    word = plain(cell) or cell
    if word in YES_OR_NO:
        return today if YES_OR_NO[word] else None
    return day(cell, today=today)


def small_number(cell: str) -> int:
    if not re.fullmatch(r"\d{1,2}", cell) or not 1 <= int(cell) <= MOST_DUOS:
        raise Unclear(Trouble.NUMBER, str(MOST_DUOS))
    return int(cell)
