"""The sheet of the waiting pool from the command line."""

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.command_line import any_database, give_up, in_database, settings_or_stop
from bot.db import Database
from bot.duos.rules import day_in
from bot.i18n import LANGUAGES, SOURCE_LANGUAGE
from bot.people.actions import WrongValue
from bot.people.models import Branch
from bot.people.queries import branch_named, branches
from bot.pool import sheet
from bot.pool.actions import everybody
from bot.pool.lists import Look


def waiting(
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write it, such as pool.xlsx")],
    branch: Annotated[str | None, typer.Option(help="The branch's name; else all of them")] = None,
    language: Annotated[str | None, typer.Option(help="fr, nl or en; else the branch's")] = None,
) -> None:
    """Write a spreadsheet of who waits for a duo, and since when."""
    if language is not None and language not in LANGUAGES:
        give_up(f"--language: {language!r} is not one of {', '.join(LANGUAGES)}")
    url = any_database(settings_or_stop())

    async def make(database: Database) -> tuple[bytes, int]:
        now = Clock().now()
        async with database.transaction() as session:
            chosen = [await _named(session, branch)] if branch is not None else await branches(session)
            people = await everybody(
                session, Look(chosen, now, day_in(chosen[0].zone if chosen else "UTC", now))
            )
            spoken = language or (chosen[0].language if len(chosen) == 1 else SOURCE_LANGUAGE)
            return sheet.build(people, language=spoken, now=now), len(people)

    try:
        data, count = in_database(url, make)
        output.write_bytes(data)
    except WrongValue as wrong:
        give_up(str(wrong))
    except OSError as error:
        give_up(f"--output: {output} cannot be written: {error.strerror}")
    typer.echo(f"{output}: {count} waiting. It holds names: share it with the team only.")


async def _named(session: AsyncSession, name: str) -> Branch:
    found = await branch_named(session, name)
    if found is None:
        known = ", ".join(each.name for each in await branches(session)) or "none yet"
        raise WrongValue(f"--branch: there is no branch {name!r}; there are: {known}")
    return found
