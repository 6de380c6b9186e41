"""Reading an XLSX file back, without the library that wrote it."""

from datetime import date, timedelta
from io import BytesIO
from typing import Final
from xml.etree import ElementTree
from zipfile import ZipFile

NAMES: Final = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
FIRST_DAY: Final = date(1899, 12, 30)  # of a spreadsheet's calendar

Cell = str | float | None


def rows_of(data: bytes) -> list[list[Cell]]:
    """Every row of the first sheet; a day is a number, see `day_of`."""
    with ZipFile(BytesIO(data)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        words = ["".join(item.itertext()) for item in shared.findall("x:si", NAMES)]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows: list[list[Cell]] = []
    for row in sheet.findall("x:sheetData/x:row", NAMES):
        cells: dict[int, Cell] = {}
        for cell in row.findall("x:c", NAMES):
            assert cell.find("x:f", NAMES) is None, "a formula"
            value = cell.findtext("x:v", None, NAMES)
            is_text = cell.get("t") == "s"
            column = ord(cell.get("r", "A")[0]) - ord("A")
            cells[column] = None if value is None else words[int(value)] if is_text else float(value)
        rows.append([cells.get(column) for column in range(1 + max(cells, default=-1))])
    return rows


def day_of(cell: Cell) -> date:
    assert isinstance(cell, float)
    return FIRST_DAY + timedelta(days=cell)
