"""What the commands here share: a signed transaction, and one kind line for a mistake."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.recording import Signed, sign
from bot.clock import Clock
from bot.command_line import any_database, give_up, in_database, settings_or_stop
from bot.db import Database
from bot.people.cohorts import cohort_named
from bot.people.models import Branch, Cohort
from bot.people.queries import branch_named, branches
from bot.people.values import WrongValue

Work = Callable[[AsyncSession, datetime], Awaitable[list[str]]]


@asynccontextmanager
async def signed(database: Database) -> AsyncIterator[tuple[AsyncSession, datetime]]:
    """A transaction of the command line, and its now: the audit knows who changed what."""
    now = Clock().now()
    async with database.transaction() as session:
        sign(session, Signed(now, by_command_line=True))
        yield session, now


def in_one_transaction(work: Work) -> list[str]:
    """Do it, and return the lines to print; a wrong value ends the command, and nothing has changed."""
    url = any_database(settings_or_stop())

    async def run(database: Database) -> list[str]:
        async with signed(database) as (session, now):
            return await work(session, now)

    try:
        lines: list[str] = in_database(url, run)
    except WrongValue as wrong:
        give_up(str(wrong))
    return lines


async def the_branch(session: AsyncSession, name: str, *, option: str = "branch") -> Branch:
    """Raise WrongValue with the names that there are."""
    found = await branch_named(session, name)
    if found is None:
        known = ", ".join(each.name for each in await branches(session)) or "none yet"
        raise WrongValue(f"--{option}: there is no branch {name!r}; there are: {known}")
    return found


async def the_cohort(session: AsyncSession, branch: Branch, name: str) -> Cohort:
    found = await cohort_named(session, branch, name)
    if found is None:
        raise WrongValue(f"--cohort: {branch.name} has no cohort {name!r}; `cohort list` shows them all")
    return found


def print_lines(lines: list[str]) -> None:
    for line in lines:
        typer.echo(line)
