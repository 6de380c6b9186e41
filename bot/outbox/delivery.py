"""The only sender: claim, send, record. One process leads; the others stand by."""

import asyncio
import logging
import secrets
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import Bot

from bot.clock import Clock, machine_seconds
from bot.db import Database
from bot.faults import trace_without_values
from bot.outbox.carry import carry
from bot.outbox.claims import FREE_LEASES, Claimed, claim, record
from bot.outbox.models import Kind, Lane
from bot.outbox.pacing import Limits, Pace
from bot.outbox.verdicts import TryAgain, Verdict, verdict_on

log = logging.getLogger(__name__)

# Two numbers: locks of one number are people's Telegram ids (see intake), and the two kinds never meet.
LEADER_LOCK: Final = {"name": 0x44756F, "role": 1}
TAKE_LEAD: Final = text("SELECT pg_try_advisory_lock(:name, :role)")
BATCH: Final = 25
LONGEST_SLEEP: Final = 2.0


class Sender:
    """Carries the outbox to Telegram. Claims on the connection that holds the leader's lock."""

    def __init__(self, database: Database, bot: Bot, clock: Clock, *, limits: Limits) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._pace = Pace(limits)
        self._leading: AsyncConnection | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop`; wait for the lead, and for the lead again when the database goes away."""
        while not stop.is_set():
            try:
                if await self.lead():
                    await self._send_until(stop)
                else:
                    await _sleep(stop, LONGEST_SLEEP)
            except (SQLAlchemyError, OSError) as error:
                log.warning("the sender lost the database: %s", type(error).__name__)
                await self.resign()
                await _sleep(stop, LONGEST_SLEEP)
        await self.resign()

    async def lead(self) -> bool:
        """Become the one sender; False while another process is."""
        if self._leading is None:
            connection = await self._database.engine.connect()
            connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
            if not await connection.scalar(TAKE_LEAD, LEADER_LOCK):
                await connection.close()
                return False
            await connection.execute(FREE_LEASES)  # whoever held them led before us, and no longer does
            await connection.execute(text("LISTEN outbox"))
            self._leading = connection
        return True

    async def resign(self) -> None:
        """Give the lead up; the lock goes with its connection."""
        if self._leading is not None:
            connection, self._leading = self._leading, None
            with suppress(SQLAlchemyError):
                await connection.invalidate()
            await connection.close()

    async def drain(self) -> int:
        """Send everything that may leave now; return how many calls were made."""
        sent = 0
        while batch := await self._send_batch():
            sent += batch
        return sent

    async def _send_until(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            if not await self._send_batch():
                await self._wait_for_news()

    async def _send_batch(self) -> int:
        if self._leading is None:
            raise RuntimeError("only the leader sends")
        lease = secrets.token_hex(8)
        batch = await claim(self._leading, lease=lease, now=self._clock.now(), most=BATCH)
        outcomes = await asyncio.gather(*(self._send(claimed) for claimed in batch))
        await self._record(outcomes, lease)
        return len(batch)

    async def _record(self, outcomes: Sequence[tuple[Claimed, Verdict]], lease: str) -> None:
        if outcomes:
            async with self._database.transaction() as session:
                await record(session, outcomes, lease=lease, now=self._clock.now())

    async def _send(self, claimed: Claimed) -> tuple[Claimed, Verdict]:
        try:
            if claimed.kind is not Kind.MENU:
                await self._wait_for_turn(claimed)
            return claimed, await carry(self._bot, claimed)
        except Exception as error:
            verdict = verdict_on(error, attempts=claimed.attempts)
            log.info("message %s: %s\n%s", claimed.id, type(verdict).__name__, trace_without_values(error))
            if isinstance(verdict, TryAgain) and verdict.everyone:
                self._pace.close(verdict.seconds, at=machine_seconds())
            return claimed, verdict

    async def _wait_for_turn(self, claimed: Claimed) -> None:
        urgent = claimed.lane is Lane.REPLY
        wait = self._pace.wait(claimed.chat_id, urgent=urgent, at=machine_seconds())
        while wait > 0:
            await asyncio.sleep(wait)
            wait = self._pace.wait(claimed.chat_id, urgent=urgent, at=machine_seconds())
        self._pace.sent(claimed.chat_id, at=machine_seconds())

    async def _wait_for_news(self) -> None:
        """Sleep until a row is added (NOTIFY) or something already there may have become due."""
        if self._leading is None:
            return
        raw = (await self._leading.get_raw_connection()).driver_connection
        if raw is not None:
            async for _notice in raw.notifies(timeout=LONGEST_SLEEP, stop_after=1):
                return


async def _sleep(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
