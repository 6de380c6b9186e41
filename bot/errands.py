"""What takes long, or asks something of Telegram, and so is not done while a row is held.

An errand waits in a due column like everything else. Its row is put off for as long as a run may take; then
the errand runs with transactions of its own, and sets the due column to what comes next. If the process dies
the errand is due again after that time.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Protocol

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.clock import pause
from bot.db import Database
from bot.due import Wait, record_mishap
from bot.faults import trace_without_values

log = logging.getLogger(__name__)

LONGEST_RUN: Final = timedelta(minutes=10)


class FarSide(Protocol):
    """What an errand may ask of Telegram."""

    @property
    def username(self) -> str:
        """The bot's own."""

    async def fetch(self, file_id: str) -> bytes:
        """Return the content of a file that somebody sent, 20 MB at most; raise NotFetched."""


Run = Callable[[Database, FarSide, int, datetime], Awaitable[None]]


@dataclass(frozen=True)
class Errand:
    column: "InstrumentedAttribute[datetime | None]"
    run: Run  # of the row with this id

    @property
    def wait(self) -> Wait[Any]:
        return Wait(self.column, self._put_off)

    async def take_due(self, database: Database, far_side: FarSide, now: datetime) -> None:
        taken: list[int] = []

        async def put_off(session: AsyncSession, row: Any, now: datetime) -> None:
            await self._put_off(session, row, now)
            taken.append(row.id)

        wait: Wait[Any] = Wait(self.column, put_off)
        await wait.take_due(database, now)
        for row_id in taken:
            await self._run_safely(database, far_side, row_id, now)

    async def _put_off(self, session: AsyncSession, row: Any, now: datetime) -> None:
        setattr(row, self.column.key, now + LONGEST_RUN)

    async def _run_safely(self, database: Database, far_side: FarSide, row_id: int, now: datetime) -> None:
        try:
            await self.run(database, far_side, row_id, now)
        except Exception as error:
            trace = trace_without_values(error)
            log.error("an errand failed: %s %s\n%s", self.wait.name, row_id, trace)
            async with database.transaction() as session:
                await record_mishap(session, wait=self.wait.name, row_key=str(row_id), trace=trace, now=now)


class Errands:
    """Runs what is due, one after the other, beside the timetable: a long one makes no reminder late."""

    def __init__(self, database: Database, far_side: FarSide, errands: tuple[Errand, ...]) -> None:
        self._database = database
        self._far_side = far_side
        self._errands = errands
        self._ask_first_due = select(*(errand.wait.first_due() for errand in errands))

    async def run_due(self, now: datetime) -> None:
        for errand, first_due in zip(self._errands, await self._first_due(), strict=True):
            if first_due is not None and first_due <= now:
                await errand.take_due(self._database, self._far_side, now)

    async def next_due(self) -> datetime | None:
        return min((due for due in await self._first_due() if due is not None), default=None)

    async def keep_running(self, now: Callable[[], datetime], stop: asyncio.Event) -> None:
        """Look once a second until `stop`."""
        while not stop.is_set():
            try:
                await self.run_due(now())
            except (SQLAlchemyError, OSError) as error:
                log.warning("an errand lost the database: %s", type(error).__name__)
            await pause(1.0, stop)

    async def _first_due(self) -> list[datetime | None]:
        if not self._errands:
            return []
        async with self._database.transaction() as session:
            return list((await session.execute(self._ask_first_due)).one())
