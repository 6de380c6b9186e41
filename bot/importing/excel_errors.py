"""Where formulas of an XLSX sheet have failed: the reader of workbooks shows such cells as empty ones."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse
from zipfile import BadZipFile, ZipFile

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TARGETS: Final = "xl/_rels/workbook.xml.rels"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def errors_in(data: bytes, sheet: str) -> Iterator[tuple[int, int, str]]:
    """Row and column, counted from 0, and what Excel shows there, such as #REF!"""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if (path := _path_of(archive, sheet)) is not None:
                yield from _errors(archive, path)
    except (BadZipFile, KeyError, ParseError):
        return  # another kind of workbook, such as XLS or ODS


def _path_of(archive: ZipFile, sheet: str) -> str | None:
    listed = fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
    relation = next((each.get(RELATION) for each in listed if each.get("name") == sheet), None)
    targets = {each.get("Id"): each.get("Target") for each in fromstring(archive.read(TARGETS))}
    target = targets.get(relation)
    if target is None:
        return None
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _errors(archive: ZipFile, path: str) -> Iterator[tuple[int, int, str]]:
    with archive.open(path) as sheet:
        for _event, element in iterparse(sheet):
            if element.tag == f"{MAIN}c" and element.get("t") == "e":
                yield _error(element)
            if element.tag == f"{MAIN}row":
                element.clear()


def _error(cell: Element) -> tuple[int, int, str]:
    found = re.fullmatch(r"([A-Z]{1,3})(\d+)", cell.get("r", ""))
    if found is None:
        raise KeyError("a cell without a place")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    shown = cell.find(f"{MAIN}v")
    return int(found[2]) - 1, column - 1, (shown.text if shown is not None else None) or "#VALUE!"
