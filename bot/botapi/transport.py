"""The library's requests, carried by aiohttp: httpx takes 3 ms of CPU a call when many are under way.

No exception that leaves here holds an address, because the token stands in it, nor the text of an answer.
Nor does its context, which a traceback would show: what aiohttp raised is let go of before it is raised.
"""

import asyncio
import ssl
from collections.abc import Awaitable
from functools import cache, partial
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import certifi
from aiohttp import ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from aiohttp.payload import AsyncIterablePayload, BytesPayload
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.botapi.bodies import CHUNK, as_form, as_json, in_pieces, parsed

JSON: Final = "application/json"
NO_ROOM: Final = "Pool timeout: every connection is occupied. Request was *not* sent to Telegram."
THIS_MACHINE: Final = {"127.0.0.1", "::1", "localhost"}
DEFAULT: Final = BaseRequest.DEFAULT_NONE


class AiohttpRequest(BaseRequest):
    """Takes the settings of the library's HTTPXRequest, and gives them the same meaning.

    `proxy` is http://… or https://…, with name and password where it wants them; without it the environment's
    HTTP_PROXY, HTTPS_PROXY or ALL_PROXY counts. The hosts of NO_PROXY are reached directly in either case.
    """

    _room: asyncio.Semaphore

    def __init__(
        self,
        connection_pool_size: int = 256,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        proxy: str | None = None,
        media_write_timeout: float | None = 20.0,
    ) -> None:
        self._pool_size = connection_pool_size
        # `connect` is name, connection and TLS together; `sock_read` begins anew with each piece that comes.
        self._timeout = ClientTimeout(connect=connect_timeout, sock_read=read_timeout)
        self._write_timeout = write_timeout
        self._media_write_timeout = media_write_timeout
        self._pool_timeout = pool_timeout
        self._proxy = proxy
        self._proxies: dict[str, str | None] = {}
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._timeout.sock_read

    async def initialize(self) -> None:
        if self._session is not None:
            return
        self._proxies.clear()
        self._room = asyncio.Semaphore(self._pool_size)
        self._session = ClientSession(
            # The pool's limit is `_room`: aiohttp would count the wait for it as a part of connecting.
            connector=TCPConnector(limit=0, ssl=_trust()),
            # aiohttp would ask the environment, and read ~/.netrc, in a thread of its own for every call.
            trust_env=False,
            cookie_jar=DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
        )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT,
        write_timeout: ODVInput[float] = DEFAULT,
        connect_timeout: ODVInput[float] = DEFAULT,
        pool_timeout: ODVInput[float] = DEFAULT,
    ) -> tuple[int, bytes]:
        """Return the status and the body of the answer; an error's body only when it is a JSON object."""
        session = self._session
        if session is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        timeout = self._timeout
        if not (isinstance(read_timeout, DefaultValue) and isinstance(connect_timeout, DefaultValue)):
            connect = _given(connect_timeout, timeout.connect)
            timeout = ClientTimeout(connect=connect, sock_read=_given(read_timeout, timeout.sock_read))
        room = self._room
        if room.locked():
            await _enter(room, within=_given(pool_timeout, self._pool_timeout))
        else:
            await room.acquire()
        trouble: TelegramError
        try:
            proxy = self._proxy_for(url)
            ask = partial(session.request, method, url, timeout=timeout, proxy=proxy, allow_redirects=False)
            if request_data is None:
                return await _answer(ask())
            if request_data.contains_files:
                patience = _given(write_timeout, self._media_write_timeout)
                async with asyncio.timeout(None) as deadline:
                    return await _answer(ask(data=as_form(request_data, deadline, patience)))
            body = as_json(request_data)
            if len(body) <= CHUNK:
                return await _answer(ask(data=BytesPayload(body, content_type=JSON)))
            async with asyncio.timeout(None) as deadline:
                pieces = in_pieces(body, deadline, _given(write_timeout, self._write_timeout))
                return await _answer(ask(data=AsyncIterablePayload(pieces, content_type=JSON)))
        except TimeoutError:
            trouble = TimedOut()
        except Exception as error:
            trouble = NetworkError(type(error).__name__)
        finally:
            room.release()
        raise trouble

    def _proxy_for(self, url: str) -> str | None:
        """Ask the environment once for each host."""
        origin = url[: url.find("/", len("https://"))]
        if origin not in self._proxies:
            place, environment = urlsplit(url), getproxies()
            if place.hostname in THIS_MACHINE:
                environment = {}  # the sandbox's Telegram, or a Bot API server beside the bot
            proxy = self._proxy or environment.get(place.scheme) or environment.get("all")
            if proxy and "://" not in proxy:
                proxy = f"http://{proxy}"
            self._proxies[origin] = None if proxy_bypass(place.netloc) else proxy
        return self._proxies[origin]

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        answer = parsed(payload)
        if answer is None:
            raise TelegramError("Invalid server response")
        return answer


def _given(value: ODVInput[float], default: float | None) -> float | None:
    return default if isinstance(value, DefaultValue) else value


async def _enter(room: asyncio.Semaphore, *, within: float | None) -> None:
    try:
        async with asyncio.timeout(within):
            await room.acquire()
    except TimeoutError:
        raise TimedOut(NO_ROOM) from None


async def _answer(asked: Awaitable[ClientResponse]) -> tuple[int, bytes]:
    response = await asked
    body = await response.read()
    if response.status > 299 and parsed(body) is None:
        body = b""  # the library would quote it: somebody's page, perhaps with the address on it
    return response.status, body


@cache
def _trust() -> ssl.SSLContext:
    """Trust the machine's authorities and, as httpx did, Mozilla's: a slim container has none of its own."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context
