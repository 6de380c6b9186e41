"""Who is who."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, ScalarSelect, case, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.people.models import Branch, Person, Role
from bot.people.roles import RoleKind


async def by_telegram_id(session: AsyncSession, telegram_id: int) -> Person | None:
    found: Person | None = await session.scalar(select(Person).where(Person.telegram_id == telegram_id))
    return found


async def stand_in_for(session: AsyncSession, person: Person) -> Person | None:
    """Return who answers for somebody on paper: who keeps them (or covers for that one), else a coordinator
    of their branch, else an admin; only people who can be reached by Telegram."""
    theirs = aliased(Role)  # asked, not taken from the person, whose roles may not have been loaded
    branches = select(theirs.branch_id).where(theirs.person_id == person.id)
    coordinates = exists().where(
        Role.person_id == Person.id, Role.kind == RoleKind.COORDINATOR, Role.branch_id.in_(branches)
    )
    administers = exists().where(Role.person_id == Person.id, Role.kind == RoleKind.ADMIN)
    keeps = Person.id == _keeper_at_the_moment(person)
    rank = case((keeps, 0), (coordinates, 1), else_=2)
    query = (
        select(Person)
        .where(
            Person.joined_at.is_not(None),
            Person.telegram_id.is_not(None),
            keeps | coordinates | administers,
        )
        .order_by(rank, _away(), Person.id)
        .limit(1)
    )
    found: Person | None = await session.scalar(query)
    return found


def _keeper_at_the_moment(person: Person) -> ScalarSelect[int | None]:
    keeper = aliased(Person)
    here = func.coalesce(keeper.covered_by_id, keeper.id)
    return select(here).where(keeper.id == person.kept_by_id).scalar_subquery()


def _away() -> ColumnElement[bool]:
    return Person.unreachable_since.is_not(None) | Person.covered_by_id.is_not(None)


async def cover_of(session: AsyncSession, coordinator: Person) -> Person | None:
    """Return who looks after their duos while they are away; None while they are there."""
    if coordinator.covered_by_id is None:
        return None
    found: Person | None = await session.get(Person, coordinator.covered_by_id)
    return found


async def spoken_for(session: AsyncSession, coordinator: Person, person_id: int) -> Person | None:
    """Return somebody on paper, speaking through `coordinator`; None when they may not speak for them."""
    person: Person | None = await session.get(Person, person_id)
    if person is None or not may_speak_for(coordinator, person):
        return None
    person.speaks_through = coordinator
    return person


def may_speak_for(coordinator: Person, person: Person) -> bool:
    """Staff who look after somebody without Telegram, and nobody else."""
    if not person.on_paper or person.telegram_id is not None:
        return False
    shared = coordinator.branch_ids(RoleKind.COORDINATOR) & {role.branch_id for role in person.roles}
    return bool(shared) or coordinator.is_a(RoleKind.ADMIN)


async def branch_named(session: AsyncSession, name: str) -> Branch | None:
    found: Branch | None = await session.scalar(select(Branch).where(Branch.name == name))
    return found


async def branches(session: AsyncSession, ids: set[int] | None = None) -> Sequence[Branch]:
    """All branches, or those with these ids, by name."""
    query = select(Branch).order_by(Branch.name)
    if ids is not None:
        query = query.where(Branch.id.in_(ids))
    return (await session.scalars(query)).all()


async def admins(session: AsyncSession) -> Sequence[Person]:
    holders = select(Role.person_id).where(Role.kind == RoleKind.ADMIN)
    query = select(Person).where(Person.id.in_(holders), Person.joined_at.is_not(None)).order_by(Person.id)
    return (await session.scalars(query)).all()
