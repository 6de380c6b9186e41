"""The bare loop that both libraries are measured with: messages to many chats, so many in flight."""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable

TOKEN = "123456:a-token-of-the-bench"
TEXT = "Shall we meet on Tuesday at six, at the library?"
FIRST_CHAT = 1_000_000
WARMING_UP = 100  # messages


async def send_for(send: Callable[[int, str], Awaitable[object]], seconds: float, in_flight: int) -> None:
    """Print, as JSON, how many messages left and in how many seconds."""
    sent = 0

    async def send_until(end: float) -> None:
        nonlocal sent
        while time.monotonic() < end:
            sent += 1
            await send(FIRST_CHAT + sent, TEXT)

    await asyncio.gather(*(send(FIRST_CHAT + number, TEXT) for number in range(WARMING_UP)))
    begun = time.monotonic()
    await asyncio.gather(*(send_until(begun + seconds) for _number in range(in_flight)))
    json.dump({"sent": sent, "seconds": time.monotonic() - begun}, sys.stdout)
