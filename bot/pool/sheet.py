"""The waiting pool as a spreadsheet, for the meeting in which people decide who fits whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook

from bot.duos.queries import Free
from bot.i18n import LANGUAGES, render_plain
from bot.onboarding.texts import role_name
from bot.people.models import Branch
from bot.people.roles import RoleKind
from bot.pool import rules, texts
from bot.pool.queries import Former

WIDTHS: Final = (16, 18, 10, 18, 20, 12, 14, 10, 50, 32, 8, 8, 14)
DAY: Final = "dd/mm/yyyy"


@dataclass(frozen=True)
class Line:
    """Somebody in the pool, and the duos that they were in before."""

    free: Free
    former: Sequence[Former]


def build(people: Sequence[Line], *, language: str, now: datetime) -> bytes:
    """Return an XLSX file whose heads are in `language`. What people wrote is text, never a formula."""
    heads = [render_plain(head, language=language, zone="UTC") for head in texts.columns()]
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet(render_plain(texts.sheet_title(), language=language, zone="UTC"))
    formats = _Formats(
        day=book.add_format({"num_format": DAY, "valign": "top", "align": "left"}),
        words=book.add_format({"text_wrap": True, "valign": "top"}),
        head=book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
    )
    for column, (head, width) in enumerate(zip(heads, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, formats.head)
    for row, line in enumerate(people, start=1):
        for column, value in enumerate(_cells(line, language, now)):
            _write(sheet, row, column, value, formats)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(people), len(heads) - 1)
    book.close()
    return file.getvalue()


@dataclass(frozen=True)
class _Formats:
    day: Any
    words: Any
    head: Any


def _cells(line: Line, language: str, now: datetime) -> tuple[str | int | date | None, ...]:
    role, person = line.free.role, line.free.person
    zone = role.branch.zone if role.branch else person.zone
    is_mentor = role.kind is RoleKind.MENTOR
    return (
        person.first_name,
        person.last_name,
        render_plain(role_name(role.kind), language=language, zone=zone),
        role.branch.name if role.branch else None,
        role.cohort.name if role.cohort else None,
        LANGUAGES[person.language],
        line.free.since.astimezone(ZoneInfo(zone)).date(),
        rules.weeks_waited(line.free.since, now),
        person.about,
        ", ".join(former.partner for former in line.former),
        line.free.duos if is_mentor else None,
        role.most_duos if is_mentor else None,
        role.trained_on,
    )


def _write(sheet: Any, row: int, column: int, value: str | int | date | None, formats: _Formats) -> None:
    match value:
        case date():
            sheet.write_datetime(row, column, value, formats.day)
        case int():
            sheet.write_number(row, column, value, formats.words)
        case str() if value:
            sheet.write_string(row, column, value, formats.words)


def file_name(branches: Sequence[Branch], day: date) -> str:
    """Such as waiting-Bruxelles-2026-03-02.xlsx; nothing in it that a file system may mind."""
    where = re.sub(r"[^\w]+", "-", branches[0].name).strip("-") if len(branches) == 1 else "all"
    return f"waiting-{where}-{day.isoformat()}.xlsx"
