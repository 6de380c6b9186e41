"""From a table to a plan: who is new, who is there already, which lines are wrong. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.importing import values
from bot.importing.columns import Column, Header, find_header
from bot.importing.identity import Identity, Register, identity_of
from bot.importing.known import Known
from bot.importing.lines import Line, Newcomer, Wrong, read_line
from bot.importing.rules import MOST_LINES
from bot.importing.values import Unclear
from bot.people.roles import RoleKind

Rows = Sequence[Sequence[str]]

AS_STORED: Final = "+"


class Unusable(StrEnum):
    """Why nothing can be made of a file."""

    NOT_A_SHEET = "not_a_sheet"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"  # too many lines
    NO_HEADER = "no_header"
    NO_FIRST_NAME = "no_first_name"
    NO_ROLE = "no_role"
    EMPTY = "empty"


class NoPlan(Exception):
    def __init__(self, why: Unusable) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class There:
    """A line about somebody who is in the programme already, or stands on an earlier line too."""

    line: int
    name: str
    same_as: int | None  # the earlier line


@dataclass(frozen=True)
class Plan:
    header: Header
    new: tuple[Newcomer, ...]
    there: tuple[There, ...]
    wrong: tuple[Wrong, ...]

    def numbers(self) -> dict[str, int]:
        """What was promised: by this a later plan is compared with the one that was shown."""
        counted = Counter(f"{each.branch.id}:{each.kind}" for each in self.new)
        return {"new": len(self.new), "there": len(self.there), "wrong": len(self.wrong), **counted}

    def by_branch(self) -> Iterator[tuple[str, int, int]]:
        """Each branch with its new mentees and mentors, in the order of the sheet."""
        for branch in dict.fromkeys(each.branch.name for each in self.new):
            kinds = Counter(each.kind for each in self.new if each.branch.name == branch)
            yield branch, kinds[RoleKind.MENTEE], kinds[RoleKind.MENTOR]

    @property
    def on_paper(self) -> int:
        return sum(each.on_paper for each in self.new)

    @property
    def with_link(self) -> tuple[Newcomer, ...]:
        return tuple(each for each in self.new if not each.on_paper)


def make_plan(rows: Rows, known: Known) -> Plan:
    """Raise NoPlan when the table has no columns that we know, or too many lines."""
    header = _header_of(rows)
    lines = list(_lines(rows, header))
    if not lines:
        raise NoPlan(Unusable.EMPTY)
    if len(lines) > MOST_LINES:
        raise NoPlan(Unusable.TOO_LONG)
    newcomers = [read_line(line, known) for line in lines]
    new, there = _told_apart(filter(None, newcomers), known)
    return Plan(header, new, there, tuple(wrong for line in lines for wrong in line.wrong))


def _header_of(rows: Rows) -> Header:
    header = find_header(rows)
    if header is None:
        raise NoPlan(Unusable.NO_HEADER if any(any(row) for row in rows) else Unusable.EMPTY)
    if Column.FIRST_NAME in header.missing:
        raise NoPlan(Unusable.NO_FIRST_NAME)
    if Column.ROLE in header.missing:
        raise NoPlan(Unusable.NO_ROLE)
    return header


def _lines(rows: Rows, header: Header) -> Iterator[Line]:
    """Each row that says something in a column that we know."""
    for number, row in enumerate(rows[header.row + 1 :], start=header.row + 2):
        line = Line.of(number, row, header)
        if line.cells and not header.repeats_in(row):
            yield line


def _told_apart(
    newcomers: Iterable[Newcomer], known: Known
) -> tuple[tuple[Newcomer, ...], tuple[There, ...]]:
    """Who is new, and who is not: in the programme already, or on an earlier line."""
    programme, sheet = _programme(known), Register[int]()
    new, there = [], []
    for newcomer in newcomers:
        identity = _identity(newcomer)
        earlier = sheet.find(identity)
        if earlier is None and programme.find(identity) is None:
            new.append(newcomer)
        else:
            there.append(There(newcomer.line, newcomer.name, earlier))
        sheet.add(identity, newcomer.line)
    return tuple(new), tuple(there)


def _programme(known: Known) -> Register[bool]:
    register = Register[bool]()
    country = {branch.id: branch.country for branch in known.branches}
    for person in known.people:
        identity = identity_of(
            branch_id=person.branch_id,
            kind=person.kind,
            first_name=person.first_name,
            last_name=person.last_name,
            email=person.email,
            phone=_phone(person.phone, country[person.branch_id]),
        )
        register.add(identity, True)
    return register


def _phone(written: str | None, country: str) -> str | None:
    """A number that somebody once typed is compared as the sheet's are."""
    if written is None or written.startswith(AS_STORED):
        return written
    try:
        return values.phone(written, country=country)
    except Unclear:
        return written


def _identity(newcomer: Newcomer) -> Identity:
    return identity_of(
        branch_id=newcomer.branch.id,
        kind=newcomer.kind,
        first_name=newcomer.first_name,
        last_name=newcomer.last_name,
        email=newcomer.email,
        phone=newcomer.phone,
    )
