"""Who sends: one process leads, the others stand by, and one that hangs is deposed."""

import asyncio
from contextlib import suppress
from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import machine_seconds
from bot.db import Database

# Two numbers: locks of one number are people's Telegram ids (see intake), and the two kinds never meet.
LEADER_LOCK: Final = {"name": 0x44756F, "role": 1}
BEAT_SECONDS: Final = 2.0  # how often a leader says that it is well
STALE_SECONDS: Final = 4.0  # a leader that has not said so for this long is deposed
WELL_SECONDS: Final = 10.0
# A send begins at most so long after its claim, and a claim is made at most half a second after a beat: then
# no leader that was frozen sends on what its successor may have claimed in the meantime.
LEASE_SECONDS: Final = 3.0
BEAT_BEFORE_CLAIM: Final = 0.5
OUTAGE_SECONDS: Final = 600.0  # a silence of this length is told to the admins

TAKE_LOCK: Final = text("SELECT pg_try_advisory_lock(:name, :role)")
RELEASE_LOCK: Final = text("SELECT pg_advisory_unlock(:name, :role)")
TAKE_LEAD: Final = text("""
    WITH before AS (SELECT clock_timestamp() - beat_at AS age FROM leadership)
    INSERT INTO leadership AS l (id, pid, beat_at) VALUES (1, pg_backend_pid(), clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET pid = excluded.pid, beat_at = excluded.beat_at,
        silent_since = CASE WHEN l.beat_at < clock_timestamp() - make_interval(secs => :outage)
                            THEN coalesce(l.silent_since, l.beat_at) ELSE l.silent_since END
    RETURNING (SELECT extract(epoch FROM age)::float FROM before)
""")
BEAT: Final = text("UPDATE leadership SET beat_at = clock_timestamp()")
# Only the backend that holds the lock is ended, and only when the row that says it hangs is its own.
DEPOSE: Final = text("""
    SELECT pg_terminate_backend(l.pid) FROM leadership l JOIN pg_locks k ON k.pid = l.pid
    WHERE l.beat_at < clock_timestamp() - make_interval(secs => :stale)
      AND k.locktype = 'advisory' AND k.granted AND k.classid = :name AND k.objid = :role
      AND k.database = (SELECT oid FROM pg_database WHERE datname = current_database())
""")


class Lead:
    """The leader's lock and its connection. Whatever is done on it is done only while this process leads."""

    def __init__(self, connection: AsyncConnection, *, silence: float | None) -> None:
        self.connection = connection
        self.silence = silence  # seconds since any leader was last known to be well; None when there was none
        self.beaten_at = machine_seconds()

    @classmethod
    async def take(cls, database: Database) -> "Lead | None":
        """Become the one sender; None while another process is, unless it hangs: then it is deposed first."""
        connection = await database.engine.connect()
        try:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            if not await connection.scalar(TAKE_LOCK, LEADER_LOCK) and not await cls._depose(connection):
                await connection.close()
                return None
            # A plan is made for each claim's own numbers: a general one would not use the list of who rests.
            await connection.execute(text("SET plan_cache_mode = force_custom_plan"))
            # A claim that is lost in a crash of the database is no loss: the next leader frees them all.
            await connection.execute(text("SET synchronous_commit = off"))
            return cls(connection, silence=await connection.scalar(TAKE_LEAD, {"outage": OUTAGE_SECONDS}))
        except BaseException:
            await connection.invalidate()
            await connection.close()
            raise

    @staticmethod
    async def _depose(connection: AsyncConnection) -> bool:
        """End a leader that hangs and take its place; False when it is well or another was quicker."""
        deposed = await connection.scalar(DEPOSE, LEADER_LOCK | {"stale": STALE_SECONDS})
        for _moment in range(20 if deposed else 0):  # its backend needs a moment to let go
            if await connection.scalar(TAKE_LOCK, LEADER_LOCK):
                return True
            await asyncio.sleep(0.05)
        return False

    async def beat(self, *, older_than: float = 0.0) -> bool:
        """Say that this leader is well, when it last did so longer than `older_than` seconds ago."""
        now = machine_seconds()
        if now - self.beaten_at < older_than:
            return False
        await self.connection.execute(BEAT)
        self.beaten_at = now
        return True

    def is_well(self) -> bool:
        return machine_seconds() - self.beaten_at < WELL_SECONDS

    async def resign(self) -> None:
        """Let the next one lead at once; the lock of a broken connection goes with it."""
        with suppress(SQLAlchemyError, OSError, TimeoutError):
            async with asyncio.timeout(1):
                await self.connection.execute(RELEASE_LOCK, LEADER_LOCK)
        with suppress(SQLAlchemyError, OSError):
            await self.connection.invalidate()
        with suppress(SQLAlchemyError, OSError):
            await self.connection.close()
