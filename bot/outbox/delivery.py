"""The only sender: claim, send, record. One process leads; the others stand by."""

import asyncio
import logging
import secrets
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot

from bot.clock import Clock, machine_seconds, pause
from bot.db import Database
from bot.metrics import EXPIRED, LEADS
from bot.outbox.bell import Bell
from bot.outbox.claims import FREE_LEASES, Claimed, claim, expire, hand_back
from bot.outbox.leading import BEAT_BEFORE_CLAIM, BEAT_SECONDS, Lead
from bot.outbox.listening import listen
from bot.outbox.models import Lane
from bot.outbox.pacing import Limits
from bot.outbox.recording import record
from bot.outbox.round import Round
from bot.outbox.silence import AfterOutage, Silence

log = logging.getLogger(__name__)

STAND_BY_SECONDS: Final = 1.0
FAREWELL_SECONDS: Final = 12.0  # how long what is under way may take when the process is told to stop
MOST_AT_ONCE: Final = 250


class Sender:
    """Carries the outbox to Telegram. Claims on the connection that holds the leader's lock."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        clock: Clock,
        *,
        limits: Limits,
        after_outage: AfterOutage | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._limits = limits
        self._silence = Silence(database, clock, after_outage)
        self._lease = secrets.token_hex(8)
        self._round = Round(bot, clock, limits, on_landing=self._landed)
        self._lead: Lead | None = None
        self._bell = Bell()
        self._news = True  # something that may rank above what is claimed already: look at once
        self._may_be_more = True  # of what was there before: look when half of what was claimed is gone

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop`; wait for the lead, and for the lead again when the database goes away."""
        listening = asyncio.create_task(listen(self._database, self._heard))
        stopping = asyncio.create_task(stop.wait())
        stopping.add_done_callback(lambda _task: self._bell.ring())
        try:
            while not stop.is_set():
                await self._lead_or_stand_by(stop)
            await self._take_leave()
        finally:
            stopping.cancel()
            listening.cancel()
            await asyncio.gather(stopping, listening, return_exceptions=True)
            await self.resign()

    async def lead(self) -> bool:
        """Become the one sender; False while another process is."""
        if self._lead is None:
            lead = await Lead.take(self._database)
            if lead is None:
                return False
            await lead.connection.execute(FREE_LEASES)
            self._lead, self._news = lead, True
            self._round.begin_anew(somebody_sent_lately=lead.silence is not None and lead.silence < 60)
            LEADS.set(1)
            log.info("this process sends")
            await self._keep_house()
            await self._silence.tell(lead)
        return True

    async def resign(self) -> None:
        if self._lead is not None:
            lead, self._lead = self._lead, None
            LEADS.set(0)
            await lead.resign()

    def is_well(self) -> bool:
        """This process sends, said so a moment ago, and Telegram takes what it sends."""
        return self._lead is not None and self._lead.is_well() and not self._round.in_trouble

    async def drain(self) -> int:
        """Send and record everything that waits, but for what failed a moment ago; return how many calls."""
        sent = 0
        await self._keep_house()
        self._news = True
        while True:
            await self._claim(of_full_chats=True)
            if self._round.is_idle():
                return sent
            while not self._round.is_idle():
                self._bell.hush()
                await self._hand_back(self._round.take_stale())
                if not self._round.landed:
                    await self._sleep(BEAT_SECONDS)
                sent += len(self._round.landed)
                await self._record()

    async def _lead_or_stand_by(self, stop: asyncio.Event) -> None:
        try:
            await self._record()  # what Telegram has taken is noted first, also by one who lost the lead
            if await self.lead():
                while not stop.is_set():
                    await self._once()
            else:
                await pause(STAND_BY_SECONDS, stop)
        except (SQLAlchemyError, OSError) as error:
            log.warning("the sender lost the database: %s", type(error).__name__)
            await self.resign()
            self._round.drop_claims()
            await pause(STAND_BY_SECONDS, stop)

    async def _once(self) -> None:
        """One turn of the wheel: record what has landed, claim what there is, begin what may leave, sleep."""
        self._bell.hush()
        await self._record()
        await self._keep_house(older_than=BEAT_SECONDS)
        if self._lead is not None and (silent := self._round.take_silence()):
            await self._silence.tell(self._lead, at_telegram=silent)
        await self._hand_back(self._round.take_stale())
        await self._claim()
        await self._sleep(min(BEAT_SECONDS, self._round.rested_in(at=machine_seconds())))

    async def _keep_house(self, *, older_than: float = 0.0) -> None:
        """Say that this leader is well, and let go of what would come too late."""
        if self._lead is None:
            raise RuntimeError("only the leader sends")
        if await self._lead.beat(older_than=older_than):
            EXPIRED.inc(await expire(self._lead.connection, self._clock.now()))

    async def _claim(self, *, of_full_chats: bool = False) -> None:
        """Take about a second of work, and always what ranks above all that was taken before."""
        whole = min(MOST_AT_ONCE, self._limits.per_second)
        room, lowest = whole - self._round.waiting, self._round.lane_above_all_waiting()
        worth_it = self._news or (self._may_be_more and room >= whole / 2)
        if self._lead is None or not worth_it or (room <= 0 and lowest is None):
            return
        self._news = self._may_be_more = False  # what is heard from here on may come too late for this claim
        await self._lead.beat(older_than=BEAT_BEFORE_CLAIM)
        at = machine_seconds()
        claimed = await claim(
            self._lead.connection,
            lease=self._lease,
            now=self._clock.now(),
            most=room if room > 0 else whole,
            lowest=Lane.BULK if room > 0 else lowest or Lane.REPLY,
            resting=self._round.resting(at=at, also_full_chats=not of_full_chats),
        )
        self._round.take_in(claimed, at=at)
        self._news = self._news or any(each.lane is not Lane.BULK for each in claimed)
        self._may_be_more = self._may_be_more or bool(claimed)

    async def _record(self) -> None:
        """Once it is written down the next message of the same queue may leave, so order holds in a crash."""
        if outcomes := self._round.landed[:]:
            await record(self._database, outcomes, lease=self._lease, now=self._clock.now())
            self._round.noted(outcomes, at=machine_seconds())
            self._may_be_more = True  # the next of the same queues
            self._news = self._news or any(claimed.lane is not Lane.BULK for claimed, _verdict in outcomes)

    async def _hand_back(self, claimed: Sequence[Claimed]) -> None:
        if claimed and self._lead is not None:
            await hand_back(self._lead.connection, claimed, lease=self._lease)
            self._news = True

    async def _take_leave(self) -> None:
        """Let what is under way arrive, note it, and hand back the rest."""
        with suppress(SQLAlchemyError, OSError):
            await self._hand_back(self._round.drop_claims())
            await self._round.let_land(seconds=FAREWELL_SECONDS)
            await self._record()

    def _heard(self) -> None:
        self._news = True
        self._bell.ring_for_one_of_many()

    def _landed(self) -> None:
        """Wait a moment for what else is under way, and record it all together."""
        (self._bell.ring_soon if self._round.under_way else self._bell.ring)()

    async def _sleep(self, seconds: float) -> None:
        """Sleep until the bell rings; after `seconds` look for what may have become possible meanwhile."""
        if not await self._bell.rings_within(seconds):
            self._news = True
