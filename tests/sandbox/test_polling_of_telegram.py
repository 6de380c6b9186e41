"""The bot asks for updates; Telegram keeps them until they are confirmed."""

import asyncio
from contextlib import suppress

from telegram import Bot
from telegram.error import NetworkError

from bot.sandbox.telegram import Account, LocalTelegram
from tests.sandbox.conftest import Api, until


async def polling(telegram: LocalTelegram) -> None:
    """Wait until a getUpdates call waits for updates."""
    await until(lambda: telegram.core.polling.is_waiting)


async def test_updates_stay_until_confirmed(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    for text in ("one", "two", "three"):
        telegram.says(amina.id, text)

    first = await bot.get_updates(limit=2, timeout=0)
    again = await bot.get_updates(timeout=0)
    rest = await bot.get_updates(offset=first[-1].update_id + 1, timeout=0)

    assert [update.update_id for update in again] == [first[0].update_id + n for n in range(3)]
    assert [update.message.text for update in rest if update.message] == ["three"]
    assert telegram.pending_updates == 1


async def test_negative_offset_keeps_the_newest(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    for text in ("one", "two", "three"):
        telegram.says(amina.id, text)

    updates = await bot.get_updates(offset=-1, timeout=0)

    assert [update.message.text for update in updates if update.message] == ["three"]
    assert telegram.pending_updates == 1


async def test_waiting_poll_gets_what_arrives(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await polling(telegram)

    telegram.says(amina.id, "hello")

    (update,) = await poll
    assert update.message is not None
    assert update.message.text == "hello"


async def test_newer_poll_ends_the_older(telegram: LocalTelegram, api: Api, amina: Account) -> None:
    older = asyncio.create_task(api("getUpdates", timeout=50))
    await polling(telegram)

    newer = asyncio.create_task(api("getUpdates", timeout=50))

    assert await older == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    telegram.says(amina.id, "hello")
    assert len((await newer)["result"]) == 1


async def test_closing_ends_a_waiting_poll(telegram: LocalTelegram, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await polling(telegram)

    await telegram.close()

    with suppress(NetworkError):
        assert await poll == ()


async def test_allowed_updates_are_remembered_and_an_empty_list_means_the_usual(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    await bot.get_updates(timeout=0, allowed_updates=["message"])
    await bot.get_updates(timeout=0)
    telegram.blocks(amina.id)
    assert telegram.pending_updates == 0

    await bot.get_updates(timeout=0, allowed_updates=[])
    telegram.unblocks(amina.id)
    assert telegram.pending_updates == 1
