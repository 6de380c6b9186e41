"""A backup is worth what its restore is: the programme is lost, comes back from one file, and lives on."""

import asyncio
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool
from typer.testing import Result

from bot import archive
from bot.db import Database
from bot.migrating import config_for, is_up_to_date, migrate
from bot.running import parts
from bot.tables import Base
from tests.stories.verbs import Command, command_line
from tests.world import NO_LIMITS, TOKEN, World

ROOT = Path(__file__).parents[2]
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def duo(database_url: str) -> Command:
    """`python -m bot …` on this test's database; settings are given in small letters."""
    return command_line(database_url)


@pytest.fixture
def file(duo: Command, tmp_path: Path) -> Path:
    """A backup of a database in which nobody is yet."""
    assert duo("backup", str(tmp_path / "duo.dump")).exit_code == 0
    return tmp_path / "duo.dump"


async def told(duo: Command, *words: str | Path, **settings: str) -> Result:
    """The command as a process of its own would run it, beside a world that lives."""
    return await asyncio.to_thread(duo, *map(str, words), **settings)


def change(url: str, statement: str, **values: str) -> None:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(statement), values)


def tables(url: str) -> list[str]:
    return inspect(create_engine(url, poolclass=NullPool)).get_table_names()


def every_row(url: str) -> Rows:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }


@asynccontextmanager
async def living_on(world: World, url: str) -> AsyncIterator[World]:
    """The bot starts again on another database; the phones and their chats are the same."""
    await world.built.sender.resign()
    telegram_url = str(world.built.application.bot.base_url).partition("/bot")[0]
    async with parts(
        token=TOKEN, api_url=telegram_url, database=Database(url), limits=NO_LIMITS, clock=world.built.clock
    ) as built:
        again = World(built, world.telegram, world.accounts)
        await again.tick()
        yield again


async def test_a_programme_that_was_lost_comes_back_from_its_backup_and_lives_on(
    world: World, duo: Command, database_url: str, empty_database: str, tmp_path: Path
) -> None:
    await world.duo(met_today=True)

    made = await told(duo, "backup", tmp_path / "duo.dump")
    saved = every_row(database_url)
    restored = await told(duo, "restore", tmp_path / "duo.dump", database_url=empty_database)

    assert (made.exit_code, restored.exit_code) == (0, 0)
    assert f"To bring it back: python -m bot restore {tmp_path / 'duo.dump'}" in made.output
    assert restored.output.startswith(
        "Restored. People: 3, duos: 1, branches: 1.\nThe last thing that came in: 02 Mar 2026 17:00 UTC.\n"
    )
    assert every_row(empty_database) == saved

    async with living_on(world, empty_database) as again:
        heard = len(again.reads("Amina"))
        await again.says("Jan", "Are you well?")
        assert again.reads("Amina")[heard:] == ["Are you well?"]

        await again.days_pass(6)
        assert again.reads("Amina")[heard + 1 :] != []  # a word about the meeting of next week
        assert await again.mishaps() == []


@pytest.mark.parametrize(("option", "times"), [([], 0), (["--send-waiting"], 1)])
async def test_what_waited_then_is_not_said_again_unless_somebody_wants_it(
    world: World, duo: Command, database_url: str, empty_database: str, tmp_path: Path,
    option: list[str], times: int,
) -> None:  # fmt: skip
    await world.duo()
    world.telegram.faults.next("copyMessage", status=500)
    await world.says("Amina", "Good evening")
    await told(duo, "backup", tmp_path / "duo.dump")

    restored = await told(duo, "restore", tmp_path / "duo.dump", *option, database_url=empty_database)
    now = every_row(empty_database)
    async with living_on(world, empty_database) as again:
        assert again.count("Jan", "Good evening") == times

    assert ("Messages that still waited then: 1." in restored.output) is (times == 0)
    saved = every_row(database_url)
    different = [row for row in now.pop("outgoing_message") if row not in saved["outgoing_message"]]
    assert len(different) == 1 - times
    assert all("expired" in row and row[6] is None for row in different)
    assert now == {name: rows for name, rows in saved.items() if name in now}


async def test_nothing_is_restored_under_a_bot_that_sends(
    world: World, duo: Command, database_url: str, tmp_path: Path
) -> None:
    await world.duo()
    await told(duo, "backup", tmp_path / "duo.dump")
    saved = every_row(database_url)

    refused = await told(duo, "restore", tmp_path / "duo.dump", "--replace", "--yes")

    assert refused.exit_code == 2
    assert refused.output.startswith("The bot is at work on this database: stop it")
    assert every_row(database_url) == saved


def test_a_backup_bears_its_hour_and_is_for_one_pair_of_eyes(
    duo: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nightly").mkdir()

    assert (duo("backup").exit_code, duo("backup", "nightly").exit_code) == (0, 0)

    for folder in (tmp_path, tmp_path / "nightly"):
        (written,) = folder.glob("*.dump")
        assert written.match("duo-20??-??-??-????.dump")
        assert stat.S_IMODE(written.stat().st_mode) == 0o600


ODD_WORDS = [
    r"\.",
    "\\restrict me",
    "SET transaction_timeout = 0;",
    "COPY public.x (y) FROM stdin;",
    "a\nb\t%s é",
]


def test_a_backup_can_go_through_a_pipe_and_brings_every_word_back(
    duo: Command, database_url: str, empty_database: str, tmp_path: Path
) -> None:
    for words in ODD_WORDS:
        change(database_url, "INSERT INTO mishap VALUES (:words, :words, 1, now(), :words)", words=words)
    piped = tmp_path / "piped.dump"
    piped.write_bytes(duo("backup", "-").stdout_bytes)

    assert duo("restore", str(piped), database_url=empty_database).exit_code == 0
    assert every_row(empty_database) == every_row(database_url)
    assert len(every_row(empty_database)["mishap"]) == len(ODD_WORDS)


def test_a_file_that_is_there_is_overwritten_only_by_force(duo: Command, tmp_path: Path) -> None:
    old = tmp_path / "old.dump"
    old.write_text("precious")

    refused = duo("backup", str(old))
    assert (refused.exit_code, old.read_text()) == (2, "precious")
    assert refused.output.startswith(f"{old} is there already")

    assert duo("backup", str(old), "--force").exit_code == 0
    assert old.read_bytes().startswith(b"PGDMP")
    assert list(tmp_path.iterdir()) == [old]


def test_a_place_where_nothing_can_be_written_is_told(duo: Command, tmp_path: Path) -> None:
    refused = duo("backup", str(tmp_path / "nowhere" / "duo.dump"))

    assert refused.exit_code == 2
    assert "the backup cannot be written there (No such file or directory)" in refused.output


def not_whole(whole: bytes) -> dict[str, bytes]:
    return {
        "half": whole[: len(whole) // 2],
        "without its end": whole[:-1],
        "damaged": whole[:-40] + bytes([whole[-40] ^ 255]) + whole[-39:],
        "empty": b"",
        "something else": b"CREATE TABLE person (id integer);\n" * 100,
    }


@pytest.mark.parametrize("replace", [[], ["--replace", "--yes"]])
def test_a_file_that_is_not_whole_changes_nothing(
    duo: Command, database_url: str, empty_database: str, file: Path, replace: list[str]
) -> None:
    change(database_url, "INSERT INTO mishap VALUES ('a', 'b', 1, now(), 'c')")
    saved, target = every_row(database_url), database_url if replace else empty_database

    for what, content in not_whole(file.read_bytes()).items():
        file.write_bytes(content)
        refused = duo("restore", str(file), *replace, database_url=target)

        assert refused.exit_code == 2, what
        assert refused.output.startswith(f"{file}: this is no backup, or only a part of one ("), what
        assert refused.output.count("\n") == 1, what
    assert (tables(empty_database), every_row(database_url)) == ([], saved)


def test_another_program_s_database_is_neither_backed_up_nor_restored_nor_lost(
    duo: Command, database_url: str, empty_database: str, file: Path, tmp_path: Path
) -> None:
    change(
        empty_database, "CREATE TABLE person (id integer); CREATE TABLE alembic_version (version_num text)"
    )
    theirs = tmp_path / "theirs.dump"
    with create_engine(empty_database, poolclass=NullPool).connect() as connection:
        driver: Any = connection.connection.driver_connection
        archive.write(driver.info, theirs)

    wrong = {
        duo("backup", str(tmp_path / "new.dump"), database_url=empty_database): "The database: there are no",
        duo("restore", str(theirs), "--replace", "--yes"): f"{theirs}: there are no tables of Duo in it",
        duo("restore", str(file), "--replace", "--yes", database_url=empty_database): "This database belongs",
    }

    for refused, said in wrong.items():
        assert refused.exit_code == 2
        assert refused.output.startswith(said)
    assert sorted(tables(empty_database)) == ["alembic_version", "person"]
    assert is_up_to_date(database_url)
    assert not (tmp_path / "new.dump").exists()


def test_a_database_with_tables_is_replaced_only_by_whoever_types_its_name(
    database_url: str, duo: Command, file: Path
) -> None:
    change(database_url, "INSERT INTO mishap VALUES ('a', 'b', 1, now(), 'c')")
    name = make_url(database_url).database or ""

    def types(typed: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "bot", "restore", str(file), "--replace"]
        environment = {"DATABASE_URL": database_url}
        return subprocess.run(words, cwd=ROOT, env=environment, input=typed, capture_output=True, text=True)

    assert duo("restore", str(file)).output.startswith("This database is not empty: take an empty one, or")
    for typed in ("", "yes\n"):
        refused = types(typed)
        assert (refused.returncode, refused.stderr.strip()) == (2, "Nothing was changed")
        assert f"What is in {name} now (0 people) will be lost" in refused.stdout
    assert every_row(database_url)["mishap"] != []

    assert types(f"{name}\n").returncode == 0
    assert every_row(database_url)["mishap"] == []


def test_a_backup_of_an_older_version_is_brought_up_to_date_even_over_a_newer_one(
    duo: Command, database_url: str, empty_database: str, tmp_path: Path
) -> None:
    oldest = ScriptDirectory.from_config(config_for("")).get_base()
    migrate(empty_database, to=str(oldest))
    duo("backup", str(tmp_path / "old.dump"), database_url=empty_database)

    restored = duo("restore", str(tmp_path / "old.dump"), "--replace", "--yes")

    assert restored.exit_code == 0
    assert is_up_to_date(database_url)


def test_a_backup_of_a_version_that_is_still_to_come_is_refused(
    duo: Command, database_url: str, empty_database: str, tmp_path: Path
) -> None:
    change(database_url, "UPDATE alembic_version SET version_num = '9999'")
    duo("backup", str(tmp_path / "new.dump"))

    refused = duo("restore", str(tmp_path / "new.dump"), database_url=empty_database)

    assert (refused.exit_code, tables(empty_database)) == (2, [])
    assert "it is of a newer version of Duo: update the program first" in refused.output


def test_a_restore_that_stumbles_halfway_leaves_nothing(
    duo: Command, empty_database: str, file: Path
) -> None:
    change(empty_database, "CREATE SEQUENCE stall_id_seq")

    refused = duo("restore", str(file), database_url=empty_database)

    assert (refused.exit_code, tables(empty_database)) == (2, [])
    assert "already exists) and nothing was changed" in refused.output


def test_the_password_is_never_said_and_never_an_argument(
    duo: Command, database_url: str, empty_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "hush%2Dhush"
    for tool in ("pg_dump", "pg_restore"):
        _newest, real = archive._tools(tool)[-1]
        listening = tmp_path / tool
        listening.write_text(f'#!/bin/sh\necho "$0 $@" >> {tmp_path}/arguments\nexec {real} "$@"\n')
        listening.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    def with_password(url: str) -> str:
        return url.replace("postgres:@", f"postgres:{secret}@") + "&sslmode=prefer&application_name=backup"

    made = duo("backup", str(tmp_path / "a.dump"), database_url=with_password(database_url))
    again = duo("restore", str(tmp_path / "a.dump"), database_url=with_password(empty_database))
    away = duo("backup", str(tmp_path / "b.dump"), database_url=f"postgresql://me:{secret}@127.0.0.1:9/duo")

    assert (made.exit_code, again.exit_code, away.exit_code) == (0, 0, 2)
    arguments = (tmp_path / "arguments").read_text()
    assert "pg_dump" in arguments
    said = arguments + made.output + again.output + away.output
    assert "hush" not in said
