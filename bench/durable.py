"""The process under test for durable sends: it says, claims, sends and records, all on its one core.

`python -m bench.durable DATABASE_URL API_URL NAME=PID …` prints, as JSON, how long it took, and what limited
it, the processes that are named included.
"""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from typing import Final

from sqlalchemy import select, text

from bench.meter import Meter, cpu_of
from bench.programme import A_SENTENCE
from bot.db import Database
from bot.logs import set_up_logs
from bot.loops import quickest_loop, settle_memory
from bot.outbox.models import Lane
from bot.outbox.pacing import Limits
from bot.outbox.say import say_to_all
from bot.people.models import Person
from bot.running import Parts, parts

TOKEN: Final = "123456:a-token-of-the-bench"
AT_ONCE: Final = 100  # messages that are said in one transaction
NO_LIMITS: Final = Limits(per_second=1_000_000, chat_burst=1_000)
WAITING: Final = text("SELECT EXISTS (SELECT FROM outgoing_message WHERE state = 'pending')")
SENT: Final = text("SELECT count(*) FROM outgoing_message WHERE state = 'sent'")

Others = dict[str, Callable[[], float]]  # the other processes' CPU seconds


async def carry_all(built: Parts, others: Others) -> Meter:
    """Say and send one message to everybody; measure from the first word to the last note."""
    async with built.database.transaction() as session:
        everyone = (await session.scalars(select(Person).order_by(Person.id))).all()
    stop = asyncio.Event()
    await built.sender.lead()
    sending = asyncio.create_task(built.sender.run(stop))
    with Meter({"sender": cpu_of(os.getpid())} | others) as meter:
        for start in range(0, len(everyone), AT_ONCE):
            async with built.database.transaction() as session:
                some = everyone[start : start + AT_ONCE]
                await say_to_all(session, some, A_SENTENCE, lane=Lane.BULK, now=built.clock.now())
        await until_nothing_waits(built.database)
    stop.set()
    await sending
    return meter


async def until_nothing_waits(database: Database) -> None:
    waits = True
    while waits:
        await asyncio.sleep(0.02)
        async with database.engine.connect() as connection:
            waits = bool(await connection.scalar(WAITING))


async def measure(database_url: str, api_url: str, others: Others) -> dict[str, object]:
    database = Database(database_url)
    async with parts(token=TOKEN, api_url=api_url, database=database, limits=NO_LIMITS) as built:
        settle_memory()
        meter = await carry_all(built, others)
        async with built.database.engine.connect() as connection:
            sent = await connection.scalar(SENT)
    return {"sent": sent, "seconds": meter.seconds, "limits": meter.told()}


def main() -> None:
    database_url, api_url, *watched = sys.argv[1:]
    set_up_logs("text")
    others = {name: cpu_of(int(pid)) for name, _is, pid in (word.rpartition("=") for word in watched)}
    with asyncio.Runner(loop_factory=quickest_loop()) as runner:  # as `python -m bot worker` does
        json.dump(runner.run(measure(database_url, api_url, others)), sys.stdout)


if __name__ == "__main__":
    main()
