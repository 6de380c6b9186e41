"""From a file to a table of texts. Runs apart, as files of strangers may be made to break their reader:

    python -m bot.importing.reading < sheet.xlsx

Memory and time are limited. A workbook of a few kilobytes can claim a cell in its very last row and column,
for which its reader would want 400 GB, and dies.
"""

import csv
import json
import re
import resource
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from bot.importing.columns import find_header
from bot.importing.excel_errors import errors_in

MEMORY: Final = 1 << 30
CPU_SECONDS: Final = 60
MOST_ROWS: Final = 50_000
WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX and ODS; XLS
SEPARATORS: Final = (";", ",", "\t", "|")
UNSEEN: Final = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)  # joiners stay: scripts need them

Rows = list[list[str]]


class NotASheet(Exception):
    pass


def read(data: bytes) -> tuple[str | None, Rows]:
    """Return the rows as the spreadsheet numbers them, and of several sheets the name of that one."""
    name, rows = _read_workbook(data) if data.startswith(WORKBOOKS) else (None, _read_text(data))
    while rows and not any(rows[-1]):
        rows.pop()
    return name, rows


def _read_workbook(data: bytes) -> tuple[str | None, Rows]:
    """The first visible sheet in which people stand; else the first."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        tables = []
        for number, about in enumerate(workbook.sheets_metadata):
            if about.visible is SheetVisibleEnum.Visible:
                sheet = workbook.get_sheet_by_index(number)
                cells = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)
                tables.append((about.name, [[_text(cell) for cell in row] for row in cells]))
    except CalamineError:
        raise NotASheet from None
    if not tables:
        raise NotASheet
    name, rows = next((table for table in tables if find_header(table[1])), tables[0])
    for row, column, shown in errors_in(data, name):
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = shown
    return (name if len(tables) > 1 else None), rows


def _text(cell: object) -> str:
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
    return tidy(str(cell))


def _read_text(data: bytes) -> Rows:
    text = _decoded(data)
    first, _newline, rest = text.partition("\n")
    if told := re.fullmatch(r'"?sep=(.)"?\s*', first):  # Excel's own way to say it; it shows no such line
        return _split(rest, told[1])
    tables = [_split(text, separator) for separator in SEPARATORS]
    return max(tables, key=_columns_known)


def _decoded(data: bytes) -> str:
    """UTF-16 and UTF-8 say so themselves; what else a French or Dutch Excel writes is Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise NotASheet
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _split(text: str, separator: str) -> Rows:
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
        return [[tidy(cell) for cell in row] for row, _number in zip(rows, range(MOST_ROWS), strict=False)]
    except csv.Error:
        return []


def _columns_known(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    header = find_header(rows)
    return (len(header.columns) if header else 0, max(map(len, rows), default=0))


def tidy(text: str) -> str:
    """One line without what cannot be seen, in the composed form: "é" is one character."""
    printable = "".join(c if unicodedata.category(c) != "Cc" else " " for c in UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", " ".join(printable.split()))


def main(source: bytes) -> Iterable[str]:
    try:
        name, rows = read(source)
    except NotASheet:
        name, rows = None, None
    yield json.dumps({"name": name, "rows": rows})


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.writelines(main(sys.stdin.buffer.read()))
