"""How large a sheet may be, what counts as one, and how long it is kept. Pure."""

from datetime import timedelta
from pathlib import PurePath
from typing import Final

LARGEST_SHEET: Final = 5_000_000  # bytes
MOST_LINES: Final = 10_000
MOST_PAGES: Final = 500  # in one PDF
AT_ONCE: Final = 100  # people in one batch: in between, other things get their turn
TOLD_EVERY: Final = 200  # people, when a list is so long that it is told how far it is
KEPT_FOR: Final = timedelta(days=1)
LONGEST_FILE_NAME: Final = 60

SUFFIXES: Final = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"})


def looks_like_sheet(file_name: str | None) -> bool:
    return PurePath(file_name or "").suffix.lower() in SUFFIXES


def short_name(file_name: str | None) -> str:
    """A name to say and to keep: long ones lose their middle, so that the suffix stays."""
    name = " ".join((file_name or "").split()) or "?"
    half = LONGEST_FILE_NAME // 2
    return name if len(name) <= LONGEST_FILE_NAME else f"{name[:half]}…{name[1 - half :]}"


def stem_of(file_name: str) -> str:
    """What the files that go back are called after."""
    stem = PurePath(file_name).stem.strip(" .?")
    return stem or "import"


def in_parts(number: int, most: int) -> list[range]:
    """The pages of each document."""
    return [range(start, min(start + most, number)) for start in range(0, number, most)]
