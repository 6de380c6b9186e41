"""What is in somebody's hands, and would be nobody's if they went."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover.models import Leave
from bot.duos.models import Duo, DuoState
from bot.duos.queries import LIVE
from bot.escalations.models import Stall
from bot.onboarding.models import Invitation
from bot.people.models import Person, Role


@dataclass(frozen=True)
class Charge:
    """How much of each. `duos` are live and contain the proposals."""

    duos: int = 0
    proposals: int = 0
    alerts: int = 0  # open, and taken by them or not taken in a duo of theirs
    people: int = 0  # without Telegram, for whom they answer
    invitations: int = 0  # made by them, not opened yet
    covers: int = 0  # leaves of others, under way or to come, in which they cover

    def __bool__(self) -> bool:
        return any((self.duos, self.alerts, self.people, self.invitations, self.covers))


async def orphans(session: AsyncSession, person: Person, *, branch_id: int | None = None) -> Charge:
    """Count what would be nobody's without `person`, in one branch or in all."""
    duos = await duos_of(session, person, branch_id)
    return Charge(
        duos=len(duos),
        proposals=sum(duo.state is DuoState.PROPOSED for duo in duos),
        alerts=len(await alerts_of(session, person, branch_id)),
        people=len(await people_kept_by(session, person, branch_id)),
        invitations=await _count_invitations(session, person, branch_id),
        covers=len(await covers_of(session, person, branch_id)),
    )


async def duos_of(
    session: AsyncSession, person: Person, branch_id: int | None, *, hold: bool = False
) -> Sequence[Duo]:
    """Return the live duos that they coordinate."""
    query = select(Duo).where(Duo.coordinator_id == person.id, Duo.state.in_(LIVE), _of_duo(branch_id))
    query = query.order_by(Duo.id)
    if hold:
        query = query.with_for_update(of=Duo).execution_options(populate_existing=True)
    return (await session.scalars(query)).all()


async def alerts_of(session: AsyncSession, person: Person, branch_id: int | None) -> Sequence[Stall]:
    """Return the open alerts that they have taken or put off, and those of their duos that nobody has."""
    carer = func.coalesce(Duo.caretaker_id, Duo.coordinator_id)
    untaken = (carer == person.id) & Stall.raised_at.is_not(None) & Stall.owner_id.is_(None)
    theirs = or_(Stall.owner_id == person.id, Stall.remind_id == person.id, untaken)
    query = (
        select(Stall)
        .join(Duo, Duo.id == Stall.duo_id)
        .where(Stall.closed_at.is_(None), theirs, _of_duo(branch_id))
        .order_by(Stall.id)
        .with_for_update(of=Stall)
    )
    return (await session.scalars(query.execution_options(populate_existing=True))).all()


async def people_kept_by(session: AsyncSession, person: Person, branch_id: int | None) -> Sequence[Person]:
    query = select(Person).where(Person.kept_by_id == person.id, Person.on_paper).order_by(Person.id)
    if branch_id is not None:
        query = query.where(Person.id.in_(select(Role.person_id).where(Role.branch_id == branch_id)))
    return (await session.scalars(query)).all()


async def covers_of(session: AsyncSession, person: Person, branch_id: int | None) -> Sequence[Leave]:
    query = select(Leave).where(Leave.cover_id == person.id, Leave.ends_at.is_not(None)).order_by(Leave.id)
    if branch_id is not None:
        there = select(Role.person_id).where(Role.branch_id == branch_id)
        query = query.where(Leave.coordinator_id.in_(there))
    return (await session.scalars(query.with_for_update(of=Leave))).all()


async def _count_invitations(session: AsyncSession, person: Person, branch_id: int | None) -> int:
    query = select(func.count()).select_from(Invitation).where(*unopened_by(person))
    if branch_id is not None:
        query = query.where(Invitation.branch_id == branch_id)
    return int(await session.scalar(query) or 0)


def unopened_by(person: Person) -> tuple[ColumnElement[bool], ...]:
    return (
        Invitation.made_by_id == person.id,
        Invitation.used_at.is_(None),
        Invitation.revoked_at.is_(None),
    )


def _of_duo(branch_id: int | None) -> ColumnElement[bool]:
    return Duo.branch_id == branch_id if branch_id is not None else Duo.branch_id.is_not(None)
