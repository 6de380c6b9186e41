"""The sheets that go out: an empty one to fill in, and one with everybody's link."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from typing import Final
from zoneinfo import ZoneInfo

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from bot.i18n import Sentence, render_plain
from bot.importing import column_texts as words
from bot.importing.adding import Link
from bot.importing.columns import Column
from bot.people.models import Person
from bot.people.roles import RoleKind

WIDEST: Final = 70
DAY: Final = {"num_format": "yyyy-mm-dd", "align": "left"}
ISOLATES: Final = dict.fromkeys(map(ord, "\u2068\u2069"))  # of no use in a cell of its own

Cell = str | int | date | None
Say = Callable[[Sentence], str]


def for_reader(language: str, zone: str) -> Say:
    """How a sentence reads in a cell or on a page."""
    return lambda sentence: render_plain(sentence, language=language, zone=zone).translate(ISOLATES)


def example_sheet(reader: Person) -> bytes:
    """All columns in the reader's language, and a mentee and a mentor to see what stands in them."""
    say = for_reader(reader.language, reader.zone)
    header = [say(words.column_name(column)) for column in Column]
    return _workbook(header, [[line.get(column) for column in Column] for line in _examples(reader, say)])


def _examples(reader: Person, say: Say) -> tuple[dict[Column, Cell], dict[Column, Cell]]:
    mentee: dict[Column, Cell] = {
        Column.FIRST_NAME: "Amina",
        Column.LAST_NAME: "Benali",
        Column.ROLE: say(words.role_word(RoleKind.MENTEE)),
        Column.LANGUAGE: reader.language,
        Column.PHONE: "+32 470 12 34 56",
        Column.EMAIL: "amina@example.org",
        Column.ABOUT: say(words.example_line_of_mentee()),
        Column.TELEGRAM: say(words.yes_word()),
    }
    mentor: dict[Column, Cell] = {
        Column.FIRST_NAME: "Jan",
        Column.LAST_NAME: "Peeters",
        Column.ROLE: say(words.role_word(RoleKind.MENTOR)),
        Column.LANGUAGE: "nl",
        Column.PHONE: "+32 470 65 43 21",
        Column.TRAINED_ON: date(2026, 1, 31),
        Column.MOST_DUOS: 2,
        Column.ABOUT: say(words.example_line_of_mentor()),
        Column.TELEGRAM: say(words.no_word()),
        Column.AGREED_ON: date(2026, 1, 31),
    }
    return mentee, mentor


def link_sheet(links: Sequence[Link], say: Say) -> bytes:
    """Everybody's link, in the order of the printed pages."""
    header = [
        say(words.page_number()),
        *(say(words.column_name(column)) for column in COLUMNS_WITH_LINKS),
        say(words.link()),
        say(words.valid_until()),
    ]
    return _workbook(header, [_line_of(number, link, say) for number, link in enumerate(links, start=1)])


COLUMNS_WITH_LINKS: Final = (
    Column.FIRST_NAME,
    Column.LAST_NAME,
    Column.ROLE,
    Column.BRANCH,
    Column.LANGUAGE,
    Column.PHONE,
    Column.EMAIL,
)


def _line_of(number: int, link: Link, say: Say) -> list[Cell]:
    person = link.newcomer
    return [
        number,
        person.first_name,
        person.last_name,
        say(words.role_word(person.kind)),
        person.branch.name,
        person.language,
        person.phone,
        person.email,
        link.url,
        link.until.astimezone(ZoneInfo(person.branch.zone)).date(),
    ]


def _workbook(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """A cell that begins with = is a text like any other: nothing that people wrote becomes a formula."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, header, workbook.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        day = workbook.add_format(DAY)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell, day)
        for column, name in enumerate(header):
            widest = max((len(str(row[column] or "")) for row in rows), default=0)
            sheet.set_column(column, column, min(max(widest, len(name)) + 2, WIDEST))
    return written.getvalue()


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, day: object) -> None:
    match cell:
        case date():
            sheet.write_datetime(row, column, cell, day)
        case int():
            sheet.write_number(row, column, cell)
        case str():
            sheet.write_string(row, column, cell)
