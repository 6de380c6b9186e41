"""Saying to a watchman outside that the bot works; when it falls silent, he raises the alarm.

The watchman is a service in the manner of healthchecks.io: it is fetched every minute, and calls whoever runs
the bot when that stops.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.clock import pause

log = logging.getLogger(__name__)

EVERY: Final = 60.0  # seconds
PATIENCE: Final = ClientTimeout(total=10)


async def keep_beating(
    url: str, works: Callable[[], bool], stop: asyncio.Event, *, every: float = EVERY
) -> None:
    """Fetch `url` every so many seconds while the bot works, until `stop`. The address is a secret: it is
    never logged."""
    async with ClientSession(timeout=PATIENCE, trust_env=True) as session:
        while not stop.is_set():
            if works():
                await _beat(session, url)
            await pause(every, stop)


async def _beat(session: ClientSession, url: str) -> None:
    try:
        async with session.get(url) as answer:
            if answer.status >= 400:
                log.warning("HEARTBEAT_URL answers %s", answer.status)
    except (ClientError, TimeoutError, OSError) as error:
        log.warning("HEARTBEAT_URL cannot be reached: %s", type(error).__name__)
