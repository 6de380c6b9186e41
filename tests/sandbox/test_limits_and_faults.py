"""Too many messages, and trouble on request."""

import asyncio
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import ChatMigrated, NetworkError, RetryAfter, TimedOut

from bot.sandbox.telegram import Account, LocalTelegram
from tests.sandbox.conftest import Api, Clocks, until


async def test_thirty_messages_in_any_second_and_not_one_more(
    telegram: LocalTelegram, api: Api, clocks: Clocks
) -> None:
    people = [telegram.join(f"P{number}") for number in range(31)]
    for person in people:
        telegram.opens(person.id, "")
        clocks.ticks += 1 / 64
        last = await api("sendMessage", chat_id=person.id, text="hi")

    assert last == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }

    clocks.ticks += 1 - 30 / 64
    assert (await api("sendMessage", chat_id=people[-1].id, text="hi"))["ok"]
    assert (await api("sendMessage", chat_id=people[-1].id, text="hi"))["error_code"] == 429


async def test_rate_can_be_changed(telegram: LocalTelegram, api: Api, amina: Account) -> None:
    telegram.rate = 1

    answers = [await api("sendMessage", chat_id=amina.id, text="hi") for _ in range(2)]

    assert [answer["ok"] for answer in answers] == [True, False]


async def test_one_chat_takes_a_short_burst_only(
    telegram: LocalTelegram, bot: Bot, amina: Account, clocks: Clocks
) -> None:
    telegram.limit_chats(burst=2, seconds=10)
    await bot.send_message(amina.id, "1")
    clocks.ticks += 4
    await bot.send_message(amina.id, "2")

    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(amina.id, "3")
    assert refusal.value.retry_after == timedelta(seconds=6)

    clocks.ticks += 6
    await bot.send_message(amina.id, "3")


async def test_server_error_then_everything_is_well(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    before = len(telegram.chat(amina.id))
    telegram.faults.next("sendMessage", status=500, times=2)

    for _ in range(2):
        with pytest.raises(NetworkError, match="Internal Server Error"):
            await bot.send_message(amina.id, "hi")
    assert len(telegram.chat(amina.id)) == before

    await bot.send_message(amina.id, "hi")
    assert [call.ok for call in telegram.calls if call.method == "sendMessage"] == [False, False, True]


async def test_asked_to_wait_and_moved_chat(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    telegram.faults.next("sendMessage", retry_after=3)
    telegram.faults.next("sendMessage", migrate_to_chat_id=-100)

    with pytest.raises(RetryAfter):
        await bot.send_message(amina.id, "hi")
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(amina.id, "hi")
    assert moved.value.new_chat_id == -100


async def test_page_of_a_proxy(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    telegram.faults.next("*", html=True)

    with pytest.raises(NetworkError):
        await bot.send_message(amina.id, "hi")


@pytest.mark.parametrize("after", [False, True])
async def test_connection_is_dropped_before_or_after_the_message_was_taken(
    telegram: LocalTelegram, bot: Bot, amina: Account, after: bool
) -> None:
    before = len(telegram.chat(amina.id))
    telegram.faults.next("sendMessage", hang_up=True, after=after)

    with pytest.raises(NetworkError):
        await bot.send_message(amina.id, "hi")

    assert len(telegram.chat(amina.id)) - before == (1 if after else 0)


async def test_fault_can_concern_one_chat(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    jan = telegram.join("Jan")
    telegram.opens(jan.id, "")
    telegram.faults.next("sendMessage", status=502, chat_id=jan.id)

    await bot.send_message(amina.id, "hi")
    with pytest.raises(NetworkError):
        await bot.send_message(jan.id, "hi")


async def test_answer_is_held_until_an_event(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    release = asyncio.Event()
    telegram.faults.next("sendMessage", until=release, after=True)

    with pytest.raises(TimedOut):
        await bot.send_message(amina.id, "hi", read_timeout=0.05)
    release.set()

    assert telegram.chat(amina.id)[-1].text == "hi"


async def test_closing_lets_go_of_a_held_answer(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    telegram.faults.next("sendMessage", until=asyncio.Event())
    sending = asyncio.create_task(bot.send_message(amina.id, "hi"))
    await until(lambda: any(call.method == "sendMessage" for call in telegram.calls))

    await telegram.close()

    with pytest.raises(NetworkError):
        await sending
