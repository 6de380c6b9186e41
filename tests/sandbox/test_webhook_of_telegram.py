"""Telegram pushes updates to the bot's own address."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import Conflict

from bot.sandbox.telegram import Account, LocalTelegram
from bot.sandbox.telegram.listening import Listener
from tests.sandbox.conftest import Api, until


class Receiver:
    """The bot's side of a webhook."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.secrets: set[str | None] = set()
        self.answers: list[int] = []
        self._arrived = asyncio.Event()

    async def __call__(self, request: Request) -> Response:
        self.bodies.append(await request.json())
        self.secrets.add(request.headers.get("x-telegram-bot-api-secret-token"))
        status = self.answers.pop(0) if self.answers else 200
        self._arrived.set()
        return Response(status_code=status)

    async def has(self, count: int) -> list[str]:
        """Wait for so many pushes and return their texts."""
        while len(self.bodies) < count:
            self._arrived.clear()
            await self._arrived.wait()
        return [body["message"]["text"] for body in self.bodies]


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
async def hook(receiver: Receiver) -> AsyncIterator[str]:
    async def receive(request: Request) -> Response:
        return await receiver(request)

    listener = Listener(Starlette(routes=[Route("/hook", receive, methods=["POST"])]))
    yield await listener.open("127.0.0.1", 0) + "/hook"
    await listener.close()


async def test_webhook_gets_the_updates_of_a_chat_in_order_with_the_secret(
    telegram: LocalTelegram, bot: Bot, amina: Account, receiver: Receiver, hook: str
) -> None:
    telegram.says(amina.id, "before")
    await bot.set_webhook(hook, secret_token="s3cret", max_connections=3)
    for number in range(5):
        telegram.says(amina.id, str(number))

    assert await receiver.has(6) == ["before", "0", "1", "2", "3", "4"]
    assert receiver.secrets == {"s3cret"}
    await until(lambda: telegram.pending_updates == 0)


async def test_webhook_repeats_an_update_until_the_bot_takes_it(
    telegram: LocalTelegram, bot: Bot, amina: Account, receiver: Receiver, hook: str
) -> None:
    receiver.answers = [503]
    await bot.set_webhook(hook)
    telegram.says(amina.id, "one")
    telegram.says(amina.id, "two")

    await receiver.has(1)
    assert telegram.pending_updates == 2
    assert await receiver.has(3) == ["one", "one", "two"]

    await until(lambda: telegram.pending_updates == 0)
    info = await bot.get_webhook_info()
    assert info.url == hook
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"


async def test_one_chat_that_is_refused_does_not_hold_up_another(
    telegram: LocalTelegram, bot: Bot, amina: Account, receiver: Receiver, hook: str
) -> None:
    jan = telegram.join("Jan")
    receiver.answers = [500]
    await bot.set_webhook(hook)
    telegram.says(amina.id, "amina")
    await receiver.has(1)

    telegram.says(jan.id, "jan")

    assert await receiver.has(3) == ["amina", "jan", "amina"]


async def test_no_polling_beside_a_webhook(telegram: LocalTelegram, bot: Bot, hook: str) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await until(lambda: telegram.core.polling.is_waiting)
    await bot.set_webhook(hook)
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll

    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates(timeout=0)

    await bot.delete_webhook()
    assert await bot.get_updates(timeout=0) == ()


async def test_pending_updates_can_be_dropped(
    telegram: LocalTelegram, bot: Bot, amina: Account, receiver: Receiver, hook: str
) -> None:
    telegram.says(amina.id, "old")

    await bot.set_webhook(hook, drop_pending_updates=True)
    telegram.says(amina.id, "new")

    assert await receiver.has(1) == ["new"]


async def test_bot_that_is_away_is_noted_and_strangers_are_never_called(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    await bot.set_webhook("https://duo.example/hook")
    telegram.says(amina.id, "anyone?")
    await until(lambda: telegram.core.webhook.last_error is not None)

    info = await bot.get_webhook_info()
    assert info.pending_update_count == 1
    assert info.last_error_message == "Connection failed: the local Telegram reaches this machine only"


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"url": "http://duo.example/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://duo.example", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_webhook_that_is_refused(api: Api, parameters: dict[str, str], description: str) -> None:
    answer = await api("setWebhook", **parameters)

    assert answer["description"] == f"Bad Request: {description}"
