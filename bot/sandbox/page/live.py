"""Tells open pages at once what changed: Server-Sent Events."""

import asyncio
import json
import time
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import StreamingResponse

from bot.sandbox.page.desk import Desk

LOOK_AGAIN = 0.5  # seconds: for what Telegram does not announce (the clock, the preparation, the closing)
GATHER = 0.04  # seconds: what happens together is told together
HEARTBEAT = 10.0  # seconds: a page that went away is noticed by this


class Live:
    """The stream that every open page listens to."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def stream(self, request: Request) -> StreamingResponse:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._events(), media_type="text/event-stream", headers=headers)

    async def _events(self) -> AsyncIterator[str]:
        """Yield the state whenever it differs from what was told last; end when the server closes."""
        telegram = self._desk.stage.telegram
        told, told_at = "", 0.0
        while not self._desk.closing():
            version = telegram.version
            state = json.dumps(await self._desk.state())
            if state != told:
                told, told_at = state, time.monotonic()
                yield f"data: {state}\n\n"
            elif time.monotonic() - told_at > HEARTBEAT:
                told_at = time.monotonic()
                yield ": still here\n\n"
            await telegram.changed(version, timeout=LOOK_AGAIN)
            await asyncio.sleep(GATHER)
