"""What admins write about branches and cohorts, read strictly: the chat and the command line share this."""

import re
from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any, Final
from zoneinfo import available_timezones

from babel import Locale
from babel.dates import get_day_names

from bot.i18n import LANGUAGES, SOURCE_LANGUAGE, Sentence, render_plain
from bot.people import texts
from bot.people.places import country_names, named_regions
from bot.people.rules import holiday_regions
from bot.refusal import Refused

LONGEST_NAME: Final = 40
LEAST_MONTHS: Final = 1
MOST_MONTHS: Final = 120
NO_REGION: Final = "none"
CLOCK: Final = re.compile(r"([01]?\d|2[0-3])(?:[:.h]?([0-5]\d)|h)?")
DAYS: Final = (
    re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>20\d\d)"),
    re.compile(r"(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)


class WrongValue(ValueError):
    """Said to whoever runs the bot, in plain English: what is wrong and what would be right."""


class Wrong(Refused, WrongValue):
    """The same mistake in the chat, in the reader's language, and on the command line, after its option."""

    def __init__(self, option: str, why: Sentence) -> None:
        super().__init__(why)
        self.option = option

    def __str__(self) -> str:
        why = render_plain(self.sentence, language=SOURCE_LANGUAGE, zone="UTC")
        return f"--{self.option}: {why.removesuffix('.')}"


class BranchField(StrEnum):
    """What can be said of a branch, in the order in which it is asked."""

    NAME = "name"
    CITY = "city"
    COUNTRY = "country"
    REGION = "region"
    ZONE = "zone"
    LANGUAGE = "language"
    HOURS = "hours"
    WORKS_ON = "works"
    KEEPS = "keeps"


def columns_of(field: BranchField, text: str, *, country: str) -> dict[str, Any]:
    """Return the columns of a branch that `text` stands for; raise Wrong when it stands for none."""
    match field:
        case BranchField.NAME:
            return {"name": name(text)}
        case BranchField.CITY:
            return {"city": name(text, option="city")}
        case BranchField.COUNTRY:
            return {"country": _one_of(text, country_names(), option="country")}
        case BranchField.REGION:
            return {"region": region(text, country=country)}
        case BranchField.ZONE:
            return {"zone": zone(text)}
        case BranchField.LANGUAGE:
            names = {name.casefold(): code for code, name in LANGUAGES.items()}
            return {"language": _one_of(text, names, option="language")}
        case BranchField.HOURS:
            return dict(zip(("opens", "closes"), hours(text), strict=True))
        case BranchField.WORKS_ON:
            return {"works_on": weekdays(text)}
        case BranchField.KEEPS:
            return {"keeps_names_months": months(text)}


def read_branch(said: Mapping[BranchField, str], *, country: str) -> dict[str, Any]:
    """Return the columns that all of it stands for; `country` counts unless another is said."""
    read: dict[str, Any] = {}
    if BranchField.COUNTRY in said:
        country = _one_of(said[BranchField.COUNTRY].strip(), country_names(), option="country")
    for field in BranchField:
        if field in said:
            read |= columns_of(field, said[field].strip(), country=country)
    return read


def name(text: str, *, option: str = "name") -> str:
    """It needs a letter: else a button with nothing but it could not be read."""
    tidy = " ".join(text.split())
    if not any(character.isalpha() for character in tidy):
        raise Wrong(option, texts.needs_a_name())
    if len(tidy) > LONGEST_NAME:
        raise Wrong(option, texts.at_most(LONGEST_NAME))
    return tidy


def _one_of(text: str, names: Mapping[str, str], *, option: str) -> str:
    """By its code, or by one of its names in small letters."""
    codes = list(dict.fromkeys(names.values()))
    by_code = {code.casefold(): code for code in codes}
    found = by_code.get(text.casefold()) or names.get(text.casefold())
    if found is None:
        raise Wrong(option, texts.one_of(text, ", ".join(codes)))
    return found


def region(text: str, *, country: str) -> str | None:
    """By its code or by its real name, such as 6AE or Alsace."""
    if text.lower() in ("", NO_REGION):
        return None
    codes = {code.casefold(): code for code in holiday_regions(country)}
    names = {name.casefold(): code for code, name in named_regions(country).items()}
    found = codes.get(text.casefold()) or names.get(text.casefold())
    if found is None:
        known = [NO_REGION, *(named_regions(country).values() or codes.values())]
        raise Wrong("region", texts.no_region(text, country, ", ".join(known)))
    return found


def zone(text: str) -> str:
    found = _zones().get(text.casefold())
    if found is None:
        raise Wrong("timezone", texts.no_zone(text))
    return found


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def hours(text: str) -> tuple[time, time]:
    """Read "09:00-17:00", also as 9-17, 9h-17h30 or 0900-1700."""
    parts = re.split(r"\s*[-–]\s*", text.strip())
    if len(parts) != 2:
        raise Wrong("opens", texts.no_hours(text))
    opens, closes = clock(parts[0], option="opens"), clock(parts[1], option="closes")
    if opens >= closes:
        raise Wrong("closes", texts.closes_before_it_opens(f"{opens:%H:%M}", f"{closes:%H:%M}"))
    return opens, closes


def clock(text: str, *, option: str) -> time:
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        raise Wrong(option, texts.no_clock(text))
    return time(int(found[1]), int(found[2] or 0))


def weekdays(text: str) -> list[int]:
    """Read "mon, tue" or "maandag vrijdag"; 0 is Monday."""
    words = [word for word in re.split(r"[\s,;]+", text.casefold()) if word]
    if not words:
        raise Wrong("works", texts.one_day_at_least())
    known = _weekdays()
    if any(word.rstrip(".") not in known for word in words):
        raise Wrong("works", texts.no_weekdays(text))
    return sorted({known[word.rstrip(".")] for word in words})


@cache
def _weekdays() -> dict[str, int]:
    """Every name of a day of the week in the bot's languages, whole and short."""
    return {
        name.casefold().rstrip("."): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_day_names(width, locale=Locale(language)).items()
    }


def months(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 0
    if not LEAST_MONTHS <= number <= MOST_MONTHS:
        raise Wrong("keeps-names-months", texts.no_months(text, LEAST_MONTHS, MOST_MONTHS))
    return number


def day(text: str, *, option: str = "starts") -> date:
    """Read 12/3/2027 (day, month, year) or 2027-03-12, of this century."""
    for form in DAYS:
        if found := form.fullmatch(text.strip()):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                break
    raise Wrong(option, texts.no_day(text))
