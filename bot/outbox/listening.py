"""Being woken when something is written down to be sent."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from psycopg import Error as DriverError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.db import Database
from bot.outbox.models import CHANNEL

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0


async def listen(database: Database, heard: Callable[[], None]) -> None:
    """Call `heard` at each new row of the outbox (NOTIFY), until cancelled.

    It has a connection of its own, so that claiming need not wait for listening. When that is cut it listens
    anew, and `heard` is called because something may have been missed.
    """
    while True:
        with suppress(SQLAlchemyError, DriverError, OSError):
            async with database.autocommit() as connection:
                await connection.execute(text(f"LISTEN {CHANNEL}"))
                heard()
                raw = (await connection.get_raw_connection()).driver_connection
                if raw is None:
                    raise RuntimeError("a connection without its driver's")
                try:
                    async for _notice in raw.notifies():
                        heard()
                finally:
                    await connection.invalidate()  # else the pool would hand out one that listens
        await asyncio.sleep(RETRY_SECONDS)
