"""What waits for a coordinator without being urgent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements.models import Signature
from bot.agreements.queries import is_missing
from bot.cover.models import Leave
from bot.duos.models import Duo
from bot.duos.queries import LIVE
from bot.onboarding.models import Invitation
from bot.onboarding.unopened import awaited, is_for_participant_in, is_left_to_branch
from bot.people.models import Person, Role
from bot.people.roles import PARTICIPANTS, RoleKind

PATIENCE: Final = timedelta(days=3)  # with a link that is not opened, or an agreement that is not signed
MOST_LINES: Final = 7

T = TypeVar("T")


@dataclass(frozen=True)
class Matters(Generic[T]):
    """One section of the list: its first rows, how many there are, and when the newest came to be on it."""

    rows: Sequence[T]
    count: int
    newest_at: datetime | None

    def has_news_since(self, since: datetime) -> bool:
        return self.newest_at is not None and self.newest_at > since


@dataclass(frozen=True)
class Open:
    """All that is open for one coordinator."""

    unopened: Matters[Invitation]
    expired: Matters[Invitation]
    unsigned: Matters[Signature]
    unreachable: Matters[Person]

    def sections(self) -> tuple[Matters[Any], ...]:
        return self.unopened, self.expired, self.unsigned, self.unreachable

    def is_empty(self) -> bool:
        return not any(section.count for section in self.sections())

    def has_news_since(self, since: datetime) -> bool:
        return any(section.has_news_since(since) for section in self.sections())


async def open_for(session: AsyncSession, coordinator: Person, *, now: datetime) -> Open:
    covered = await covered_by(session, coordinator)
    links = _links_of(coordinator, covered, now)
    works, old = Invitation.expires_at > now, Invitation.made_at <= now - PATIENCE
    return Open(
        unopened=await _found(session, links.where(works, old), Invitation.made_at, delay=PATIENCE),
        expired=await _found(
            session,
            links.where(~works, Invitation.person_id.is_not(None)),
            Invitation.expires_at,
        ),
        unsigned=await _found(session, _unsigned(coordinator, now), Signature.asked_at, delay=PATIENCE),
        unreachable=await _found(session, _unreachable(coordinator), Person.unreachable_since),
    )


async def _found(
    session: AsyncSession, query: Select[T], since: Any, *, delay: timedelta = timedelta(0)
) -> Matters[T]:
    oldest_first = since, query.column_descriptions[0]["entity"].id
    counted = query.add_columns(func.count().over(), func.max(since).over())
    counted = counted.order_by(*oldest_first).limit(MOST_LINES)
    rows = (await session.execute(counted)).unique().all()
    if not rows:
        return Matters((), 0, None)
    return Matters([row[0] for row in rows], rows[0][1], rows[0][2] + delay)


async def covered_by(session: AsyncSession, coordinator: Person) -> set[int]:
    """Return whose work this coordinator does at the moment."""
    query = select(Leave.coordinator_id).where(_is_on, Leave.cover_id == coordinator.id)
    return set(await session.scalars(query))


async def is_away(session: AsyncSession, coordinator: Person) -> bool:
    return bool(await session.scalar(select(exists().where(_is_on, Leave.coordinator_id == coordinator.id))))


async def changed_hands(session: AsyncSession, coordinator: Person, *, since: date, until: date) -> bool:
    """Whether a leave began or ended in these days: then the list is another's, or theirs again."""
    theirs = or_(Leave.coordinator_id == coordinator.id, Leave.cover_id == coordinator.id)
    moved = or_(Leave.from_on.between(since, until), Leave.until_on.between(since, until))
    return bool(await session.scalar(select(exists().where(theirs, moved, Leave.cancelled_at.is_(None)))))


_is_on: Final = and_(Leave.begins_at.is_(None), Leave.ends_at.is_not(None), Leave.cancelled_at.is_(None))


def _links_of(coordinator: Person, covered: set[int], now: datetime) -> Select[Invitation]:
    """What they made for their branches; whom a colleague expects there whom they cover for; and what is left
    to the branch. People on paper need no link."""
    concerns = or_(
        Invitation.made_by_id == coordinator.id,
        and_(Invitation.made_by_id.in_(covered), Invitation.person_id.is_not(None)),
        is_left_to_branch(),
    )
    return awaited(now).where(
        Invitation.revoked_at.is_(None),
        Person.on_paper.is_not(True),
        is_for_participant_in(coordinator.branch_ids(RoleKind.COORDINATOR)),
        concerns,
    )


def _is_cared_for_by(coordinator: Person) -> ColumnElement[bool]:
    return func.coalesce(Duo.caretaker_id, Duo.coordinator_id) == coordinator.id


def _unsigned(coordinator: Person, now: datetime) -> Select[Signature]:
    return (
        select(Signature)
        .join(Duo, Duo.id == Signature.duo_id)
        .where(is_missing(), Signature.asked_at <= now - PATIENCE, _is_cared_for_by(coordinator))
    )


def _unreachable(coordinator: Person) -> Select[Person]:
    """The participants of their duos and, of their branches, whoever is in no duo."""
    in_duo = and_(or_(Duo.mentee_id == Person.id, Duo.mentor_id == Person.id), Duo.state.in_(LIVE))
    here = exists().where(
        Role.person_id == Person.id,
        Role.kind.in_(PARTICIPANTS),
        Role.branch_id.in_(coordinator.branch_ids(RoleKind.COORDINATOR)),
    )
    return select(Person).where(
        Person.unreachable_since.is_not(None),
        Person.agreed_to_privacy_at.is_not(None),
        or_(exists().where(in_duo, _is_cared_for_by(coordinator)), and_(here, ~exists().where(in_duo))),
    )
