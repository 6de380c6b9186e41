"""`python -m bot run` without a token: a programme to play in, on this machine only."""

import asyncio
from datetime import datetime
from typing import Final

import typer
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool
from starlette.applications import Starlette

from bot.clock import Clock
from bot.db import Database
from bot.embedded import start_embedded
from bot.migrating import migrate
from bot.outbox.pacing import Limits
from bot.running import listen, parts, serve
from bot.sandbox.page.routes import page_routes
from bot.sandbox.programme import Programme
from bot.sandbox.stage import DemoStage, demo_begins, demo_opens
from bot.sandbox.telegram import LocalTelegram

TOKEN: Final = "1:sandbox-only-this-opens-nothing"
LIMITS: Final = Limits(per_second=1000, chat_burst=1000, handover=0)  # five weeks pass in seconds


async def run_sandbox(*, port: int, stop: asyncio.Event) -> None:
    """Play until `stop`. The database is the sandbox's own and begins anew each time."""
    listening = listen(host="127.0.0.1", port=port)
    opens = demo_opens(Clock().now())
    clock = Clock(stopped_at=demo_begins(opens))
    telegram = LocalTelegram(token=TOKEN, username="duo_sandbox_bot", now=clock.now, rate=LIMITS.per_second)
    telegram.limit_chats(burst=LIMITS.chat_burst, seconds=LIMITS.chat_seconds)
    api_url = await telegram.serve()
    database = Database(fresh_database())
    try:
        async with parts(
            token=TOKEN, api_url=api_url, database=database, limits=LIMITS, clock=clock
        ) as built:
            stage = DemoStage(Programme(built, telegram))
            app = Starlette(routes=page_routes(stage, closing=stop.is_set))
            typer.echo(f"Open http://127.0.0.1:{listening.getsockname()[1]} in a browser. Ctrl+C stops it.")
            await asyncio.gather(serve(app, listening, stop=stop), _play(stage, opens=opens, stop=stop))
    finally:
        await telegram.close()


async def _play(stage: DemoStage, *, opens: datetime, stop: asyncio.Event) -> None:
    preparing = asyncio.create_task(stage.prepare(until=opens))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({preparing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not preparing.done():
        preparing.cancel()
        return
    await preparing
    await stage.live(stop)


def fresh_database() -> str:
    """Return the URL of the sandbox's own embedded database, emptied and migrated."""
    url = start_embedded("sandbox")
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    migrate(url)
    return url
