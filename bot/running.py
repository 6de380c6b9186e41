"""Building the parts once, and running them until the process is told to stop."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette

from bot.botapi.application import AnyApplication, build_application
from bot.botapi.files import Files
from bot.clock import Clock
from bot.db import Database
from bot.dispatch import Dispatch
from bot.i18n import read_all
from bot.outages import actions as outages
from bot.outbox.delivery import Sender
from bot.outbox.pacing import Limits
from bot.polling import Polling
from bot.settings import Settings
from bot.turn import Turn
from bot.web import build_health, build_web, set_webhook, webhook_secret
from bot.worker import work


@dataclass(frozen=True)
class Parts:
    """Everything a process of the bot is made of."""

    token: str
    clock: Clock
    database: Database
    application: AnyApplication
    dispatch: Dispatch
    sender: Sender


@asynccontextmanager
async def parts(
    *,
    token: str,
    api_url: str,
    database: Database,
    limits: Limits,
    clock: Clock | None = None,
    proxy: str | None = None,
) -> AsyncIterator[Parts]:
    """Build them and let the bot say who it is (getMe); take them down again in order, the database last."""
    clock = clock or Clock()
    read_all()
    application = build_application(token=token, api_url=api_url, context=Turn, proxy=proxy)
    dispatch = Dispatch(application, database, clock)
    sender = Sender(database, application.bot, clock, limits=limits, after_outage=outages.report)
    try:
        async with application:
            yield Parts(token, clock, database, application, dispatch, sender)
            await dispatch.settle()
    finally:
        await application.bot.shutdown()  # the application leaves that out when Telegram refuses getMe
        await sender.resign()
        await database.close()


async def run_all(built: Parts, settings: Settings, stop: asyncio.Event) -> None:
    """Web or polling, and the worker, in one process."""
    intake = run_web(built, settings, stop) if settings.public_url else poll(built, stop)
    await asyncio.gather(intake, run_worker(built, settings, stop))


async def poll(built: Parts, stop: asyncio.Event) -> None:
    await Polling(built.application.bot, built.dispatch).run(stop)


async def run_web(built: Parts, settings: Settings, stop: asyncio.Event) -> None:
    secret = webhook_secret(built.token)
    listening = listen(host="0.0.0.0", port=settings.port)
    await set_webhook(built.application.bot, public_url=settings.public_url or "", secret=secret)
    app = build_web(built.dispatch, built.database, built.clock, secret=secret)
    await serve(app, listening, stop=stop)


async def run_worker(built: Parts, settings: Settings, stop: asyncio.Event) -> None:
    """Keep the time and send; with METRICS_PORT, show there how it goes."""
    working = [
        work(
            built.database,
            built.sender,
            Files(built.application.bot),
            built.clock,
            stop,
            heartbeat_url=settings.heartbeat_url,
        ),
    ]
    if settings.metrics_port is not None:
        listening = listen(host="0.0.0.0", port=settings.metrics_port, setting="METRICS_PORT")
        working.append(serve(build_health(built.database, built.clock), listening, stop=stop))
    await asyncio.gather(*working)


class PortTaken(Exception):
    """Another program listens there; the message says where and what to do."""


def listen(*, host: str, port: int, setting: str = "PORT") -> socket.socket:
    """Take the port before anything else is done, so that a second process changes nothing."""
    # With its protocol named, asyncio switches off Nagle's algorithm; else each answer waits 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise PortTaken(
            f"{setting}: {host}:{port} cannot be used ({error.strerror}); choose another"
        ) from None
    return listening


async def serve(app: Starlette, listening: socket.socket, *, stop: asyncio.Event) -> None:
    """Serve until `stop`; requests under way are finished."""
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    server.capture_signals = nullcontext  # type: ignore[method-assign,assignment]  # `until_told` listens
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    server.should_exit = True
    await serving


async def until_told(run: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Run until SIGINT or SIGTERM, then let `run` finish what is under way."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await run(stop)
