"""`python -m bot import`: the same plan as from the chat, for whoever runs the bot."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.archive import keep, scratch_file
from bot.audit.recording import Signed, sign
from bot.clock import Clock
from bot.command_line import any_database, bot_username, give_up, in_database, settings_or_stop
from bot.db import Database
from bot.i18n import SOURCE_LANGUAGE, Sentence
from bot.importing import queries, telling, texts
from bot.importing.adding import Link, Progress, add_people
from bot.importing.files import for_reader, link_sheet
from bot.importing.looking import Table, plan_of, read_table
from bot.importing.paper import print_links
from bot.importing.plan import NoPlan, Plan
from bot.importing.rules import LARGEST_SHEET
from bot.people.actions import WrongValue
from bot.people.queries import branch_named, branches

say: Final = for_reader(SOURCE_LANGUAGE, "UTC")


@dataclass(frozen=True)
class Wish:
    table: Table
    branch: str
    links: Path
    pages: Path | None
    bot_username: str | None  # None: only tell what would be done


def import_people(
    file: Annotated[Path, typer.Argument(help="The sheet: XLSX, XLS, ODS or CSV")],
    branch: Annotated[str, typer.Option(help="The branch's name, for lines that name none")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it; else only tell what would be done")] = False,
    links: Annotated[
        Path | None, typer.Option(help="Where the links go, an XLSX sheet. Else FILE-links.xlsx, beside it")
    ] = None,
    pages: Annotated[Path | None, typer.Option(help="Where the printable pages go, a PDF. Else none")] = None,
) -> None:
    """Import people from a sheet: tell what would be done or, with --yes, do it, all or nothing."""
    settings = settings_or_stop()
    if yes and settings.bot_token is None:
        give_up("BOT_TOKEN: it is needed to know the bot's own name in the links")
    url = any_database(settings)

    async def work(database: Database) -> Plan:
        table = await read_table(_content(file))
        username = await bot_username(settings) if yes else None
        beside = file.with_name(f"{file.stem}-links.xlsx")
        return await _import(database, Wish(table, branch, links or beside, pages, username))

    try:
        plan: Plan = in_database(url, work)
    except WrongValue as wrong:
        give_up(str(wrong))
    except NoPlan as no_plan:
        give_up(f"FILE: {say(texts.unusable(no_plan.why))}")
    if plan.wrong:
        raise typer.Exit(1)
    if plan.new and not yes:
        typer.echo("Nothing is imported yet: --yes imports them.")


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_SHEET + 1)
    except OSError as error:
        raise WrongValue(f"FILE: {file} cannot be read: {error.strerror}") from None


async def _import(database: Database, wish: Wish) -> Plan:
    """The files are on the disk before anything is committed, and get their names afterwards."""
    now = Clock().now()
    with ExitStack() as scratch:
        written: list[tuple[Path, Path]] = []
        async with database.transaction() as session:
            sign(session, Signed(now, by_command_line=True))
            await queries.wait_for_turn(session)
            plan = await _plan(session, wish, now)
            _tell(plan, wish.table)
            if plan.new and not plan.wrong and wish.bot_username is not None:
                links = await add_people(
                    session,
                    plan.new,
                    importer=None,
                    bot_username=wish.bot_username,
                    progress=_telling(texts.importing),
                    now=now,
                )
                for target, data in await _files(links, wish):
                    written.append((_write(scratch, target, data), target))
        for written_to, target in written:
            keep(written_to, target)
            typer.echo(f"{target} is written.")
    return plan


async def _plan(session: AsyncSession, wish: Wish, now: datetime) -> Plan:
    found = await branch_named(session, wish.branch)
    if found is None:
        known = ", ".join(each.name for each in await branches(session)) or "none yet"
        raise WrongValue(f"--branch: there is no branch {wish.branch!r}; there are: {known}")
    return await plan_of(session, wish.table, importer=None, branch_id=found.id, now=now)


def _tell(plan: Plan, table: Table) -> None:
    head = texts.something_is_wrong(len(plan.wrong)) if plan.wrong else telling.summary(plan, table.sheet)
    for sentence in (head, *telling.about_lines(plan)):
        typer.echo(say(sentence))


def _telling(told: Callable[[int, int], Sentence]) -> Progress:
    async def tell(done: int, of: int) -> None:
        typer.echo(say(told(done, of)), err=True)

    return tell


async def _files(links: Sequence[Link], wish: Wish) -> list[tuple[Path, bytes]]:
    """Everybody's link, which exists nowhere else."""
    if not links:
        return []
    files = [(wish.links, link_sheet(links, say))]
    if wish.pages is not None:
        parts = await print_links(links, _telling(texts.printing))
        for part in parts:
            number = f"-{part.first}-{part.last}" if len(parts) > 1 else ""
            files.append((wish.pages.with_stem(f"{wish.pages.stem}{number}"), part.data))
    return files


def _write(scratch: ExitStack, target: Path, data: bytes) -> Path:
    if target.exists():
        raise WrongValue(f"{target} is there already; nothing is imported")
    try:
        path = scratch.enter_context(scratch_file(target.parent))
        path.write_bytes(data)
    except OSError as error:
        raise WrongValue(f"{target} cannot be written: {error.strerror}; nothing is imported") from None
    return path
