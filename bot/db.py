"""The one database: PostgreSQL through SQLAlchemy and psycopg."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, ClassVar, Final, cast

from sqlalchemy import (
    CursorResult,
    Date,
    DateTime,
    Delete,
    Enum,
    MetaData,
    String,
    Time,
    TypeDecorator,
    Update,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase

NOTIFY: Final = text("SELECT pg_notify(:channel, '')")
WAKING_SECONDS: Final = 0.01  # what is committed within this is told of together
_WAKES: Final = "wakes"  # where a session keeps whom to wake


class Moment(TypeDecorator[datetime]):
    """A moment: refused unless it knows its zone, stored as timestamptz, read back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """SQLAlchemy does not ask the impl; the audit reads by it what it has written down."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value is not None else None


def _words(kinds: type[StrEnum]) -> list[str]:
    return [kind.value for kind in kinds]


class Base(DeclarativeBase):
    """Every table. Constraint names are fixed, so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment,
        date: Date,
        time: Time,
        str: String,
        # Stored as the words themselves, so that a new one needs no change of a database type.
        StrEnum: Enum(StrEnum, native_enum=False, length=20, values_callable=_words),
        dict[str, Any]: JSONB,
        dict[str, int]: JSONB,
    }


async def flush(session: AsyncSession) -> None:
    """Write what has changed, if anything has: asking the session costs much less than its flush."""
    if session.new or session.deleted or session.dirty:
        await session.flush()


async def rows_of(session: AsyncSession, change: Update | Delete) -> int:
    """Carry out a statement that changes rows, and return how many it was."""
    result = await session.execute(change.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", result).rowcount


def wake_after_commit(session: AsyncSession, channel: str) -> None:
    """Let whoever LISTENs on `channel` know, once what this transaction has written can be seen."""
    session.info.setdefault(_WAKES, set()).add(channel)


class Database:
    """The engine and its transactions; nobody else begins or ends one."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        self.engine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=10,
            hide_parameters=True,  # an error message must not carry a name or a text into a log
        )
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        self._to_wake: set[str] = set()
        self._waking: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Commit when the block ends well; roll back whatever else happens."""
        async with self._sessions() as session:
            async with session.begin():
                yield session
            self._wake(session.info.pop(_WAKES, ()))

    @asynccontextmanager
    async def autocommit(self) -> AsyncIterator[AsyncConnection]:
        """A connection on which each statement is a transaction of its own."""
        async with self.engine.connect() as connection:
            yield await connection.execution_options(isolation_level="AUTOCOMMIT")

    def _wake(self, channels: Iterable[str]) -> None:
        """NOTIFY in the background, at once for all that were committed meanwhile.

        Within the transactions themselves it would hold a lock of the whole database until each is on the
        disk, so that none could share the way there with another.
        """
        self._to_wake.update(channels)
        if self._to_wake and (self._waking is None or self._waking.done()):
            self._waking = asyncio.create_task(self._notify())

    async def _notify(self) -> None:
        """What is not heard because the database is away is found when somebody looks by themselves."""
        while self._to_wake:
            channels, self._to_wake = self._to_wake, set()
            with suppress(SQLAlchemyError, OSError):
                async with self.autocommit() as connection:
                    for channel in channels:
                        await connection.execute(NOTIFY, {"channel": channel})
            await asyncio.sleep(WAKING_SECONDS)

    async def close(self) -> None:
        if self._waking is not None:
            await self._waking
        await self.engine.dispose()
