"""The cast and its verbs: a whole programme, the real bot in it, and a clock that stands until moved."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta

from sqlalchemy import select

from bot.cards import adding_presses as adding
from bot.cards import presses as cards
from bot.cards.rules import Step
from bot.clock import Clock
from bot.due import Mishap
from bot.duos.models import Duo
from bot.intake.models import ReceivedUpdate
from bot.outbox.models import OutgoingMessage
from bot.outbox.pacing import Limits
from bot.people.models import Person
from bot.people.roles import RoleKind
from bot.running import parts
from bot.sandbox.play import utc
from bot.sandbox.programme import Newcomer, Programme
from bot.sandbox.telegram import LocalTelegram, Message
from tests.beginnings import lived_once
from tests.database import database_at

TOKEN = "123456:a-token-of-the-local-telegram"
BRANCH = "Bruxelles"
MONDAY_MORNING = utc(2026, 3, 2, 9)  # 10:00 in Brussels
NO_LIMITS = Limits(per_second=1000, chat_burst=1000, handover=0)


class World(Programme):
    proposes_duo = lived_once(Programme.proposes_duo)
    agrees_on = lived_once(Programme.agrees_on)

    async def person(
        self,
        name: str,
        role: str | None = None,
        *,
        branch: str | None = BRANCH,
        language: str = "en",
        about: str | None = None,
    ) -> Person:
        """Return the row of somebody, who joins first when a role is given."""
        if role is not None:
            kind = RoleKind(role)
            branch = None if kind is RoleKind.ADMIN else branch
            await self.comes_in(Newcomer(name, kind, branch, language, about))
        return await super().person(name) if name in self.accounts else await self._without_telegram(name)

    @lived_once
    async def comes_in(self, newcomer: Newcomer) -> None:
        if newcomer.branch is not None:
            await self.branch(newcomer.branch)
        await self.join([newcomer])

    async def _without_telegram(self, name: str) -> Person:
        async with self.built.database.transaction() as session:
            query = select(Person).where(Person.first_name == name, Person.telegram_id.is_(None))
            return (await session.scalars(query)).one()

    @lived_once
    async def on_paper(
        self,
        name: str,
        role: str,
        *,
        kept_by: str,
        language: str = "en",
        last_name: str | None = None,
        phone: str | None = None,
        about: str | None = None,
    ) -> Person:
        """Somebody without Telegram, as a coordinator of one branch adds them."""
        await self.says(kept_by, "/addperson")
        await self.presses(kept_by, adding.AddAs(RoleKind(role)))
        await self.says(kept_by, name)
        await self._says_or_skips(kept_by, Step.LAST_NAME, last_name)
        await self.presses(kept_by, adding.AddReads(language))
        await self._says_or_skips(kept_by, Step.PHONE, phone)
        await self._says_or_skips(kept_by, Step.ABOUT, about)
        await self.presses(kept_by, adding.AddAgreed(True))
        await self.presses(kept_by, adding.AddCounted(True))
        return await self.person(name)

    async def opens_card(self, staff: str, name: str) -> None:
        """Find somebody by name and open their card."""
        await self.says(staff, "/people")
        await self.presses(staff, cards.Search())
        await self.says(staff, name)
        await self.presses(staff, cards.OpenCard((await self.person(name)).id))

    async def _says_or_skips(self, name: str, step: Step, words: str | None) -> None:
        if words is None:
            await self.presses(name, adding.Skip(step))
        else:
            await self.says(name, words)

    @lived_once
    async def duo(
        self,
        *,
        mentee: str = "Amina",
        mentor: str = "Jan",
        coordinator: str = "Sofie",
        language: str = "en",
        slot: time | None = None,
        met_today: bool = False,
    ) -> Duo:
        """Three people and their duo, from the invitation on; with a slot, its first meeting is today."""
        await self.branch(BRANCH)
        three = [
            Newcomer(coordinator, RoleKind.COORDINATOR, BRANCH, language),
            Newcomer(mentee, RoleKind.MENTEE, BRANCH, language, "I like football."),
            Newcomer(mentor, RoleKind.MENTOR, BRANCH, language, "I was a baker."),
        ]
        await self.join([newcomer for newcomer in three if newcomer.name not in self.accounts])
        duo = await self.forms_duo(coordinator, mentee, mentor)
        if slot is not None or met_today:
            await self.agrees_on(mentee, mentor, weekday=self.now.weekday(), at=slot or time(11))
        if met_today:
            await self.hours_pass(8)
            await self.taps(mentee, "✅ Yes")
            await self.taps(mentee, "5")
        return duo

    async def days_pass(self, days: float) -> None:
        await self.travel(self.now + timedelta(days=days))

    async def leaps(self, days: float) -> None:
        """The bot was away meanwhile: what fell due on the way comes late, and at once."""
        self.built.clock.move_to(self.now + timedelta(days=days))
        await self.travel(self.now)

    async def hours_pass(self, hours: float) -> None:
        await self.travel(self.now + timedelta(hours=hours))

    async def it_becomes(self, moment: datetime) -> None:
        await self.travel(moment)

    def last(self, name: str) -> str:
        """The newest thing the bot has said to this person."""
        return self.reads(name)[-1]

    def newest(self, name: str) -> Message:
        return [message for message in self.sees(name) if message.from_bot][-1]

    def labels(self, name: str) -> list[str]:
        """The buttons under the newest message of the bot."""
        return [button.label for row in self.newest(name).buttons for button in row]

    def shown(self, name: str) -> list[str]:
        """What taps were answered with: the texts that pop up over the chat."""
        return self.telegram.toasts(self.accounts[name].id)

    def count(self, name: str, text: str) -> int:
        """How many messages of the bot to this person contain `text`."""
        return sum(text in said for said in self.reads(name))

    def nudges_to(self, name: str) -> int:
        return self.count(name, "A small step helps")

    def alerts_to(self, name: str) -> list[str]:
        """The first line of each alert, without its sign."""
        heads = [said.split("\n")[0] for said in self.reads(name) if "\n" in said]
        return [head.split(" ", 1)[1] for head in heads if head.startswith(("⚠️", "☎️"))]

    async def mishaps(self) -> list[str]:
        """What failed without anybody seeing it: due rows, updates, messages that could not be built."""
        async with self.built.database.transaction() as session:
            traces = [
                *await session.scalars(select(Mishap.trace)),
                *await session.scalars(select(ReceivedUpdate.trace).where(ReceivedUpdate.failures > 0)),
                *await session.scalars(
                    select(OutgoingMessage.error).where(
                        OutgoingMessage.error.startswith("could not be built")
                    )
                ),
            ]
        return [str(trace) for trace in traces]

    def link_in(self, text: str) -> str:
        found = re.search(r"https://t\.me/\S+", text)
        if found is None:
            raise LookupError("no link in it")
        return found.group()


@asynccontextmanager
async def open_world(
    database_url: str, *, at: datetime = MONDAY_MORNING, limits: Limits = NO_LIMITS
) -> AsyncIterator[World]:
    clock = Clock(stopped_at=at)
    telegram = LocalTelegram(token=TOKEN, username="duo_bot", now=clock.now, rate=limits.per_second)
    telegram.limit_chats(burst=limits.chat_burst, seconds=limits.chat_seconds)
    url = await telegram.serve()
    try:
        async with parts(
            token=TOKEN, api_url=url, database=database_at(database_url), limits=limits, clock=clock
        ) as built:
            yield World(built, telegram)
    finally:
        await telegram.close()
