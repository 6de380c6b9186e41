"""Each thing that can be said of a branch: how it reads, and what is offered as an answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from bot.i18n import LANGUAGES, Sentence
from bot.outbox.buttons import Button, Press, in_rows
from bot.people.models import Branch
from bot.people.places import COUNTRIES, named_regions, region_name, zones_of
from bot.people.values import NO_REGION, BranchField, columns_of
from bot.programme import branch_texts, texts

COLUMNS: Final[dict[BranchField, tuple[str, ...]]] = {
    BranchField.NAME: ("name",),
    BranchField.CITY: ("city",),
    BranchField.COUNTRY: ("country",),
    BranchField.REGION: ("region",),
    BranchField.ZONE: ("zone",),
    BranchField.LANGUAGE: ("language",),
    BranchField.HOURS: ("opens", "closes"),
    BranchField.WORKS_ON: ("works_on",),
    BranchField.KEEPS: ("keeps_names_months",),
}
IN_WORDS: Final = {BranchField.NAME, BranchField.CITY, BranchField.ZONE, BranchField.HOURS, BranchField.KEEPS}
OFFICE_HOURS: Final = ("0900-1700", "0830-1630", "0900-1800", "1000-1800")
WEEKS: Final = ("mon tue wed thu fri", "mon tue wed thu fri sat", "tue wed thu fri sat")
MONTHS: Final = (24, 6, 12, 36)
AS_NAMED: Final = "="  # the city of that name: a button has no room for it

Choice = tuple[Sentence, str]


def values_of(branch: Branch) -> dict[str, Any]:
    return {column: getattr(branch, column) for columns in COLUMNS.values() for column in columns}


def facts(values: Mapping[str, Any]) -> list[Sentence]:
    """A line for everything but the name."""
    return [
        branch_texts.fact(branch_texts.label(field), reading(field, values))
        for field in BranchField
        if field is not BranchField.NAME and is_asked(field, values["country"], values["region"])
    ]


def is_asked(field: BranchField, country: str, region: str | None = None) -> bool:
    """Only in France do some regions have holidays of their own."""
    return field is not BranchField.REGION or region is not None or bool(named_regions(country))


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[Sentence, Sentence, Sentence]]:
    """What is not as it was: what it is called, how it was, and how it is."""
    return [
        (branch_texts.label(field), reading(field, before), reading(field, after))
        for field, columns in COLUMNS.items()
        if any(before[column] != after[column] for column in columns)
    ]


def reading(field: BranchField, values: Mapping[str, Any]) -> Sentence:
    """How one of its values reads."""
    match field:
        case BranchField.NAME | BranchField.CITY | BranchField.ZONE:
            return texts.name_only(values[field])
        case BranchField.COUNTRY:
            return branch_texts.country_name(values["country"])
        case BranchField.REGION if values["region"] is None:
            return branch_texts.no_holidays_of_its_own()
        case BranchField.REGION:
            return texts.name_only(region_name(values["country"], values["region"]))
        case BranchField.LANGUAGE:
            return branch_texts.language_name(values["language"])
        case BranchField.HOURS:
            return branch_texts.hours(values["opens"], values["closes"])
        case BranchField.WORKS_ON:
            return branch_texts.weekdays(tuple(branch_texts.weekday(day) for day in values["works_on"]))
        case BranchField.KEEPS:
            return branch_texts.months(values["keeps_names_months"])


def choices(field: BranchField, *, name: str, country: str, region: str | None) -> list[Choice]:
    """The answers that are offered as buttons: what each reads, and what it says."""
    match field:
        case BranchField.NAME:
            return []
        case BranchField.CITY:
            return [(texts.name_only(name), AS_NAMED)]
        case BranchField.COUNTRY:
            return [(branch_texts.country_name(code), code) for code in COUNTRIES]
        case BranchField.REGION:
            named = [(texts.name_only(real), code) for code, real in named_regions(country).items()]
            return [(branch_texts.no_holidays_of_its_own(), NO_REGION), *named]
        case BranchField.ZONE:
            return [(texts.name_only(zone), zone) for zone in zones_of(country, region)]
        case BranchField.LANGUAGE:
            return [(branch_texts.language_name(code), code) for code in LANGUAGES]
        case BranchField.HOURS:
            return [(_reads(field, hours), hours) for hours in OFFICE_HOURS]
        case BranchField.WORKS_ON:
            return [(_reads(field, week), week) for week in WEEKS]
        case BranchField.KEEPS:
            return [(branch_texts.months(count), str(count)) for count in MONTHS]


def _reads(field: BranchField, said: str) -> Sentence:
    return reading(field, columns_of(field, said, country=COUNTRIES[0]))


def choice_rows(offered: Sequence[Choice], press: Callable[[str], Press]) -> list[list[Button]]:
    """Two a row, so that also the many regions of France fit on a phone."""
    return in_rows([Button(label, press(value)) for label, value in offered], 2)
