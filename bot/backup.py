"""Backup and restore: the whole database in one file, and back, all of it or nothing."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import Annotated, Any, Final, cast

import psycopg
import typer
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from bot import archive
from bot.clock import Clock
from bot.command_line import explaining_the_database, give_up, settings_or_stop
from bot.embedded import start_embedded
from bot.migrating import config_for, migrate
from bot.outbox.leading import LEADER_LOCK

OURS: Final = frozenset({"alembic_version", "person", "duo", "outgoing_message"})

TAKE_LEAD: Final = text("SELECT pg_try_advisory_lock(:name, :role)")
# Everything, not only what the file knows: the database may be of a newer version and have more tables.
WHAT_TO_DROP: Final = text("""
    SELECT format('DROP TABLE IF EXISTS %s CASCADE', oid::regclass) FROM pg_class c
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    UNION ALL
    SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure) FROM pg_proc p
    WHERE pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
""")
LET_GO: Final = text("UPDATE outgoing_message SET state = 'expired', content = NULL WHERE state = 'pending'")
WHAT_IS_IN_IT: Final = text("""
    SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM duo), (SELECT count(*) FROM branch),
        (SELECT max(received_at) FROM received_update)
""")


def backup(
    file: Annotated[
        str | None,
        typer.Argument(help="A file, a folder, or - for standard output. Else duo-DATE-TIME.dump, here"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file when it is there")] = False,
) -> None:
    """Write the whole database into one file. The bot may go on meanwhile."""
    settings = settings_or_stop()
    to_output = file == "-"
    target = Path(file or ".")
    if target.is_dir():
        target /= f"duo-{Clock().now():%Y-%m-%d-%H%M}.dump"
    if to_output and sys.stdout.isatty():
        give_up("FILE: a backup is not for reading; send it into a file or to another program")
    if not to_output and target.exists() and not force:
        give_up(f"{target} is there already: choose another name, or say --force to overwrite it")
    try:
        with archive.scratch_file(None if to_output else target.parent) as scratch:
            _write(settings.database_url or start_embedded("postgres"), scratch)
            size = scratch.stat().st_size
            if to_output:
                with scratch.open("rb") as whole:
                    shutil.copyfileobj(whole, typer.get_binary_stream("stdout"))
            else:
                archive.keep(scratch, target)
    except OSError as error:
        give_up(f"{target}: the backup cannot be written there ({error.strerror})")
    typer.echo(
        f"The backup is made ({size / 1000:,.0f} kB) and can be read to its end.\n"
        "It holds names: keep it where nobody else can read it.\n"
        f"To bring it back: python -m bot restore {'FILE' if to_output else target}",
        err=to_output,
    )


def _write(url: str, into: Path) -> None:
    with _connected(url) as connection:
        try:
            archive.write(_driver(connection).info, into)
        except archive.Unfit as unfit:
            give_up(f"There is no backup: {unfit}")
    _examine(into, name="The database")


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    with explaining_the_database():
        connection = create_engine(url, poolclass=NullPool).connect()
    with connection:
        yield connection


def _driver(connection: Connection) -> psycopg.Connection[Any]:
    return cast("psycopg.Connection[Any]", connection.connection.driver_connection)


def _examine(file: Path, *, name: str) -> str:
    """Read it to its end and return its revision; stop when it is not whole or not of Duo."""
    try:
        first_rows = archive.first_rows(file)
    except archive.Unfit as unfit:
        give_up(f"{name}: this is no backup, or only a part of one ({unfit})")
    if not first_rows.keys() >= OURS:
        give_up(f"{name}: there are no tables of Duo in it")
    return first_rows["alembic_version"].decode().strip()


def restore(
    file: Annotated[Path, typer.Argument(help="What `python -m bot backup` has written")],
    replace: Annotated[bool, typer.Option("--replace", help="Lose what is in the database now")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before replacing")] = False,
    send_waiting: Annotated[
        bool, typer.Option("--send-waiting", help="Send what waited then: for a backup of a moment ago")
    ] = False,
) -> None:
    """Bring a backup back, all of it or nothing. Stop the bot before."""
    settings = settings_or_stop()
    if not file.is_file():
        give_up(f"{file}: there is no such file")
    revision = _examine(file, name=str(file))
    if revision not in _known_revisions():
        give_up(f"{file}: it is of a newer version of Duo: update the program first")
    url = settings.database_url or start_embedded("postgres")
    with _connected(url) as connection:
        if not connection.scalar(TAKE_LEAD, LEADER_LOCK):  # and while we have it nobody else begins to send
            give_up("The bot is at work on this database: stop it (`run`, `web`, `worker`), then restore")
        _check(connection, replace=replace, yes=yes)
        connection.rollback()
        let_go = _replay(connection, file, send_waiting=send_waiting)
        migrate(url)
        people, duos, branches, newest = connection.execute(WHAT_IS_IN_IT).one()
    typer.echo(f"Restored. People: {people}, duos: {duos}, branches: {branches}.")
    if newest:
        typer.echo(f"The last thing that came in: {newest.astimezone(UTC):%d %b %Y %H:%M} UTC.")
    if let_go:
        typer.echo(
            f"Messages that still waited then: {let_go}. They are not sent: people may have them already."
        )
    typer.echo("Now start the bot.")


def _known_revisions() -> set[str]:
    return {each.revision for each in ScriptDirectory.from_config(config_for("")).walk_revisions()}


def _check(connection: Connection, *, replace: bool, yes: bool) -> None:
    """Go on with an empty database, or with one that somebody wants to lose."""
    tables = set(inspect(connection).get_table_names("public"))
    if not tables:
        return
    if not tables >= OURS:
        give_up("This database belongs to another program: is DATABASE_URL right?")
    if not replace:
        give_up("This database is not empty: take an empty one, or say --replace to lose what is in it")
    name = connection.scalar(text("SELECT current_database()"))
    people = connection.scalar(text("SELECT count(*) FROM person"))
    question = f"What is in {name} now ({people} people) will be lost. Type the database's name to go on"
    if not yes and _asked(question) != name:
        give_up("Nothing was changed")


def _asked(question: str) -> str:
    try:
        return str(typer.prompt(question))
    except typer.Abort:
        return ""


def _replay(connection: Connection, file: Path, *, send_waiting: bool) -> int:
    """Put the file in place of what is there; return how many waiting messages were let go."""
    try:
        with connection.begin():
            connection.execute(text("SET LOCAL lock_timeout = '10s'"))  # somebody may be reading
            for statement in connection.scalars(WHAT_TO_DROP).all():
                connection.exec_driver_sql(statement)
            archive.replay(file, _driver(connection))
            return 0 if send_waiting else connection.execute(LET_GO).rowcount
    except (archive.Unfit, psycopg.Error, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        busy = isinstance(cause, psycopg.errors.LockNotAvailable)
        reason = "another program uses the database" if busy else str(cause).splitlines()[0]
        give_up(f"The restore failed ({reason}) and nothing was changed")
