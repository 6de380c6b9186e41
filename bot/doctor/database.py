"""Getting at the database, wherever it is, without changing anything in it."""

import asyncio
import os
from pathlib import Path
from typing import Final

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import ArgumentError, OperationalError

from bot.db import Database
from bot.doctor.checking import Look, LookAtRows
from bot.doctor.findings import SAME_SETTINGS, Finding, aside, silence, well
from bot.embedded import HOME, start_embedded
from bot.migrating import config_for

PATIENCE: Final = 10.0  # seconds
OWN: Final = HOME / "postgres"
WHEN_AWAY: Final = (
    "On one machine: sudo systemctl status postgresql tells whether it runs; `start` starts it.",
    "On a platform: look whether it is there and awake, and whether DATABASE_URL is still its address.",
)


async def find_database(look: Look) -> tuple[list[Finding], Database | None]:
    """Return what was found on the way, and the database when it answers."""
    url, findings = look.settings.database_url, list[Finding]()
    if url is None:
        findings, url = _this_machine_s_own()
    if url is None:
        return findings, None
    try:
        database = Database(url)
        async with asyncio.timeout(PATIENCE), database.engine.connect():
            return findings, database
    except OperationalError as error:
        reason = str(error.orig).splitlines()[0].removeprefix("connection failed: ")
    except TimeoutError:
        reason = f"no answer in {PATIENCE:.0f} seconds"
    except (ArgumentError, ValueError):
        right = "Right would be postgresql://user:password@host:5432/database"
        return [*findings, silence("DATABASE_URL is not an address of a database", right)], None
    told = f"The database cannot be reached: {reason}"
    return [*findings, silence(told, *WHEN_AWAY)], None


def _this_machine_s_own() -> tuple[list[Finding], str | None]:
    """The embedded one, but only when it is there: looking makes none."""
    told = "DATABASE_URL is not set"
    if OWN.exists() and not _is_ours(OWN):
        return [
            silence(
                f"{told}, and this machine's own database ({OWN}) belongs to {_owner(OWN)}",
                SAME_SETTINGS,
                "If the bot does use that database, run the doctor as the same user as the bot.",
            )
        ], None
    if not (OWN / "PG_VERSION").exists():
        return [
            silence(
                f"{told}, and this machine has no database of its own yet",
                SAME_SETTINGS,
                "To begin without a server: `python -m bot run` makes a database of its own.",
            )
        ], None
    url = start_embedded(OWN.name)
    plain = url.replace("postgresql+psycopg", "postgresql", 1)
    return [
        aside(
            f"{told}: I looked at this machine's own database",
            f'For the lines with psql, while the bot runs: export DATABASE_URL="{plain}"',
        )
    ], url


def _is_ours(folder: Path) -> bool:
    """As root the server would be another user's, and its files would be given to that user."""
    return folder.stat().st_uid == os.geteuid() or (os.geteuid() == 0 and _owner(folder) == "pgserver")


def _owner(folder: Path) -> str:
    try:
        return folder.owner()
    except KeyError:
        return "somebody else"


async def tables(look: LookAtRows) -> list[Finding]:
    """Compare what the database is at with what this program knows; well when they are the same."""
    revision = await look.connection.run_sync(_revision)
    script = ScriptDirectory.from_config(config_for(""))
    if revision == script.get_current_head():
        return [well("The tables are up to date")]
    migrate = "python -m bot migrate (on a platform: the process `release` does it). Then restart the bot."
    if revision is None:
        return [silence("The database is empty: the bot has no tables in it yet", migrate)]
    if revision in {each.revision for each in script.walk_revisions()}:
        return [silence("The tables are of an older version: `web` and `worker` do not start", migrate)]
    return [
        silence(
            "The tables are of a version that this program does not know",
            "Update the program, or look whether DATABASE_URL leads to the right database.",
        )
    ]


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
