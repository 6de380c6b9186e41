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
from sqlalchemy import text

from bot.clock import Clock
from bot.doctor.findings import Finding, commonest, span
from bot.doctor.looking import examine
from bot.doctor.sending import without_words
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
    channel = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *words, cwd=ROOT, env=environment, stdout=channel, stderr=asyncio.subprocess.STDOUT
    )
    said, _nothing = await process.communicate()
    return process.returncode or 0, said.decode()


async def change(world: World, statement: str, **values: Any) -> None:
    async with world.built.database.transaction() as session:
        await session.execute(text(statement), values)


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
    assert "Ends with 0: all is well. Ends with 1: something needs you. Ends with 2: it could not" in helped


async def test_one_thing_is_one_thing(database_url: str, duo: Command) -> None:
    async with living(database_url) as world:
        given = {"bot_token": "", "telegram_api_url": telegram_of(world)}
        alone = await asyncio.to_thread(duo, "doctor", "--quiet", **given)

    assert alone.output.startswith("✘ BOT_TOKEN is not set\n  → The doctor needs the settings of the bot.")
    assert alone.output.endswith("\n1 thing needs you.\n")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "0 seconds"),
        (1, "1 second"),
        (119, "119 seconds"),
        (120, "2 minutes"),
        (7199, "119 minutes"),
        (3 * 3600, "3 hours"),
        (50 * 3600, "2 days"),
    ],
)
def test_a_span_of_time_is_told_in_the_unit_that_fits(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_reasons_are_told_by_how_often_they_come_and_without_what_they_quote() -> None:
    assert commonest({"one": 1}) == "one (1)"
    assert commonest({"a": 1, "b": 9, "c": 3, "d": 2}) == "b (9), c (3), d (2) and 1 more"
    assert without_words("Button_url_invalid 'http://amina.example' 123456789") == "Button_url_invalid … …"
    assert without_words("Can't parse entities: can't find end tag") == (
        "Can't parse entities: can't find end tag"
    )
    assert without_words("") == "no reason"
