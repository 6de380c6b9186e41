"""The command."""

import asyncio
import io
import sys
from typing import Annotated

import typer

from bot.clock import Clock
from bot.command_line import settings_or_stop
from bot.doctor.looking import examine


def doctor(
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what needs somebody")] = False,
) -> None:
    """Look whether all is well, and say what to do. It changes nothing.

    Ends with 0: all is well.
    Ends with 1: something needs you.
    Ends with 2: it could not look, because a setting is wrong.
    """
    findings = asyncio.run(examine(settings_or_stop(), Clock()))
    needy = [finding for finding in findings if finding.needs_somebody]
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that has no ✔
    for finding in needy if quiet else findings:
        typer.echo(str(finding))
    if needy or not quiet:
        typer.echo(_in_short(len(needy)))
    raise typer.Exit(code=1 if needy else 0)


def _in_short(count: int) -> str:
    if count > 1:
        return f"{count} things need you, the first is the worst."
    return "1 thing needs you." if count else "All is well."
