"""One sender's round: what it has claimed waits for its turn, is under way, has landed, is noted."""

import asyncio
import logging
from bisect import insort
from collections.abc import Callable, Sequence
from math import inf
from typing import Final

from telegram import Bot

from bot.clock import Clock, machine_seconds
from bot.faults import trace_without_values
from bot.metrics import TOO_MANY, count_send
from bot.outbox.carry import carry
from bot.outbox.claims import Claimed, queue_of
from bot.outbox.leading import LEASE_SECONDS
from bot.outbox.models import Lane
from bot.outbox.pacing import Limits, Pace
from bot.outbox.recording import Outcome
from bot.outbox.rests import Rests
from bot.outbox.trouble import Trouble
from bot.outbox.verdicts import Delivered, TryAgain, Verdict, verdict_on

log = logging.getLogger(__name__)

MOST_UNDER_WAY: Final = 100


class Round:
    """Begins what may leave as soon as the pace allows. Knows no database: the sender notes what `landed`.

    A queue (one lane of one chat) is busy from the claim until its message is noted, so order holds.
    """

    def __init__(self, bot: Bot, clock: Clock, limits: Limits, *, on_landing: Callable[[], None]) -> None:
        self._bot = bot
        self._clock = clock
        self._limits = limits
        self._pace = Pace(limits)
        self._on_landing = on_landing
        self._waiting: list[tuple[Lane, int, float, Claimed]] = []  # by rank; with the moment of the claim
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._busy: set[int] = set()
        self._rests = Rests()
        self._timer: asyncio.TimerHandle | None = None
        self._trouble = Trouble()
        self._silent_seconds = 0.0  # for how long Telegram took nothing, once that is over
        self.landed: list[Outcome] = []
        self.stale: list[Claimed] = []  # claimed too long ago to begin now

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    @property
    def in_trouble(self) -> bool:
        return self._trouble.is_general

    @property
    def under_way(self) -> int:
        return len(self._under_way)

    def is_idle(self) -> bool:
        return not (self._waiting or self._under_way or self.landed)

    def lane_above_all_waiting(self) -> Lane | None:
        """Return the lowest lane that ranks above everything that waits, or None when there is none above."""
        highest = self._waiting[0][0] if self._waiting else Lane.BULK
        return Lane(highest - 1) if highest > Lane.REPLY else None

    def resting(self, *, at: float, also_full_chats: bool = True) -> set[int]:
        """Return the queues of which nothing is to be claimed: another of their messages is claimed already,
        or failed a moment ago, or the chat has had as much as it takes for now."""
        return self._busy | self._rests.queues(at=at, also_full_chats=also_full_chats)

    def rested_in(self, *, at: float) -> float:
        """Return the seconds until the next queue has rested enough."""
        return self._rests.next_end(at=at)

    def begin_anew(self, *, somebody_sent_lately: bool) -> None:
        """A new leader tries everything at once, but for what its predecessor may have just sent."""
        self._rests.try_again()
        if somebody_sent_lately:
            self._pace.close(self._limits.handover, at=machine_seconds())

    def take_in(self, claimed: Sequence[Claimed], *, at: float) -> None:
        """Take what was claimed at `at`, machine time, and begin what may leave now."""
        for each in claimed:
            self._busy.add(each.queue)
            insort(self._waiting, (each.lane, each.id, at, each), key=lambda entry: entry[:2])
        self.begin()

    def begin(self) -> None:
        """Begin what may leave now, and come back when the next may."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        wait = self._begin(machine_seconds())
        if wait < inf:
            self._timer = asyncio.get_running_loop().call_later(wait, self.begin)

    def noted(self, outcomes: Sequence[Outcome], *, at: float) -> None:
        """The database knows what became of these: their queues go on, or rest before the next try."""
        del self.landed[: len(outcomes)]
        for claimed, verdict in outcomes:
            self._busy.discard(claimed.queue)
            if isinstance(verdict, TryAgain):
                self._rests.after_failure(claimed.queue, until=at + verdict.seconds)

    def take_silence(self) -> float:
        """Return for how many seconds Telegram took nothing, once that is over; else 0."""
        silent, self._silent_seconds = self._silent_seconds, 0.0
        return silent

    def take_stale(self) -> list[Claimed]:
        stale, self.stale = self.stale, []
        self._busy.difference_update(each.queue for each in stale)
        return stale

    def drop_claims(self) -> list[Claimed]:
        """Begin nothing more; return what was claimed and not begun."""
        if self._timer is not None:
            self._timer.cancel()
        dropped = [*self.take_stale(), *(each for _lane, _id, _at, each in self._waiting)]
        self._waiting.clear()
        self._busy.difference_update(each.queue for each in dropped)
        return dropped

    async def let_land(self, *, seconds: float) -> None:
        """Wait for what is under way, but not for longer; what is cut off then comes again some day."""
        if self._under_way:
            _done, late = await asyncio.wait(self._under_way.values(), timeout=seconds)
            for task in late:
                task.cancel()

    def _begin(self, at: float) -> float:
        """Return the seconds until more may leave; infinity when only a landing can bring it."""
        soonest, index = inf, 0
        most = 1 if self._trouble.is_general else MOST_UNDER_WAY
        while index < len(self._waiting) and len(self._under_way) < most:
            lane, _id, claimed_at, claimed = self._waiting[index]
            if claimed_at < at - LEASE_SECONDS:
                self.stale.append(self._waiting.pop(index)[-1])
                continue
            wait = self._pace.wait(urgent=lane is Lane.REPLY, at=at)
            if wait > 0:  # and so it is for all that rank lower
                return min(soonest, wait)
            wait = self._pace.chat_wait(claimed.chat_id, at=at)
            if wait > 0:
                soonest, index = min(soonest, wait), index + 1
                continue
            self._waiting.pop(index)
            self._leave(claimed, at)
        return soonest

    def _leave(self, claimed: Claimed, at: float) -> None:
        self._pace.leave(claimed.chat_id, at=at)
        rest = self._pace.chat_wait(claimed.chat_id, at=at)
        if rest > 0:
            self._rests.of_full_chat([queue_of(claimed.chat_id, lane) for lane in Lane], until=at + rest)
        self._under_way[claimed.id] = asyncio.create_task(self._send(claimed, at))

    async def _send(self, claimed: Claimed, left: float) -> None:
        try:
            verdict = await self._carry(claimed)
        finally:
            del self._under_way[claimed.id]
            self._pace.land(claimed.chat_id, left=left, at=machine_seconds())
        answered = machine_seconds()
        self._heed(verdict, at=answered)
        self._count(claimed, verdict, answered - left)
        self.landed.append((claimed, verdict))
        self.begin()
        self._on_landing()

    async def _carry(self, claimed: Claimed) -> Verdict:
        try:
            return await carry(self._bot, claimed)
        except Exception as error:
            waited = self._clock.now() - claimed.said_at
            verdict = verdict_on(error, attempts=claimed.attempts, waited=waited)
            log.info("message %s: %s\n%s", claimed.id, type(verdict).__name__, trace_without_values(error))
            return verdict

    def _heed(self, verdict: Verdict, *, at: float) -> None:
        """Telegram's trouble is everybody's: wait as long as it says, else as long as our own rule says."""
        if not isinstance(verdict, TryAgain):
            self._silent_seconds = max(self._silent_seconds, self._trouble.ended(at=at))
        elif verdict.everyone:
            self._pace.close(verdict.seconds, at=at)
            self._pace.ease(at=at)
            TOO_MANY.inc()
        else:
            self._pace.close(self._trouble.failed(at=at), at=at)

    def _count(self, claimed: Claimed, verdict: Verdict, seconds: float) -> None:
        delivered = isinstance(verdict, Delivered)
        waited = (self._clock.now() - claimed.said_at).total_seconds() if delivered else None
        count_send(claimed.lane.name.lower(), type(verdict).__name__, seconds=seconds, waited=waited)
