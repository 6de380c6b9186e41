"""How much waits to leave, and for how long: asked when somebody looks."""

from datetime import datetime
from typing import Final

from sqlalchemy import text

from bot.db import Database
from bot.metrics import OLDEST_WAITING_SECONDS, WAITING
from bot.outbox.models import Lane

# Neither costs more when a million wait: the count stops, and the first stands at the head of the index.
ONE_LANE: Final = text("""
    SELECT (SELECT count(*) FROM (SELECT FROM outgoing_message
                                  WHERE state = 'pending' AND lane = :lane LIMIT 10000) AS first_ones),
        (SELECT said_at FROM outgoing_message
         WHERE state = 'pending' AND lane = :lane ORDER BY id LIMIT 1)
""")


async def measure_waiting(database: Database, now: datetime) -> None:
    async with database.autocommit() as connection:
        for lane in Lane:
            count, said_at = (await connection.execute(ONE_LANE, {"lane": lane})).one()
            WAITING.labels(lane.name.lower()).set(count)
            seconds = max(0.0, (now - said_at).total_seconds()) if said_at else 0.0
            OLDEST_WAITING_SECONDS.labels(lane.name.lower()).set(seconds)
