"""A local Telegram with one person, and python-telegram-bot as its client."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.sandbox.telegram import Account, LocalTelegram

TOKEN = "4242:token-of-tests"
YES_NO = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Yes", callback_data="y"),
            InlineKeyboardButton("Site", url="https://duo.example"),
        ]
    ]
)


@dataclass
class Clocks:
    """The programme's clock and the machine's; both stand still until moved."""

    now: datetime = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    ticks: float = 1000.0

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


class Api:
    """Raw calls, for what a proper client would not send."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def __call__(self, method: str, **parameters: Any) -> dict[str, Any]:
        answer = await self.client.post(method, json=parameters)
        body: dict[str, Any] = answer.json()
        assert answer.status_code == body.get("error_code", 200)
        return body


async def only_update(bot: Bot) -> Update:
    """Return the one update that waits, and confirm it."""
    (update,) = await bot.get_updates(timeout=0)
    await bot.get_updates(offset=update.update_id + 1, timeout=0)
    return update


async def until(condition: Callable[[], bool]) -> None:
    """Let the loop turn until something in this very process is so."""
    while not condition():  # noqa: ASYNC110 (there is no event for what only a test waits for)
        await asyncio.sleep(0)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
async def telegram(clocks: Clocks) -> AsyncIterator[LocalTelegram]:
    local = LocalTelegram(
        token=TOKEN, username="duo_bot", now=lambda: clocks.now, monotonic=lambda: clocks.ticks
    )
    yield local
    await local.close()


@pytest.fixture
async def url(telegram: LocalTelegram) -> str:
    return await telegram.serve()


@pytest.fixture
async def bot(url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    # Without this python-telegram-bot warns, wherever it meets a span of time.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as client:
        yield client


@pytest.fixture
async def api(url: str) -> AsyncIterator[Api]:
    async with httpx.AsyncClient(base_url=f"{url}/bot{TOKEN}/", trust_env=False) as client:
        yield Api(client)


@pytest.fixture
def amina(telegram: LocalTelegram) -> Account:
    """A person who has started the bot; that update is already seen."""
    account = telegram.join("Amina", last_name="B.", language_code="fr", username="amina")
    telegram.opens(account.id, "hello")
    telegram.core.updates.drop_all()
    return account
