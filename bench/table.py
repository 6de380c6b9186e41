"""What was measured, as a table."""

from dataclasses import dataclass, field
from typing import Final

from rich.box import ASCII_DOUBLE_HEAD
from rich.console import Console
from rich.table import Table

COLUMNS: Final = ("row", "ours", "peers", "ratio", "target", "met", "what limits it")
WIDTH: Final = 150  # where there is no terminal


@dataclass(frozen=True)
class Row:
    """One figure beside its target; `wrong` is what must never happen, however slow the machine is."""

    name: str
    ours: str
    target: str
    met: bool
    limits: str
    peers: str = "-"
    ratio: str = "-"
    wrong: list[str] = field(default_factory=list)

    def cells(self) -> tuple[str, ...]:
        met = "WRONG" if self.wrong else "yes" if self.met else "no"
        return self.name, self.ours, self.peers, self.ratio, self.target, met, self.limits


def show(rows: list[Row], *, machine: str) -> None:
    plain = Console()
    console = Console(width=plain.width if plain.is_terminal else WIDTH, highlight=False)
    table = Table(*COLUMNS, box=ASCII_DOUBLE_HEAD, show_lines=True)
    for row in rows:
        table.add_row(*row.cells())
    console.print(table)
    console.print(machine, markup=False)
    for row in rows:
        for wrong in row.wrong:
            console.print(f"WRONG: {row.name}: {wrong}", markup=False)


def ratio(ours: float, peer: float) -> str:
    return f"{ours / peer:.2f}" if peer else "-"
