"""`python -m bot doctor`: whoever runs the bot learns in plain words what is wrong, and what to do."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.pool import NullPool

from bot.clock import Clock
from bot.doctor import database
from bot.doctor.findings import Finding
from bot.doctor.looking import examine
from bot.embedded import HOME
from bot.migrating import config_for, migrate
from bot.settings import Settings
from tests.stories.verbs import Command, command_line
from tests.world import TOKEN, World, open_world

ROOT = Path(__file__).parents[2]
NOBODY_LISTENS = "http://127.0.0.1:9"
UNSET: dict[str, Any] = {"bot_token": None, "database_url": None, "public_url": None, "telegram_proxy": None}


@pytest.fixture
def duo(database_url: str) -> Command:
    """`python -m bot …` on this test's database; settings are given in small letters."""
    return command_line(database_url)


async def found(*, clock: Clock | None = None, **settings: str | None) -> list[Finding]:
    """What the doctor finds with these settings and no others."""
    given = UNSET | {"telegram_api_url": NOBODY_LISTENS} | settings
    return await examine(Settings(**given), clock or Clock())


async def told(*, clock: Clock | None = None, **settings: str | None) -> str:
    return "\n".join(map(str, await found(clock=clock, **settings)))


async def told_of(world: World, **settings: str | None) -> str:
    """What the doctor says of this world, at the world's own time."""
    given: dict[str, str | None] = {
        "bot_token": TOKEN,
        "database_url": database_of(world),
        "telegram_api_url": telegram_of(world),
    }
    return await told(clock=world.built.clock, **given | settings)


def database_of(world: World) -> str:
    return world.built.database.engine.url.render_as_string(hide_password=False)


def telegram_of(world: World) -> str:
    return str(world.built.application.bot.base_url).partition("/bot")[0]


@asynccontextmanager
async def living(database_url: str) -> AsyncIterator[World]:
    """A small programme of this very moment, whose sender is at work all the time."""
    async with open_world(database_url, at=Clock().now()) as world:
        for name, role in (("Claire", "admin"), ("Sofie", "coordinator"), ("Amina", "mentee")):
            await world.person(name, role)
        stop = asyncio.Event()
        sending = asyncio.create_task(world.built.sender.run(stop))
        yield world
        stop.set()
        await sending


async def run(world: World, *options: str) -> tuple[int, str]:
    """The real command; its exit code, and what it says on both channels."""
    environment = {
        **os.environ,
        "BOT_TOKEN": TOKEN,
        "DATABASE_URL": database_of(world),
        "TELEGRAM_API_URL": telegram_of(world),
    }
    words = (sys.executable, "-m", "bot", "doctor", *options)
    both = {"stdout": asyncio.subprocess.PIPE, "stderr": asyncio.subprocess.STDOUT}
    process = await asyncio.create_subprocess_exec(*words, cwd=ROOT, env=environment, **both)
    said, _nothing = await process.communicate()
    return process.returncode or 0, said.decode()


async def test_when_all_is_well_it_says_so_and_with_quiet_nothing(database_url: str) -> None:
    async with living(database_url) as world:
        code, said = await run(world)
        quiet = await run(world, "--quiet")

    assert code == 0
    assert "✘" not in said
    assert "✔ Telegram knows the bot as @duo_bot\n" in said
    assert "✔ A sender is at work\n" in said
    assert re.search(r"· The last message or tap came \d+ seconds? ago\n", said)
    assert said.endswith("\nAll is well.\n")
    assert not any(word in said for word in ("Amina", "Claire", TOKEN))
    assert quiet == (0, "")


def test_with_telegram_and_the_database_away_both_are_told_and_the_worst_comes_first(
    duo: Command, database_url: str
) -> None:
    away = "postgresql://me:hush-hush@127.0.0.1:9/duo"

    nothing = duo("doctor", "--quiet", database_url=away, telegram_api_url=NOBODY_LISTENS)
    half = duo("doctor", "--quiet", telegram_api_url=NOBODY_LISTENS)

    assert (nothing.exit_code, half.exit_code) == (1, 1)
    assert re.findall("✘.*", nothing.output) == [
        "✘ Telegram cannot be reached from here (ClientConnectorError)",
        '✘ The database cannot be reached: connection to server at "127.0.0.1", port 9 failed: '
        "Connection refused",
    ]
    assert nothing.output.endswith("\n2 things need you, the first is the worst.\n")
    assert "hush" not in nothing.output
    assert re.findall("✘ ([^:(]*)", half.output) == [
        "Telegram cannot be reached from here ",
        "The bot is not running",
        "There is no branch yet",
        "No admin has joined yet",
    ]
    assert "✔" not in half.output
    assert "Traceback" not in nothing.output + half.output


def test_it_ends_with_two_when_it_cannot_look_and_its_help_says_what_each_number_means(duo: Command) -> None:
    wrong = duo("doctor", bot_token="hello")
    helped = " ".join(duo("doctor", "--help").output.split())

    assert wrong.exit_code == 2
    assert wrong.output.startswith("BOT_TOKEN: a token from @BotFather looks like")
    assert "with 0 when all is well" in helped
    assert "with 1 when something needs you" in helped
    assert "with 2 when it could not look" in helped


async def test_one_thing_is_one_thing(database_url: str, duo: Command) -> None:
    async with living(database_url) as world:
        given = {"bot_token": "", "telegram_api_url": telegram_of(world)}
        alone = await asyncio.to_thread(duo, "doctor", "--quiet", **given)

    assert alone.output.startswith("✘ BOT_TOKEN is not set\n  → The doctor needs the settings of the bot.")
    assert alone.output.endswith("\n1 thing needs you.\n")


async def test_without_a_database_it_makes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "OWN", tmp_path / "postgres")

    said = await told()

    assert "✘ DATABASE_URL is not set, and this machine has no database of its own yet\n  → " in said
    assert "`python -m bot run` makes a database of its own" in said
    assert list(tmp_path.iterdir()) == []


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
    assert list(tmp_path.iterdir()) == []


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
