"""The way to Telegram: what is sent arrives as it was, and what goes wrong is told without secrets."""

import asyncio
import base64
import gc
import json
import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.botapi.transport import AiohttpRequest
from bot.db import Database
from bot.outbox.pacing import Limits
from bot.running import parts
from bot.sandbox.telegram import Account, LocalTelegram
from bot.settings import WrongSetting, read_settings
from tests.world import TOKEN

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
MEGABYTE = bytes(range(256)) * 4096
FILE_NAME = 'Été "n° 1".pdf'
PHOTO_NAME = "nous deux.jpg"
PROXY_VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


def answer(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    head = [f"HTTP/1.1 {status}", f"content-length: {len(body)}", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body


DONE = answer(b'{"ok":true,"result":true}')
CUT = b""


class FarSide:
    """Says the same to every request that it hears; CUT hangs up, None leaves everyone waiting.

    What comes in chunks it does not read on: it waits until it is over.
    """

    def __init__(self, says: bytes | None) -> None:
        self.url = ""
        self.heard: list[bytes] = []
        self.connections = 0
        self.over = asyncio.Event()
        self._says = says

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while self._says != CUT or not self.heard:
                head = await reader.readuntil(b"\r\n\r\n")
                if b"chunked" in head:
                    await self.over.wait()
                    break
                length = re.search(rb"content-length: (\d+)", head.lower())
                self.heard.append(head + await reader.readexactly(int(length[1]) if length else 0))
                writer.write(self._says or b"")
        writer.close()

    def bodies(self) -> list[Any]:
        return [json.loads(request.partition(b"\r\n\r\n")[2]) for request in self.heard]


@asynccontextmanager
async def far_side(says: bytes | None) -> AsyncIterator[FarSide]:
    far = FarSide(says)
    server = await asyncio.start_server(far.serve, "127.0.0.1", 0)
    far.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server, asyncio.timeout(20):  # what should have ended by itself
        yield far
        far.over.set()


@asynccontextmanager
async def bot_at(url: str, **settings: Any) -> AsyncIterator[Bot]:
    """A client of the library on our transport, that has not introduced itself (getMe)."""
    async with AiohttpRequest(**settings) as request, AiohttpRequest() as updates:
        yield Bot(TOKEN, f"{url}/bot", f"{url}/file/bot", request=request, get_updates_request=updates)


async def asks(bot: Bot, **how: Any) -> Any:
    """Call a method that the library does not know, so that nothing but the transport has a say."""
    return await bot.do_api_request("danceTango", **how)


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    for name in PROXY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
async def telegram() -> AsyncIterator[LocalTelegram]:
    local = LocalTelegram(token=TOKEN, username="duo_bot", now=lambda: NOW)
    yield local
    await local.close()


@pytest.fixture
async def bot(telegram: LocalTelegram) -> AsyncIterator[Bot]:
    async with bot_at(await telegram.serve()) as client:
        yield client


@pytest.fixture
def amina(telegram: LocalTelegram) -> Account:
    account = telegram.join("Amina")
    telegram.opens(account.id, "")
    return account


async def test_a_message_arrives_with_its_buttons_and_as_the_reply_that_it_is(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    asked = telegram.says(amina.id, "When do we meet?")
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("✅ Yes", callback_data="y:1")]])

    sent = await bot.send_message(
        amina.id,
        "<b>Jeudi</b> à 15 h 🎉 „zó“",
        parse_mode=ParseMode.HTML,
        reply_markup=buttons,
        reply_parameters=ReplyParameters(asked),
    )

    seen = telegram.chat(amina.id)[-1]
    assert (seen.id, seen.text, seen.html) == (
        sent.message_id,
        "Jeudi à 15 h 🎉 „zó“",
        "<b>Jeudi</b> à 15 h 🎉 „zó“",
    )
    assert (seen.reply_to, seen.buttons[0][0].label, seen.buttons[0][0].data) == (asked, "✅ Yes", "y:1")
    assert (sent.text, sent.date) == (seen.text, NOW)


@pytest.mark.parametrize("read_first", [True, False], ids=["in memory", "from an open file"])
async def test_a_photo_and_a_document_come_back_byte_for_byte(
    telegram: LocalTelegram, bot: Bot, amina: Account, tmp_path: Path, read_first: bool
) -> None:
    path = tmp_path / "file"
    path.write_bytes(MEGABYTE)

    with path.open("rb") as file:
        photo = InputFile(file, PHOTO_NAME, read_file_handle=read_first)
        with_photo = await bot.send_photo(amina.id, photo, caption="Voilà")
        document = InputFile(file, FILE_NAME, read_file_handle=False)
        with_document = await bot.send_document(amina.id, document)

    assert [seen.caption for seen in telegram.chat(amina.id)[-2:]] == ["Voilà", None]
    assert with_document.document is not None
    assert (with_document.document.file_name, with_document.document.mime_type) == (
        FILE_NAME,
        "application/pdf",
    )
    for sent in (with_photo.photo[-1], with_document.document):
        got = await (await sent.get_file()).download_as_bytearray()
        assert got == MEGABYTE


async def test_whatever_the_library_puts_into_a_form_can_be_put_into_json() -> None:
    class Kind(StrEnum):
        PRIVATE = "private"

    async with far_side(DONE) as far, bot_at(far.url) as bot:
        await asks(
            bot, api_kwargs={"kind": Kind.PRIVATE, "in": (1, [True, {"kind": Kind.PRIVATE}]), "left": None}
        )
        await asks(bot, api_kwargs={"at": NOW, "for": timedelta(minutes=2), "large": 2**60 + 1})
        await asks(bot, api_kwargs={"half a pair": "\ud83d", "larger": 2**70, "numbers": {1: "one"}})
        await asks(bot)

    assert far.bodies() == [
        {"kind": "private", "in": [1, [True, {"kind": "private"}]]},
        {"at": int(NOW.timestamp()), "for": 120, "large": 2**60 + 1},
        {"half a pair": "\ud83d", "larger": 2**70, "numbers": {"1": "one"}},
        {},
    ]


async def test_a_call_larger_than_the_socket_takes_at_once_arrives_whole(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    with pytest.raises(BadRequest, match="too long"):
        await bot.send_message(amina.id, "é" * 100_000)

    assert telegram.calls[-1].parameters["text"] == "é" * 100_000


@pytest.mark.parametrize(
    ("trouble", "error", "told"),
    [
        ({"status": 400, "description": "Bad Request: chat not found"}, BadRequest, "Chat not found"),
        ({"status": 403, "description": "Forbidden: bot was blocked by the user"}, Forbidden, "blocked"),
        ({"status": 500}, NetworkError, "Internal Server Error"),
        ({"status": 429, "description": "Too Many Requests"}, NetworkError, "Too Many Requests"),
        ({"retry_after": 7}, RetryAfter, "Retry in 0:00:07"),
        ({"html": True}, NetworkError, r"Bad Gateway \(502\)"),
        ({"hang_up": True}, NetworkError, "^ServerDisconnectedError$"),
    ],
)
async def test_every_refusal_and_every_trouble_has_its_exception(
    telegram: LocalTelegram,
    bot: Bot,
    amina: Account,
    trouble: dict[str, Any],
    error: type[TelegramError],
    told: str,
) -> None:
    telegram.faults.next("sendMessage", **trouble)

    with pytest.raises(error, match=told) as raised:
        await bot.send_message(amina.id, "Hello")

    assert type(raised.value) is error
    assert await bot.send_message(amina.id, "Hello again")


async def test_an_answer_that_cannot_be_read_is_neither_quoted_nor_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    for unreadable in (b"<h1>private</h1>", b'"private"', b'{"private'):
        async with far_side(answer(unreadable)) as far, bot_at(far.url) as bot:
            with pytest.raises(TelegramError, match=r"^Invalid server response$"):
                await asks(bot)

    assert "private" not in caplog.text


async def test_broken_characters_in_an_answer_do_no_harm() -> None:
    async with far_side(answer(b'{"ok":true,"result":"caf\xe9 \\ud83d"}')) as far, bot_at(far.url) as bot:
        assert await asks(bot) == "caf\ufffd \ud83d"


async def test_who_sends_the_bot_elsewhere_is_not_followed() -> None:
    async with far_side(DONE) as elsewhere:
        sent_there = answer(b"", "302 Found", f"location: {elsewhere.url}/bot{TOKEN}/danceTango")
        async with far_side(sent_there) as far, bot_at(far.url) as bot:
            with pytest.raises(NetworkError, match=r"Found \(302\)"):
                await asks(bot)

    assert elsewhere.heard == []


async def test_who_never_answers_is_waited_for_as_long_as_was_said_for_this_call_or_for_all() -> None:
    async with far_side(None) as far:
        async with bot_at(far.url, read_timeout=None) as bot:
            with pytest.raises(TimedOut):
                await asks(bot, read_timeout=0.2)
        async with bot_at(far.url, read_timeout=0.2) as bot:
            with pytest.raises(TimedOut):
                await asks(bot)


@pytest.mark.parametrize("of", ["this call", "all files"])
async def test_who_stops_taking_a_file_is_waited_for_as_long_as_was_said(of: str) -> None:
    settings = {"media_write_timeout": 0.2} if of == "all files" else {}
    call: dict[str, Any] = {"write_timeout": 0.2} if of == "this call" else {}

    async with far_side(None) as far, bot_at(far.url, read_timeout=None, **settings) as bot:
        with pytest.raises(TimedOut):
            await bot.send_document(1, MEGABYTE * 20, **call)


async def test_when_every_connection_is_occupied_a_call_says_that_it_was_not_sent() -> None:
    async with far_side(None) as far, bot_at(far.url, connection_pool_size=1, pool_timeout=None) as bot:
        first = asyncio.create_task(asks(bot, read_timeout=None))
        while not far.heard:  # noqa: ASYNC110 (there is no event for what only a test waits for)
            await asyncio.sleep(0)

        with pytest.raises(TimedOut, match=r"\*not\* sent"):
            await asks(bot, pool_timeout=0.05)
        first.cancel()
        with suppress(asyncio.CancelledError):
            await first

        with pytest.raises(TimedOut, match=r"^Timed out$"):  # the connection is free again
            await asks(bot, read_timeout=0.05)
    assert len(far.heard) == 2


async def test_connections_are_used_again() -> None:
    async with far_side(DONE) as far, bot_at(far.url) as bot:
        for _ in range(5):
            await asyncio.gather(*(asks(bot) for _ in range(3)))

    assert (len(far.heard), far.connections) == (15, 3)


async def test_a_proxy_is_used_with_its_password_when_it_is_given_or_in_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with far_side(DONE) as proxy:
        with_password = proxy.url.replace("//", "//me:hush-hush@")
        async with bot_at("http://telegram.test", proxy=with_password) as bot:
            await asks(bot)
        monkeypatch.setenv("HTTP_PROXY", with_password)
        async with bot_at("http://telegram.test") as bot:
            await asks(bot)

    credentials = b"Proxy-Authorization: Basic " + base64.b64encode(b"me:hush-hush")
    assert len(proxy.heard) == 2
    for request in proxy.heard:
        assert request.startswith(f"POST http://telegram.test/bot{TOKEN}/danceTango ".encode())
        assert credentials in request


@pytest.mark.parametrize("named_by", ["setting", "environment"])
async def test_a_host_that_needs_no_proxy_is_reached_directly(
    monkeypatch: pytest.MonkeyPatch, named_by: str
) -> None:
    async with far_side(DONE) as proxy, far_side(DONE) as far:
        monkeypatch.setenv("NO_PROXY", "example.org,127.0.0.1")
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        async with bot_at(far.url, proxy=proxy.url if named_by == "setting" else None) as bot:
            await asks(bot)

    assert (len(proxy.heard), len(far.heard)) == (0, 1)


async def test_a_proxy_hears_whom_the_bot_talks_to_and_not_with_which_token() -> None:
    refusal = answer(b"", "403 Forbidden")
    async with far_side(refusal) as proxy, bot_at("https://telegram.test", proxy=proxy.url) as bot:
        with pytest.raises(NetworkError, match=r"^ClientHttpProxyError$"):
            await asks(bot)

    assert proxy.heard[0].startswith(b"CONNECT telegram.test:443 ")
    assert TOKEN.encode() not in proxy.heard[0]


ECHO = answer(f"<p>There is no /bot{TOKEN}/danceTango here.</p>".encode(), "404 Not Found")


@pytest.mark.parametrize(
    ("says", "spoil"),
    [
        (CUT, str),
        (None, str),
        (ECHO, str),
        (b"hello?\r\n\r\n", str),
        (DONE, lambda url: url.replace("http:", "https:")),
        (DONE, lambda url: "http://127.0.0.1:9"),
        (DONE, lambda url: "http://"),
        (DONE, lambda url: f"{url}:port"),
    ],
    ids=["cut", "silent", "echo", "no HTTP", "no TLS", "nobody there", "no host", "no port"],
)
async def test_no_trouble_tells_the_token(
    caplog: pytest.LogCaptureFixture, says: bytes | None, spoil: Callable[[str], str]
) -> None:
    patience = {"connect_timeout": 0.2, "read_timeout": 0.2}

    async with far_side(says) as far, bot_at(spoil(far.url), **patience) as bot:
        caplog.set_level(logging.DEBUG)  # from here on: the library itself tells it when a Bot is made
        with pytest.raises(TelegramError) as raised:
            await asks(bot)

    error: BaseException | None = raised.value
    while error is not None:
        assert TOKEN not in f"{error} {error!r}"
        error = error.__cause__ or error.__context__
    assert TOKEN not in caplog.text


async def test_a_transport_works_once_it_is_initialized_as_often_as_one_likes() -> None:
    request = AiohttpRequest()
    async with far_side(DONE) as far:
        for _ in range(2):
            with pytest.raises(RuntimeError, match="not initialized"):
                await request.do_request(far.url, "POST")
            await request.initialize()
            await request.initialize()
            assert (await request.do_request(f"{far.url}/", "GET"))[0] == 200
            await request.shutdown()
            await request.shutdown()


async def test_a_token_that_telegram_refuses_at_the_start_leaves_nothing_open(
    telegram: LocalTelegram, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = parts(
        token="1:wrong-token",
        api_url=await telegram.serve(),
        database=Database(database_url),
        limits=Limits(per_second=30),
    )
    with pytest.raises(InvalidToken):
        async with wrong:
            pass

    gc.collect()
    assert "Unclosed" not in caplog.text


@pytest.mark.parametrize(
    "value", ["proxy.example.org:3128", "socks5://proxy:1080", "http://", "http://me:hush", "http://[::1"]
)
def test_a_wrong_proxy_stops_the_start_with_one_line(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TELEGRAM_PROXY", value)

    with pytest.raises(WrongSetting) as stopped:
        read_settings()

    line = "TELEGRAM_PROXY: it must be an HTTP proxy, such as http://proxy.example.org:3128"
    assert line in str(stopped.value).splitlines()
    assert "hush" not in str(stopped.value)
