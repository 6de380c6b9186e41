"""Waiting for time: rows that carry a due column, taken when they are due.

No job is stored anywhere: a row says itself when it wants attention, so rescheduling, pausing or erasing
it needs no "cancel". The cost of a tick grows with what is due, never with what exists.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Generic, TypeVar, cast

from sqlalchemy import ColumnElement, ScalarSelect, String, and_, delete, exists, func, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from bot.audit.recording import Signed, sign
from bot.db import Base, Database
from bot.faults import trace_without_values

log = logging.getLogger(__name__)

Row = TypeVar("Row", bound=Base)

PARKED_AFTER: Final = 3
RETRY_AFTER: Final = timedelta(minutes=1)


class Mishap(Base):
    """A due row whose turn went wrong; after three times it is parked until a human has looked."""

    __tablename__ = "mishap"

    wait: Mapped[str] = mapped_column(primary_key=True)
    row_key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime]
    trace: Mapped[str]


@dataclass(frozen=True)
class Wait(Generic[Row]):
    """One kind of waiting: the due column, and what is done with one row whose time has come.

    `act` must move the column on (later, or None): the next due time is part of what it decides.
    """

    column: "InstrumentedAttribute[datetime | None]"
    act: Callable[[AsyncSession, Row, datetime], Awaitable[None]]

    @property
    def name(self) -> str:
        return f"{self.model.__tablename__}.{self.column.key}"

    @property
    def model(self) -> type[Row]:
        return cast("type[Row]", self.column.class_)

    async def take_due(self, database: Database, now: datetime, *, batch: int = 50) -> int:
        """Act on every row that is due at `now`; return how many. Each row has its own savepoint."""
        taken = 0
        while True:
            async with database.transaction() as session:
                sign(session, Signed(now))
                rows = await self._due(session, now, batch)
                for row in rows:
                    await self._act_safely(session, row, now)
            taken += len(rows)
            if len(rows) < batch:
                return taken

    def first_due(self) -> ScalarSelect[datetime | None]:
        """When the first row that is not parked becomes due, as a part of a larger question."""
        return select(func.min(self.column)).where(~self._set_aside(None)).scalar_subquery()

    async def _due(self, session: AsyncSession, now: datetime, batch: int) -> list[Row]:
        query = (
            select(self.model)
            .where(self.column <= now, ~self._set_aside(now))
            .order_by(self.column)
            .limit(batch)
            .with_for_update(skip_locked=True, of=self.model)
        )
        return list(await session.scalars(query))

    def _set_aside(self, now: datetime | None) -> ColumnElement[bool]:
        """Parked rows; with `now`, also those that failed a moment ago and wait to be tried again."""
        key = sql_cast(self.model.__mapper__.primary_key[0], String)
        waits = Mishap.failures >= PARKED_AFTER
        if now is not None:
            waits = waits | (Mishap.last_at > now - RETRY_AFTER)
        return exists().where(and_(Mishap.wait == self.name, Mishap.row_key == key, waits))

    async def _act_safely(self, session: AsyncSession, row: Row, now: datetime) -> None:
        key = str(self.model.__mapper__.primary_key_from_instance(row)[0])
        try:
            async with session.begin_nested():
                await self.act(session, row, now)
                self._check_moved_on(row, now)
            await self._forget_mishap(session, key)
        except Exception as error:
            trace = trace_without_values(error)
            log.error("a due row failed: %s %s\n%s", self.name, key, trace)
            await record_mishap(session, wait=self.name, row_key=key, trace=trace, now=now)

    async def _forget_mishap(self, session: AsyncSession, key: str) -> None:
        """Three failures in a row park a row; three in a year do not."""
        await session.execute(delete(Mishap).where(Mishap.wait == self.name, Mishap.row_key == key))

    def _check_moved_on(self, row: Row, now: datetime) -> None:
        due: Any = getattr(row, self.column.key)
        if due is not None and due <= now:
            raise RuntimeError(f"{self.name} was not moved on: it would be due for ever")


async def record_mishap(session: AsyncSession, *, wait: str, row_key: str, trace: str, now: datetime) -> None:
    fresh = insert(Mishap).values(wait=wait, row_key=row_key, failures=1, last_at=now, trace=trace)
    await session.execute(
        fresh.on_conflict_do_update(
            index_elements=[Mishap.wait, Mishap.row_key],
            set_={"failures": Mishap.failures + 1, "last_at": now, "trace": trace},
        )
    )
