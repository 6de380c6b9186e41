"""The timetable and the sender. Wiring only."""

import asyncio

from bot.clock import Clock
from bot.db import Database
from bot.errands import Errands, FarSide
from bot.heartbeat import keep_beating
from bot.outbox.delivery import Sender
from bot.timetable import ERRANDS, Timetable, keep_time


async def work(
    database: Database,
    sender: Sender,
    far_side: FarSide,
    clock: Clock,
    stop: asyncio.Event,
    *,
    heartbeat_url: str | None = None,
) -> None:
    """Keep the time and send until `stop`. Any number may run: locked rows are skipped, one sender leads."""
    timetable = Timetable(database, started_at=clock.now())
    errands = Errands(database, far_side, ERRANDS)
    parts = [
        keep_time(timetable, clock.now, stop),
        errands.keep_running(clock.now, stop),
        sender.run(stop),
    ]
    if heartbeat_url:
        parts.append(keep_beating(heartbeat_url, lambda: sender.is_well() and timetable.is_well(), stop))
    await asyncio.gather(*parts)
