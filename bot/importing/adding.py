"""A plan becomes people: expected, each with a link of their own, or kept on paper."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from bot.importing.lines import Newcomer
from bot.importing.rules import AT_ONCE
from bot.onboarding.invitations import draft_link
from bot.onboarding.on_paper import joins_on_paper
from bot.people.models import Person, Role
from bot.people.rules import local_moment

Progress = Callable[[int, int], Awaitable[None]]  # how many of how many


@dataclass(frozen=True)
class Link:
    newcomer: Newcomer
    url: str
    until: datetime


async def add_people(
    session: AsyncSession,
    newcomers: Sequence[Newcomer],
    *,
    importer: Person | None,
    bot_username: str,
    progress: Progress,
    now: datetime,
) -> list[Link]:
    """Return the links of those who get one, in the order of the sheet."""
    links: list[Link] = []
    for start in range(0, len(newcomers), AT_ONCE):
        batch = newcomers[start : start + AT_ONCE]
        people = [_person(newcomer, importer, now) for newcomer in batch]
        session.add_all(people)
        await session.flush()
        for newcomer, person in zip(batch, people, strict=True):
            if not newcomer.on_paper:
                links.append(_invite(session, newcomer, person, importer, bot_username, now))
        await session.flush()
        await progress(start + len(batch), len(newcomers))
    return links


def _person(newcomer: Newcomer, importer: Person | None, now: datetime) -> Person:
    person = Person(
        telegram_id=None,
        first_name=newcomer.first_name,
        last_name=newcomer.last_name,
        phone=newcomer.phone,
        email=newcomer.email,
        about=newcomer.about,
        language=newcomer.language,
        zone=newcomer.branch.zone,
        roles=[
            Role(
                kind=newcomer.kind,
                branch_id=newcomer.branch.id,
                cohort_id=newcomer.cohort_id,
                trained_on=newcomer.trained_on,
                most_duos=newcomer.most_duos,
            )
        ],
    )
    if newcomer.agreed_on is not None:
        signed_at = local_moment(newcomer.agreed_on, time(12), zone=person.zone)
        joins_on_paper(person, keeper=importer, agreed_at=min(signed_at, now), now=now)
    return person


def _invite(
    session: AsyncSession,
    newcomer: Newcomer,
    person: Person,
    importer: Person | None,
    bot_username: str,
    now: datetime,
) -> Link:
    invitation, url = draft_link(
        role=newcomer.kind,
        branch_id=newcomer.branch.id,
        language=newcomer.language,
        bot_username=bot_username,
        made_by=importer,
        now=now,
        person=person,
    )
    session.add(invitation)
    return Link(newcomer, url, invitation.expires_at)
