"""What a programme needs to begin: branches, people who come in, duos that form, slots they agree on."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Final

from sqlalchemy import select

from bot.duos import presses as duos
from bot.duos.models import Duo
from bot.meetings import presses as meetings
from bot.meetings.rules import Place
from bot.onboarding import presses as welcome
from bot.onboarding.invitations import make_link
from bot.outbox.buttons import Press
from bot.people.actions import add_branch
from bot.people.queries import branch_named
from bot.people.roles import PARTICIPANTS, RoleKind
from bot.sandbox.play import Play

WELCOME: Final[tuple[Press, ...]] = (
    welcome.AgreeToPrivacy(True),
    welcome.BeCounted(True),
    welcome.KeepName(True),
)


@dataclass(frozen=True)
class Newcomer:
    name: str
    role: RoleKind
    branch: str | None
    language: str
    line: str | None = None  # about themselves


class Programme(Play):
    """A play in which whole journeys are one verb."""

    async def branch(
        self, name: str, *, country: str = "BE", zone: str = "Europe/Brussels", language: str = "fr"
    ) -> None:
        async with self.built.database.transaction() as session:
            if await branch_named(session, name) is None:
                await add_branch(session, name=name, country=country, zone=zone, language=language)

    async def link(self, role: RoleKind, *, branch: str | None, language: str | None = None) -> str:
        async with self.built.database.transaction() as session:
            return await make_link(
                session,
                role=role,
                branch=await branch_named(session, branch) if branch else None,
                language=language,
                bot_username=self.telegram.username,
                made_by=None,
                now=self.now,
            )

    async def join(self, newcomers: Sequence[Newcomer]) -> None:
        """Come in by a link each and answer the welcome, all at the same time."""
        for newcomer in newcomers:
            if newcomer.name not in self.accounts:
                self.gets_phone(newcomer.name, language_code=newcomer.language)
            link = await self.link(newcomer.role, branch=newcomer.branch, language=newcomer.language)
            self.telegram.opens(self.accounts[newcomer.name].id, link.partition("?start=")[2])
        await self.settle()
        for step in WELCOME:
            for newcomer in newcomers:
                self.tap(newcomer.name, step)
            await self.settle()
        for newcomer in newcomers:
            if newcomer.role in PARTICIPANTS and newcomer.line:
                self.telegram.says(self.accounts[newcomer.name].id, newcomer.line)
            elif newcomer.role in PARTICIPANTS:
                self.tap(newcomer.name, welcome.SkipAbout())
        await self.settle()

    async def proposes_duo(
        self, coordinator: str, mentee: str, mentor: str, *, starts_in_days: int = 0
    ) -> Duo:
        """A coordinator picks both from the lists, whatever page they stand on, and asks them."""
        mentee_id, mentor_id = (await self.person(mentee)).id, (await self.person(mentor)).id
        starts_on = (self.now + timedelta(days=starts_in_days)).date()
        await self.says(coordinator, "/newduo")
        await self._turns_to(coordinator, duos.ShowMentors(mentee_id, 0))
        await self._turns_to(coordinator, duos.ShowStarts(mentee_id, mentor_id))
        await self.presses(coordinator, duos.ShowProposal(mentee_id, mentor_id, starts_on))
        await self.presses(coordinator, duos.Propose(mentee_id, mentor_id, starts_on))
        async with self.built.database.transaction() as session:
            query = select(Duo).where(Duo.mentee_id == mentee_id).order_by(Duo.id.desc())
            return (await session.scalars(query)).unique().first() or Duo()

    async def _turns_to(self, name: str, press: Press) -> None:
        """Leaf through the pages until the button is there."""
        while True:
            try:
                await self.presses(name, press)
                return
            except LookupError:
                await self.taps(name, "▶")

    async def forms_duo(self, coordinator: str, mentee: str, mentor: str) -> Duo:
        """Propose a duo, and both say yes."""
        duo = await self.proposes_duo(coordinator, mentee, mentor)
        await self.presses(mentee, duos.SayYes(duo.id))
        await self.presses(mentor, duos.SayYes(duo.id))
        return duo

    async def agrees_on(
        self, proposer: str, partner: str, *, weekday: int, at: time, place: Place = Place.LIBRARY
    ) -> None:
        """One proposes the weekly slot, the other agrees."""
        await self.proposes_slot(proposer, partner, weekday=weekday, at=at, place=place)
        await self.taps(partner, "✅")

    async def proposes_slot(
        self, proposer: str, partner: str, *, weekday: int, at: time, place: Place
    ) -> None:
        duo_id = await self._duo_id(proposer, partner)
        await self.says(proposer, "/slot")
        with suppress(LookupError):  # only somebody with several duos is asked with whom
            await self.presses(proposer, meetings.ShowDays(duo_id))
        await self.presses(proposer, meetings.PickDay(duo_id, weekday))
        await self.presses(proposer, meetings.PickTime(duo_id, weekday, at))
        await self.presses(proposer, meetings.PickPlace(duo_id, weekday, at, place))

    async def _duo_id(self, one: str, other: str) -> int:
        pair = {(await self.person(one)).id, (await self.person(other)).id}
        async with self.built.database.transaction() as session:
            query = select(Duo.id).where(Duo.mentee_id.in_(pair), Duo.mentor_id.in_(pair))
            return (await session.scalars(query.order_by(Duo.id.desc()))).first() or 0
