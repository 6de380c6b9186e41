"""`python -m bot audit`: every change of a role, a duo, a branch, an alert … as CSV."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, TextIO

import typer

from bot.audit.recording import AUDITED
from bot.command_line import any_database, give_up, in_database, settings_or_stop
from bot.db import Database
from bot.people.values import WrongValue
from bot.people.values import day as read_day
from bot.programme.audit_sheet import sheet


def audit(
    since: Annotated[str | None, typer.Option(help="From this day on (UTC), such as 2026-01-01")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day, which counts")] = None,
    subject: Annotated[str | None, typer.Option(help=f"One of {', '.join(sorted(AUDITED))}")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file; else it is printed")] = None,
) -> None:
    """Print who changed what, from what to what, as CSV: the newest first."""
    url = any_database(settings_or_stop())
    try:
        first = _midnight(since, "since") if since is not None else None
        last = _midnight(until, "until") + timedelta(days=1) if until is not None else None
    except WrongValue as wrong:
        give_up(str(wrong))
    if subject is not None and subject not in AUDITED:
        give_up(f"--subject: {subject!r} is not one of {', '.join(sorted(AUDITED))}")

    async def write(database: Database) -> None:
        async with database.transaction() as session:
            with _opened(output) as file:
                async for lines in sheet(
                    session, subjects=(subject,) if subject else (), since=first, until=last
                ):
                    file.write(lines)

    try:
        in_database(url, write)
    except OSError as error:
        give_up(f"--output: {output} cannot be written: {error.strerror}")


def _midnight(text: str, option: str) -> datetime:
    return datetime.combine(read_day(text, option=option), time(0), UTC)


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    with output.open("w", encoding="utf-8", newline="") as file:
        yield file
