"""When → what. The one page that says what happens by itself.

APScheduler's triggers are the clockwork: they accept any `now`, so a virtual clock drives them too. Its
scheduler and job stores are not used: what waits for time is a due column of its own row.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import asking
from bot.audit.recording import Signed, sign
from bot.cards import corrections
from bot.checkins import actions as checkins
from bot.clock import machine_seconds, pause
from bot.cover import arranging, telling
from bot.db import Database
from bot.desk import morning
from bot.due import Wait
from bot.duos import proposals
from bot.errands import Errand
from bot.escalations import actions as escalations
from bot.escalations import review, unreachable
from bot.importing import actions as importing
from bot.importing import errand
from bot.meetings import coming
from bot.metrics import TICK_SECONDS
from bot.privacy import retention

log = logging.getLogger(__name__)

EPOCH: Final = datetime(
    2020, 1, 1, tzinfo=UTC
)  # without a start of its own a trigger would ask the real clock
WELL_SECONDS: Final = 60.0
NEVER: Final = datetime.max.replace(tzinfo=UTC)

Chore = Callable[[AsyncSession, datetime], Awaitable[None]]
Sweep = Callable[[Database, datetime], Awaitable[None]]


@dataclass(frozen=True)
class Entry:
    """Either a wait, whose rows say when they are due; or a chore, which runs at each fire time; or a sweep:
    a chore of many transactions, one for each thing it does."""

    trigger: BaseTrigger
    wait: Wait[Any] | None = None
    chore: Chore | None = None
    sweep: Sweep | None = None

    async def run(self, database: Database, now: datetime) -> None:
        if self.wait is not None:
            await self.wait.take_due(database, now)
        if self.chore is not None:
            async with database.transaction() as session:
                sign(session, Signed(now))
                await self.chore(session, now)
        if self.sweep is not None:
            await self.sweep(database, now)

    def fires_after(self, last: datetime) -> datetime:
        """The first fire time after it last ran; what was missed meanwhile is made up for at once."""
        following: datetime | None = self.trigger.get_next_fire_time(last, last)
        if following is None:
            raise RuntimeError("an entry of the timetable never fires")
        return following.astimezone(UTC)


@dataclass(frozen=True)
class When:
    trigger: BaseTrigger

    def take(self, wait: Wait[Any]) -> Entry:
        return Entry(self.trigger, wait=wait)

    def do(self, chore: Chore) -> Entry:
        return Entry(self.trigger, chore=chore)

    def sweep(self, sweep: Sweep) -> Entry:
        return Entry(self.trigger, sweep=sweep)


def every(*, seconds: int) -> When:
    return When(IntervalTrigger(seconds=seconds, start_date=EPOCH, timezone=UTC))


def daily(at: str, *, zone: str) -> When:
    """At "HH:MM" on the clocks of `zone`."""
    hour, minute = at.split(":")
    return When(CronTrigger(hour=hour, minute=minute, start_date=EPOCH, timezone=zone))


TIMETABLE: Final = (
    # First, so that after an outage what else is due reaches who looks after the duo by now.
    every(seconds=20).take(arranging.BEGINNINGS),
    every(seconds=20).take(arranging.ENDS),
    every(seconds=20).take(coming.REMINDERS),
    every(seconds=20).take(checkins.FOLLOW_UPS),
    every(seconds=20).take(checkins.QUESTIONS),
    every(seconds=20).take(review.REVIEWS),
    every(seconds=20).take(asking.ASKING),
    every(seconds=60).take(asking.REMINDERS),
    every(seconds=20).take(unreachable.REPORTS),
    every(seconds=60).take(proposals.UNANSWERED),
    every(seconds=60).take(escalations.REMINDERS),
    every(seconds=60).take(escalations.CLIMBS),
    every(seconds=60).take(morning.LISTS),
    every(seconds=20).take(telling.TOLD),
    every(seconds=60).take(telling.DUOS_TOLD),
    daily("03:30", zone="Europe/Brussels").do(arranging.arrange),
    daily("03:30", zone="Europe/Brussels").do(corrections.forget_old),
    daily("03:30", zone="Europe/Brussels").do(morning.plan_first),
    daily("03:30", zone="Europe/Brussels").sweep(retention.forget_what_is_over),
    daily("03:30", zone="Europe/Brussels").do(importing.forget_old),
)


ERRANDS: Final[tuple[Errand, ...]] = (errand.SHEETS,)


class Timetable:
    """Runs each entry when its trigger fires; keeps in memory only when that will be next."""

    def __init__(
        self, database: Database, *, started_at: datetime, entries: Sequence[Entry] = TIMETABLE
    ) -> None:
        self._database = database
        # A wait is taken at the first tick; a chore keeps to its hour.
        self._fires_at = [
            entry.fires_after(EPOCH if entry.wait is not None else started_at) for entry in entries
        ]
        self._entries = entries
        # Built once: it is asked at every tick.
        self._waiting = [index for index, entry in enumerate(entries) if entry.wait is not None]
        self._ask_first_due = select(*(entry.wait.first_due() for entry in entries if entry.wait is not None))
        self._ticked_at = machine_seconds()

    async def run_due(self, now: datetime) -> None:
        """Run what has fired; a wait only when a row of it is due, which one question tells for all."""
        fired = [index for index, fires_at in enumerate(self._fires_at) if fires_at <= now]
        first_due = await self._first_due() if fired else {}
        for index in fired:
            entry = self._entries[index]
            if entry.wait is None or first_due[index] <= now:
                await entry.run(self._database, now)
            self._fires_at[index] = entry.fires_after(now)
        self._ticked_at = machine_seconds()

    def is_well(self) -> bool:
        """It has looked at what is due a moment ago."""
        return machine_seconds() - self._ticked_at < WELL_SECONDS

    async def next_due(self, *, chores: bool = True) -> datetime | None:
        """Return when something will have to be done next: the earliest due row, or a daily chore."""
        first_due = await self._first_due()
        moments = [
            max(self._fires_at[index], first_due.get(index, EPOCH))
            for index, entry in enumerate(self._entries)
            if chores or entry.wait is not None
        ]
        return min((moment for moment in moments if moment < NEVER), default=None)

    async def _first_due(self) -> dict[int, datetime]:
        """Return the first due time of each wait, by entry."""
        async with self._database.transaction() as session:
            row = (await session.execute(self._ask_first_due)).one()
        return {index: due or NEVER for index, due in zip(self._waiting, row, strict=True)}


async def keep_time(timetable: Timetable, now: Callable[[], datetime], stop: asyncio.Event) -> None:
    """Tick once a second until `stop`. A tick arms the next, so a long sleep is one late tick, not many."""
    while not stop.is_set():
        try:
            with TICK_SECONDS.time():
                await timetable.run_due(now())
        except (SQLAlchemyError, OSError) as error:
            log.warning("a tick lost the database: %s", type(error).__name__)
        await pause(1.0, stop)
