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

    It ends with 0 when all is well, with 1 when something needs you, and with 2 when it could not look,
    because a setting is wrong: a script can go by that.
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
