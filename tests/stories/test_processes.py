"""The real processes, started as in production: they come up, go down in order, and survive being killed."""

import asyncio
import os
import random
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.clock import Clock
from bot.intake.models import ReceivedUpdate
from bot.sandbox.telegram import Account, LocalTelegram
from tests.world import TOKEN, open_world

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0  # seconds; only a broken process ever needs them


class Served(LocalTelegram):
    """A local Telegram that knows where it listens."""

    url = ""


@pytest.fixture
async def telegram() -> AsyncIterator[Served]:
    local = Served(token=TOKEN, username="duo_bot", now=Clock().now, rate=1000)
    local.limit_chats(burst=1000, seconds=1)
    local.url = await local.serve()
    yield local
    await local.close()


def environment(telegram: Served, database_url: str, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "BOT_TOKEN": TOKEN,
        "DATABASE_URL": database_url.replace("postgresql+psycopg", "postgres"),
        "TELEGRAM_API_URL": telegram.url,
        **more,
    }


async def command(*words: str, environment: dict[str, str]) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )
    told, _nothing = await process.communicate()
    assert process.returncode == 0
    return told.decode().strip()


@asynccontextmanager
async def running(*words: str, environment: dict[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process of the bot, told to stop at the end; it must leave in order."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, cwd=ROOT, env=environment
    )
    try:
        yield process
        process.terminate()
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def until(telegram: Served, seen: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not seen():
            await telegram.changed(telegram.version, timeout=0.2)


async def a_duo(database_url: str) -> dict[str, Account]:
    """A duo that formed on another local Telegram, whose numbers of updates begin anew on this one."""
    async with open_world(database_url) as world:
        await world.duo()
        async with world.built.database.transaction() as session:
            await session.execute(delete(ReceivedUpdate))
        return world.accounts


async def test_one_process_by_polling_from_an_empty_database_to_the_first_welcome(
    telegram: Served, empty_database: str
) -> None:
    settings = environment(telegram, empty_database)
    await command("migrate", environment=settings)
    branch = ("--name", "Gent", "--country", "BE", "--timezone", "Europe/Brussels", "--language", "nl")
    await command("branch", "add", *branch, environment=settings)
    link = await command("invite", "--role", "mentee", "--branch", "Gent", environment=settings)
    ada = telegram.join("Ada", language_code="tr")

    async with running("run", environment=settings):
        telegram.opens(ada.id, link.partition("?start=")[2])
        await until(telegram, lambda: len(telegram.chat(ada.id)) == 3)

    assert "Je bent uitgenodigd bij Gent als mentee." in (telegram.chat(ada.id)[1].text or "")


async def test_web_and_worker_share_the_work_by_webhook(
    telegram: Served, database_url: str, unused_tcp_port: int
) -> None:
    accounts = await a_duo(database_url)
    port = str(unused_tcp_port)
    settings = environment(
        telegram, database_url, PUBLIC_URL=f"http://127.0.0.1:{port}", PORT=port, LOG_FORMAT="json"
    )
    amina = telegram.join("Amina", account_id=accounts["Amina"].id)
    jan = telegram.join("Jan", account_id=accounts["Jan"].id)
    for account in (amina, jan):
        telegram.says(account.id, "/duo")

    async with running("web", environment=settings), running("worker", environment=settings):
        await until(telegram, lambda: len(telegram.chat(jan.id)) == 2)
        telegram.says(amina.id, "Good evening")
        await until(telegram, lambda: telegram.chat(jan.id)[-1].text == "Good evening")


async def test_killed_again_and_again_it_loses_nothing_and_keeps_the_order(
    telegram: Served, database_url: str
) -> None:
    accounts = await a_duo(database_url)
    settings = environment(telegram, database_url)
    amina = telegram.join("Amina", account_id=accounts["Amina"].id)
    jan = telegram.join("Jan", account_id=accounts["Jan"].id)
    telegram.says(jan.id, "Here I am")
    said: list[str] = []

    def heard() -> list[str]:
        texts = [message.text or "" for message in telegram.chat(jan.id) if message.from_bot]
        return [text for text in texts if text.startswith("message")]

    def writes(count: int) -> None:
        for _more in range(count):
            said.append(f"message {len(said)}")
            telegram.says(amina.id, said[-1])

    chance = random.Random(7)
    for _kill in range(3):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env=settings
        )
        writes(8)  # a chat takes ten at once and then one a second
        enough = len(said) - chance.randrange(1, 7)
        await until(telegram, lambda enough=enough: len(heard()) >= enough)  # type: ignore[misc]
        process.kill()
        await process.wait()
    async with running("run", environment=settings):
        writes(2)
        await until(telegram, lambda: said[-1] in heard())

    assert list(dict.fromkeys(heard())) == said
    assert len(heard()) - len(said) <= 3  # at most what was in flight at each of the three kills
