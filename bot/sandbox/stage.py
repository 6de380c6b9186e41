"""The sandbox as its page sees it: the play, its cast, and the time machine."""

import asyncio
from datetime import datetime, timedelta
from typing import Final

from bot.sandbox.demo.cast import PARTS, as_cast_member
from bot.sandbox.demo.script import WEEKS, perform
from bot.sandbox.page.stage import CastMember, Leap
from bot.sandbox.programme import Programme
from bot.sandbox.telegram import LocalTelegram

LEAPS: Final[dict[Leap, timedelta]] = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "fortnight": timedelta(days=15),  # and the next morning: what an evening brings comes at a decent hour
}
MOST_STEPS: Final = 200  # of "the next thing due" before it gives up finding something to see


class DemoStage:
    """One play, and a lock: people tap at any time, but the clock is moved by one at a time."""

    def __init__(self, play: Programme) -> None:
        self._play = play
        self._busy = asyncio.Lock()
        self._newcomers: list[CastMember] = []
        self.ready = False
        self.progress = "Starting …"

    @property
    def telegram(self) -> LocalTelegram:
        return self._play.telegram

    def cast(self) -> list[CastMember]:
        accounts = self._play.accounts
        members = [as_cast_member(part, accounts[part.name].id) for part in PARTS if part.name in accounts]
        return [*members, *self._newcomers]

    def now(self) -> datetime:
        return self._play.now

    async def next_due(self) -> datetime | None:
        return await self._play.next_due(chores=False)  # nobody sees those

    async def skip(self, leap: Leap) -> datetime:
        async with self._busy:
            if leap == "next":
                await self._to_the_next_thing_to_see()
            else:
                await self._play.travel(self._play.now + LEAPS[leap])
        return self._play.now

    async def newcomer(self, first_name: str, language_code: str) -> CastMember:
        account = self._play.telegram.join(first_name, language_code=language_code)
        member = CastMember(
            account.id, first_name, ("newcomer",), "Newcomers", language_code, "not known yet"
        )
        self._newcomers.append(member)
        return member

    async def prepare(self, *, until: datetime) -> None:
        """Live the demo's weeks; then the clock runs."""
        async with self._busy:
            await perform(self._play, until=until, tell=self._tell)
            self._play.built.clock.run()
            self.ready = True

    async def live(self, stop: asyncio.Event) -> None:
        """Answer whoever taps, and keep the time, until `stop`."""
        while not stop.is_set():
            version = self.telegram.version
            async with self._busy:
                await self._play.tick()
            if self.telegram.pending_updates == 0:
                await self.telegram.changed(version, timeout=1.0)

    def _tell(self, progress: str) -> None:
        self.progress = progress

    async def _to_the_next_thing_to_see(self) -> None:
        """Nightly chores are due, too, but nobody sees them: go on until a phone shows something new."""
        seen = self.telegram.version
        for _step in range(MOST_STEPS):
            due = await self._play.next_due()
            if due is None or self.telegram.version != seen:
                return
            await self._play.travel(max(due, self._play.now))


def demo_opens(today: datetime) -> datetime:
    """Return when a visitor comes: this day at 10:00 UTC, so that nobody in the demo is asleep."""
    return today.replace(hour=10, minute=0, second=0, microsecond=0)


def demo_begins(opens: datetime) -> datetime:
    """Return the morning, some weeks before, from which the demo's past leads up to its opening."""
    return opens.replace(hour=8) - timedelta(weeks=WEEKS)
