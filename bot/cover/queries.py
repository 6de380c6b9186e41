"""Who is away, who can cover, and what is to move."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.cover.models import Leave
from bot.duos.models import Duo
from bot.duos.queries import LIVE
from bot.escalations.models import Stall
from bot.people.models import Person, Role
from bot.people.queries import admins
from bot.people.roles import RoleKind


async def leave_by_id(session: AsyncSession, leave_id: int) -> Leave | None:
    """Return the leave, held until the transaction ends, so that two taps become one after the other."""
    query = select(Leave).where(Leave.id == leave_id).with_for_update(of=Leave)
    found: Leave | None = await session.scalar(query.execution_options(populate_existing=True))
    return found


async def open_leaves_of(session: AsyncSession, coordinator: Person) -> Sequence[Leave]:
    """Return their leaves that are under way or to come, the next first."""
    query = (
        select(Leave)
        .where(Leave.coordinator_id == coordinator.id, Leave.ends_at.is_not(None))
        .order_by(Leave.from_on, Leave.id)
    )
    return (await session.scalars(query)).all()


async def current_leaves(session: AsyncSession) -> Sequence[Leave]:
    """Return the leaves that are under way."""
    query = select(Leave).where(Leave.begins_at.is_(None), Leave.ends_at.is_not(None)).order_by(Leave.id)
    return (await session.scalars(query.execution_options(populate_existing=True))).all()


async def is_away(session: AsyncSession, person: Person, from_on: date, until_on: date) -> bool:
    """Whether one of their leaves has a day in common with these."""
    shared = (Leave.from_on <= until_on) & (Leave.until_on >= from_on)
    query = select(exists().where(Leave.coordinator_id == person.id, Leave.ends_at.is_not(None), shared))
    return bool(await session.scalar(query))


async def is_made(
    session: AsyncSession, coordinator: Person, from_on: date, until_on: date, cover_id: int
) -> bool:
    same = (Leave.from_on == from_on) & (Leave.until_on == until_on) & (Leave.cover_id == cover_id)
    query = select(exists().where(Leave.coordinator_id == coordinator.id, Leave.ends_at.is_not(None), same))
    return bool(await session.scalar(query))


async def hold(session: AsyncSession, *person_ids: int) -> None:
    """Hold these people's rows until the transaction ends; always in the same order."""
    query = select(Person.id).where(Person.id.in_(person_ids)).order_by(Person.id)
    await session.execute(query.with_for_update(of=Person, key_share=True))


async def coordinators(
    session: AsyncSession, *, branch_id: int | None = None, offset: int = 0, most: int | None = None
) -> Sequence[Person]:
    """Return the coordinators who have joined and can be written to, of one branch or of all, by name."""
    holders = select(Role.person_id).where(Role.kind == RoleKind.COORDINATOR)
    if branch_id is not None:
        holders = holders.where(Role.branch_id == branch_id)
    query = (
        select(Person)
        .where(Person.id.in_(holders), Person.joined_at.is_not(None), Person.telegram_id.is_not(None))
        .order_by(Person.first_name, Person.id)
        .offset(offset)
        .limit(most)
    )
    return (await session.scalars(query)).all()


async def possible_covers(
    session: AsyncSession, coordinator: Person, from_on: date, until_on: date
) -> list[Person]:
    """Return who can look after all of their duos in these days: coordinators of the same branches, and only
    when there is none the admins. Nobody looks into a branch that is not theirs because somebody is away."""
    branches = coordinator.branch_ids(RoleKind.COORDINATOR)
    colleagues = [
        each
        for each in await coordinators(session)
        if branches <= each.branch_ids(RoleKind.COORDINATOR)
        and await _can_cover(session, each, coordinator, from_on, until_on)
    ]
    return colleagues or [
        admin
        for admin in await admins(session)
        if await _can_cover(session, admin, coordinator, from_on, until_on)
    ]


async def _can_cover(
    session: AsyncSession, person: Person, coordinator: Person, from_on: date, until_on: date
) -> bool:
    reachable = person.telegram_id is not None and person.unreachable_since is None
    if person.id == coordinator.id or not reachable:
        return False
    return not await is_away(session, person, from_on, until_on)


async def people_covered(session: AsyncSession, ids: set[int]) -> Sequence[Person]:
    """Return those who are covered as their row says, and those with these ids, held."""
    query = select(Person).where(or_(Person.covered_by_id.is_not(None), Person.id.in_(ids)))
    query = query.order_by(Person.id).with_for_update(of=Person, key_share=True)
    return (await session.scalars(query.execution_options(populate_existing=True))).all()


async def duos_with_another_carer(session: AsyncSession) -> Sequence[Duo]:
    """Return the live duos, held, whose caretaker is not who covers for their coordinator."""
    coordinator = aliased(Person)
    query = (
        select(Duo)
        .join(coordinator, coordinator.id == Duo.coordinator_id)
        .where(Duo.state.in_(LIVE), Duo.caretaker_id.is_distinct_from(coordinator.covered_by_id))
        .order_by(Duo.id)
        .with_for_update(of=Duo)
    )
    return (await session.scalars(query.execution_options(populate_existing=True))).all()


async def alerts_of_people_away(session: AsyncSession) -> Sequence[Stall]:
    """Return the open alerts, held, that are taken or put off by somebody who is covered."""
    away = select(Person.id).where(Person.covered_by_id.is_not(None))
    query = (
        select(Stall)
        .where(Stall.closed_at.is_(None), or_(Stall.owner_id.in_(away), Stall.remind_id.in_(away)))
        .order_by(Stall.id)
        .with_for_update(of=Stall)
    )
    return (await session.scalars(query.execution_options(populate_existing=True))).all()


async def raised_alerts(session: AsyncSession, duo_ids: Sequence[int]) -> Sequence[Stall]:
    """Return the open alerts of these duos, held."""
    query = (
        select(Stall)
        .where(Stall.duo_id.in_(duo_ids), Stall.closed_at.is_(None), Stall.raised_at.is_not(None))
        .order_by(Stall.id)
        .with_for_update(of=Stall)
    )
    return (await session.scalars(query.execution_options(populate_existing=True))).all()


async def alerts_to_hand_back(session: AsyncSession, leave: Leave) -> Sequence[Stall]:
    """Return what the cover holds of duos that are the coordinator's, or that they look after again."""
    coordinator_id = leave.coordinator_id
    theirs = select(Duo.id).where(
        or_(Duo.coordinator_id == coordinator_id, Duo.caretaker_id == coordinator_id), Duo.state.in_(LIVE)
    )
    query = (
        select(Stall)
        .where(Stall.closed_at.is_(None), Stall.owner_id == leave.cover_id, Stall.duo_id.in_(theirs))
        .order_by(Stall.id)
        .with_for_update(of=Stall)
    )
    return (await session.scalars(query.execution_options(populate_existing=True))).all()


async def duos_coordinated_by(
    session: AsyncSession, ids: set[int], *, branch_id: int | None = None
) -> Sequence[Duo]:
    """Return the live duos of these coordinators."""
    query = select(Duo).where(Duo.coordinator_id.in_(ids), Duo.state.in_(LIVE)).order_by(Duo.id)
    if branch_id is not None:
        query = query.where(Duo.branch_id == branch_id)
    return (await session.scalars(query)).all()


async def duos_cared_for_by(session: AsyncSession, person: Person) -> Sequence[Duo]:
    """Return the live duos that they look after at the moment."""
    query = select(Duo).where(func.coalesce(Duo.caretaker_id, Duo.coordinator_id) == person.id)
    return (await session.scalars(query.where(Duo.state.in_(LIVE)).order_by(Duo.id))).all()
