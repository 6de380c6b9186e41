"""What the doctor says of the database itself; looking changes nothing in it."""

import asyncio
import os
import re
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from bot.clock import Clock
from bot.doctor import database
from bot.embedded import HOME
from bot.migrating import config_for, migrate
from tests.stories.test_doctor import told


def entries(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_without_a_database_it_makes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "OWN", tmp_path / "postgres")

    said = await told()

    assert "✘ DATABASE_URL is not set, and this machine has no database of its own yet\n  → " in said
    assert "`python -m bot run` makes a database of its own" in said
    assert entries(tmp_path) == []


async def test_this_machine_s_own_database_is_looked_at_and_left_as_it_is(
    empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests' server is one of this machine's own; nobody has made tables in its first database."""
    monkeypatch.setattr(database, "OWN", HOME / "tests")

    said = await told()

    assert "· DATABASE_URL is not set: I looked at this machine's own database\n" in said
    assert "✘ The database is empty: the bot has no tables in it yet\n  → python -m bot migrate" in said
    (url,) = re.findall('export DATABASE_URL="(.*)"', said)
    engine = create_engine(url.replace("postgresql", "postgresql+psycopg"), poolclass=NullPool)
    assert inspect(engine).get_table_names() == []


async def test_a_database_of_another_user_is_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = Path("/usr")
    if os.geteuid() == 0:
        theirs = tmp_path
        os.chown(theirs, 65534, 65534)
    monkeypatch.setattr(database, "OWN", theirs)

    assert f"this machine's own database ({theirs}) belongs to " in await told()
    assert entries(tmp_path) == []


async def test_tables_of_another_version_are_one_finding_and_the_rest_is_looked_at(
    empty_database: str,
) -> None:
    oldest = ScriptDirectory.from_config(config_for("")).get_base()
    engine = create_engine(empty_database, poolclass=NullPool)

    empty = await told(database_url=empty_database)
    migrate(empty_database, to=str(oldest))
    behind = await told(database_url=empty_database)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    ahead = await told(database_url=empty_database)

    assert "✘ The database is empty: the bot has no tables in it yet\n  → python -m bot migrate" in empty
    assert "✘ The tables are of an older version: `web` and `worker` do not start\n  → python -m" in behind
    assert "✘ The tables are of a version that this program does not know\n  → Update the program" in ahead
    for said in (empty, behind, ahead):
        assert "✔ PostgreSQL" in said
        assert "✔ The clock agrees with the database's" in said
        assert "I could not look" not in said
    assert "✘ There is no branch yet" in behind


async def test_a_look_that_fails_is_told_and_the_others_go_on(database_url: str) -> None:
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE mishap RENAME failures TO trouble"))

    said = await told(database_url=database_url)

    assert "✘ I could not look at one thing: clockwork (ProgrammingError)\n" in said
    assert "✘ I could not look at one thing: rows left alone (ProgrammingError)\n" in said
    assert "✔ Every update was understood" in said


async def test_an_address_that_is_none_is_told_with_one_that_would_be_right() -> None:
    said = await told(database_url="postgresql://me:hush@host:port/duo")

    assert "✘ DATABASE_URL is not an address of a database\n  → Right would be postgresql://" in said
    assert "hush" not in said


async def test_a_clock_that_differs_from_the_database_s_is_told_in_plain_units(database_url: str) -> None:
    ahead = Clock(stopped_at=Clock().now() + timedelta(minutes=10.5))

    said = await told(database_url=database_url, clock=ahead)

    assert "✘ This machine's clock is 10 minutes ahead of the database's: reminders come at the" in said
    assert "  → On each machine of yours: sudo timedatectl set-ntp true\n" in said


@pytest.mark.parametrize("shared", [True, False])
async def test_a_pooler_in_transaction_mode_is_found_even_when_nobody_else_uses_it(
    database_url: str, shared: bool
) -> None:
    async with pooler(database_url, shared=shared) as url:
        said = await told(database_url=url)

    assert "✔ PostgreSQL" in said
    assert ("✘ DATABASE_URL leads to a connection pooler in transaction mode" in said) is shared
    assert ("5432 instead of 6543" in said) is shared


@asynccontextmanager
async def pooler(database_url: str, *, shared: bool) -> AsyncIterator[str]:
    """A small pgbouncer: with `shared` all clients take turns on one connection, by transaction."""
    url = make_url(database_url)
    socket = Path(str(url.query["host"])) / ".s.PGSQL.5432"
    turn, opened = asyncio.Lock(), list[tuple[asyncio.StreamReader, asyncio.StreamWriter, bytes]]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        size = await reader.readexactly(4)
        hello = size + await reader.readexactly(struct.unpack("!i", size)[0] - 4)
        if not opened or not shared:
            there = await asyncio.open_unix_connection(socket)
            there[1].write(hello)
            opened.append((*there, await until_ready(there[0])))
        from_server, to_server, greeting = opened[0 if shared else -1]
        writer.write(greeting)
        with suppress(asyncio.IncompleteReadError):
            while True:
                asked = await one_message(reader)
                async with turn:
                    while asked[:1] not in b"QSX":
                        to_server.write(asked)
                        asked = await one_message(reader)
                    if asked[:1] == b"X":
                        break
                    to_server.write(asked)
                    writer.write(await until_ready(from_server))
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        yield f"postgresql://postgres@127.0.0.1:{port}/{url.database}?sslmode=disable&gssencmode=disable"
    for _reader, to_server, _greeting in opened:
        to_server.close()


async def one_message(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readexactly(5)
    return head + await reader.readexactly(struct.unpack("!i", head[1:])[0] - 4)


async def until_ready(reader: asyncio.StreamReader) -> bytes:
    """What the server says until it is ready for the next question."""
    said = b""
    while True:
        message = await one_message(reader)
        said += message
        if message[:1] == b"Z":
            return said
