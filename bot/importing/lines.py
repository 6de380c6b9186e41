"""From one line of a sheet to a newcomer, or to what is wrong with it. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from bot.importing import values
from bot.importing.columns import Column, Header, plain
from bot.importing.known import Known, KnownBranch
from bot.importing.values import Trouble, Unclear
from bot.onboarding.rules import LONGEST_ABOUT, LONGEST_NAME, is_name
from bot.people.roles import RoleKind

Value = TypeVar("Value")

MOST_SHOWN: Final = 40  # characters of a cell that is told of


@dataclass(frozen=True)
class Wrong:
    """One cell that cannot be imported; `right` are values that could."""

    line: int  # as their spreadsheet counts
    column: Column
    header: str | None  # as their sheet calls the column
    trouble: Trouble
    value: str
    right: tuple[str, ...]


@dataclass(frozen=True)
class Newcomer:
    """Somebody whom the import would add."""

    line: int
    branch: KnownBranch
    kind: RoleKind
    first_name: str
    last_name: str | None
    language: str
    phone: str | None
    email: str | None
    about: str | None
    cohort_id: int | None
    trained_on: date | None
    most_duos: int
    agreed_on: date | None  # on paper: they have no Telegram

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name or ''}".strip()

    @property
    def on_paper(self) -> bool:
        return self.agreed_on is not None


@dataclass
class Line:
    """The cells of one line by column, and what turned out to be wrong with them."""

    number: int
    cells: dict[Column, str]
    header: Header
    wrong: list[Wrong] = field(default_factory=list)

    @staticmethod
    def of(number: int, row: Sequence[str], header: Header) -> "Line":
        """Of a column that is there twice, the first cell that says something counts."""
        cells = {}
        for column, places in header.columns.items():
            said = (row[place] for place in places if place < len(row))
            if cell := next((cell for cell in said if not values.is_nothing(cell)), ""):
                cells[column] = cell
        return Line(number, cells, header)

    def read(self, column: Column, reader: Callable[[str], Value]) -> Value | None:
        """None when the cell is empty or wrong."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        try:
            return reader(values.no_formula_error(cell))
        except Unclear as unclear:
            self.complain(column, unclear.trouble, *unclear.right)
            return None

    def need(self, column: Column, reader: Callable[[str], Value]) -> Value | None:
        if column not in self.cells:
            self.complain(column, Trouble.MISSING)
        return self.read(column, reader)

    def complain(self, column: Column, trouble: Trouble, *right: str) -> None:
        cell = self.cells.get(column, "")
        shown = cell if len(cell) <= MOST_SHOWN else f"{cell[:MOST_SHOWN]}…"
        places = self.header.columns.get(column)
        header = self.header.names[places[0]] if places else None
        self.wrong.append(Wrong(self.number, column, header, trouble, shown, right))


def read_line(line: Line, known: Known) -> Newcomer | None:
    """Return None when the line has something wrong, which it then knows."""
    first_name = line.need(Column.FIRST_NAME, _name)
    last_name = line.read(Column.LAST_NAME, _name)
    kind = line.need(Column.ROLE, values.role)
    named = line.read(Column.BRANCH, lambda cell: _branch(cell, known))
    branch = named or known.chosen
    language = line.read(Column.LANGUAGE, values.language)
    phone = line.read(Column.PHONE, lambda cell: values.phone(cell, country=branch.country))
    email = line.read(Column.EMAIL, values.email)
    about = line.read(Column.ABOUT, lambda cell: values.words(cell, most=LONGEST_ABOUT))
    cohort_id = line.read(Column.COHORT, lambda cell: _cohort(cell, branch))
    trained_on, most_duos = _of_a_mentor(line, branch) if kind is RoleKind.MENTOR else (None, None)
    agreed_on = _agreement_on_paper(line, branch)
    if line.wrong or first_name is None or kind is None:
        return None
    return Newcomer(
        line=line.number,
        branch=branch,
        kind=kind,
        first_name=first_name,
        last_name=last_name,
        language=language or branch.language,
        phone=phone,
        email=email,
        about=about,
        cohort_id=cohort_id,
        trained_on=trained_on,
        most_duos=most_duos or 1,
        agreed_on=agreed_on,
    )


def _name(cell: str) -> str:
    if not is_name(cell):
        raise Unclear(Trouble.NO_LETTER)
    return values.words(cell, most=LONGEST_NAME)


def _branch(cell: str, known: Known) -> KnownBranch:
    wanted = plain(cell)
    for branch in known.branches:
        if plain(branch.name) == wanted:
            return branch
    mine = [branch.name for branch in known.branches]
    is_foreign = wanted in {plain(name) for name in known.others}
    raise Unclear(Trouble.FOREIGN_BRANCH if is_foreign else Trouble.BRANCH, *mine)


def _cohort(cell: str, branch: KnownBranch) -> int:
    wanted = plain(cell)
    for name, cohort_id in branch.cohorts.items():
        if plain(name) == wanted:
            return cohort_id
    raise Unclear(Trouble.COHORT, branch.name, *branch.cohorts)


def _of_a_mentor(line: Line, branch: KnownBranch) -> tuple[date | None, int | None]:
    """A mentee's "formation" is what they have learned: nothing for us."""
    trained_on = line.read(Column.TRAINED_ON, lambda cell: values.day_or_yes(cell, today=branch.today))
    return trained_on, line.read(Column.MOST_DUOS, values.small_number)


def _agreement_on_paper(line: Line, branch: KnownBranch) -> date | None:
    """Who has no Telegram is kept on paper, which the coordinator may do from the day they agreed to it."""
    if line.read(Column.TELEGRAM, values.yes_or_no) is not False:
        return None
    if Column.AGREED_ON not in line.cells:
        line.complain(Column.AGREED_ON, Trouble.NO_AGREEMENT)
    return line.read(Column.AGREED_ON, lambda cell: values.day(cell, today=branch.today))
