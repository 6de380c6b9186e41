"""The timetable and the sender. Wiring only."""

import asyncio

from bot.clock import Clock
from bot.db import Database
from bot.outbox.delivery import Sender
from bot.timetable import Timetable, keep_time


async def work(database: Database, sender: Sender, clock: Clock, stop: asyncio.Event) -> None:
    """Keep the time and send until `stop`. Any number may run: locked rows are skipped, one sender leads."""
    timetable = Timetable(database, started_at=clock.now())
    await asyncio.gather(keep_time(timetable, clock.now, stop), sender.run(stop))
