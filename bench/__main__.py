"""`make bench`: every figure of the README in one run, beside the peers, with what limits each."""

import os
import platform
import signal
import sys
import time
from collections.abc import Callable
from typing import Annotated, Final, NoReturn

import psutil
import typer

from bench.processes import Crashed
from bench.rows import bulk, importing, million, relay, sends
from bench.scale import FULL, QUICK
from bench.stage import PEERS_PYTHON, Stage
from bench.table import Row, show

ROWS: Final[dict[str, Callable[[Stage], list[Row]]]] = {
    "sends": sends.measure,
    "relay": relay.measure,
    "bulk": bulk.measure,  # and the replies meanwhile
    "million": million.measure,  # claims, and memory
    "import": importing.measure,
}


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def bench(
    quick: Annotated[bool, typer.Option(help="Small numbers: does all of it still work?")] = False,
    only: Annotated[
        list[str] | None, typer.Option(help=f"One of {', '.join(ROWS)}; may be repeated.")
    ] = None,
) -> None:
    """Measure the bot beside aiogram and stock python-telegram-bot, in one run, and print a table.

    Slow is no failure; something lost, repeated or out of order, a 429 or a process that ends is one.
    """
    if set(only or ()) - set(ROWS):
        raise typer.BadParameter(f"--only is one of {', '.join(ROWS)}")
    if not PEERS_PYTHON.exists():
        raise typer.BadParameter("the peers have no environment yet: use `make bench`")
    signal.signal(signal.SIGTERM, _stop)
    begun = time.monotonic()
    rows: list[Row] = []
    with Stage.set(QUICK if quick else FULL) as stage:
        for name in only or ROWS:
            rows += _rows_of(name, stage)
        version = stage.postgres.version
    show(rows, machine=f"{_machine(version)}; {time.monotonic() - begun:.0f} s")
    if any(row.wrong for row in rows):
        raise typer.Exit(1)


def _rows_of(name: str, stage: Stage) -> list[Row]:
    begun = time.monotonic()
    try:
        return ROWS[name](stage)
    except Crashed as crashed:
        return [Row(name, "-", "-", False, "-", wrong=[str(crashed)])]
    finally:
        typer.echo(f"{name}: measured in {time.monotonic() - begun:.0f} s", err=True)


def _machine(postgres_version: str) -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = psutil.getloadavg()[0]
    return (
        f"{cores} cores ({platform.machine()}), Python {platform.python_version()}, "
        f"PostgreSQL {postgres_version}, {platform.system()} {platform.release()}, load {load:.1f}"
    )


def _stop(*_signal: object) -> NoReturn:
    sys.exit("stopped")


if __name__ == "__main__":
    app()
