"""Sheets as coordinators make them, and what they get back."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.world import World

Rows = Sequence[Sequence[Any]]

FRENCH: Final[Rows] = [
    ["Prénom", "Nom", "Rôle", "Langue", "Tél.", "E-mail"],
    ["Zoé", "Lefèvre", "mentorée", "français", "0470 12 34 56", "zoe@example.org"],
    ["Jan", "Peeters", "Mentor", "néerlandais", "+32 (0)470 65 43 21", ""],
]


def french_excel(rows: Rows) -> bytes:
    """CSV as a French Excel on Windows saves it: semicolons, no UTF-8."""
    return "\r\n".join(";".join(str(cell) for cell in row) for row in rows).encode("cp1252")


def utf8_csv(rows: Rows) -> bytes:
    """CSV UTF-8 as Excel saves it: with a byte order mark; in an English one with commas."""
    return "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode("utf-8-sig")


def xlsx(rows: Rows, *, failed: dict[tuple[int, int], str] | None = None) -> bytes:
    """A workbook; `failed` formulas show what Excel shows instead of a value."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as workbook:
        sheet = workbook.add_worksheet("Liste")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for (number, column), shown in (failed or {}).items():
            sheet.write_formula(number, column, "=Gone!A1", None, shown)
    return written.getvalue()


def table(data: bytes) -> list[list[Any]]:
    """What stands in a workbook."""
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()


async def sends_file(world: World, name: str, data: bytes, file_name: str = "liste.xlsx") -> None:
    """Send a document; whatever follows of it, follows."""
    world.telegram.sends_document(world.accounts[name].id, data, file_name=file_name)
    await world.settle()
    await world.tick()


async def imports(world: World, name: str, data: bytes, file_name: str = "liste.xlsx") -> None:
    """/import, with the sheet as its answer: up to the dry run."""
    await world.says(name, "/import")
    await sends_file(world, name, data, file_name)


async def says_yes(world: World, name: str) -> None:
    await world.taps(name, "✅")
    await world.tick()


def documents(world: World, name: str) -> dict[str, bytes]:
    """The files that the bot has sent to this person, by name."""
    return {
        str(message.document.name): world.telegram.file(message.document.file_id)[0]
        for message in world.sees(name)
        if message.from_bot and message.document
    }
