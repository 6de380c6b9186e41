"""Branches, cohorts and staff, as far as somebody may see them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, distinct, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos.models import Duo
from bot.duos.queries import LIVE
from bot.people.models import Branch, Cohort, Person, Role
from bot.people.roles import RoleKind
from bot.refusal import Refused
from bot.texts import not_for_you, stale_button

Names = Mapping[int, str]  # of branches, by id
STAFF = (RoleKind.COORDINATOR, RoleKind.ADMIN)


@dataclass(frozen=True)
class Headcount:
    """What matters of a branch."""

    coordinators: int = 0
    mentees: int = 0
    mentors: int = 0
    live_duos: int = 0


def check_admin(by: Person) -> None:
    if not by.is_a(RoleKind.ADMIN):
        raise Refused(not_for_you())


async def branches_of(
    session: AsyncSession, by: Person, *, offset: int = 0, most: int | None = None
) -> Sequence[Branch]:
    """Those that somebody may see, by name: an admin all, a coordinator their own."""
    query = select(Branch).order_by(func.lower(Branch.name)).offset(offset).limit(most)
    if not by.is_a(RoleKind.ADMIN):
        query = query.where(Branch.id.in_(by.branch_ids(RoleKind.COORDINATOR)))
    return (await session.scalars(query)).all()


async def branch_for(session: AsyncSession, by: Person, branch_id: int, *, lock: bool = False) -> Branch:
    """Return a branch that `by` may see, held until the transaction ends if it is to be changed."""
    if not by.is_a(RoleKind.ADMIN) and branch_id not in by.branch_ids(RoleKind.COORDINATOR):
        raise Refused(stale_button())
    query = select(Branch).where(Branch.id == branch_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found: Branch | None = await session.scalar(query)
    if found is None:
        raise Refused(stale_button())
    return found


async def headcounts(session: AsyncSession, ids: Collection[int]) -> Mapping[int, Headcount]:
    """How many people of each kind and how many live duos each of these branches has."""

    def holders(kind: RoleKind) -> Select[int]:
        held = select(func.count(distinct(Role.person_id))).join(Person, Person.id == Role.person_id)
        mine = held.where(Role.branch_id == Branch.id, Role.kind == kind, Person.forgotten_at.is_(None))
        return mine.correlate(Branch)

    duos = select(func.count()).where(Duo.branch_id == Branch.id, Duo.state.in_(LIVE)).correlate(Branch)
    query = select(
        Branch.id,
        holders(RoleKind.COORDINATOR).scalar_subquery(),
        holders(RoleKind.MENTEE).scalar_subquery(),
        holders(RoleKind.MENTOR).scalar_subquery(),
        duos.scalar_subquery(),
    ).where(Branch.id.in_(ids))
    return {branch_id: Headcount(*counts) for branch_id, *counts in await session.execute(query)}


async def cohorts_of(
    session: AsyncSession, by: Person, *, offset: int, most: int
) -> Sequence[tuple[Cohort, int]]:
    """Those of the branches somebody may see, by branch, the newest first, and how many are in each."""
    people = select(func.count(distinct(Role.person_id))).where(Role.cohort_id == Cohort.id)
    query = (
        select(Cohort, people.correlate(Cohort).scalar_subquery())
        .join(Branch, Branch.id == Cohort.branch_id)
        .order_by(func.lower(Branch.name), Cohort.starts_on.desc(), Cohort.id)
        .offset(offset)
        .limit(most)
    )
    if not by.is_a(RoleKind.ADMIN):
        query = query.where(Cohort.branch_id.in_(by.branch_ids(RoleKind.COORDINATOR)))
    return [(cohort, count) for cohort, count in await session.execute(query)]


async def cohort_for(session: AsyncSession, by: Person, cohort_id: int) -> Cohort:
    """Return a cohort of a branch that `by` may see, held until the transaction ends."""
    query = select(Cohort).where(Cohort.id == cohort_id).with_for_update(of=Cohort)
    found: Cohort | None = await session.scalar(query.execution_options(populate_existing=True))
    if found is None:
        raise Refused(stale_button())
    await branch_for(session, by, found.branch_id)
    return found


async def people_in(session: AsyncSession, cohort: Cohort) -> int:
    counted = select(func.count(distinct(Role.person_id))).where(Role.cohort_id == cohort.id)
    return int(await session.scalar(counted) or 0)


def staff() -> Select[Person]:
    holders = select(Role.person_id).where(Role.kind.in_(STAFF))
    return select(Person).where(Person.id.in_(holders)).order_by(func.lower(Person.first_name), Person.id)


async def staff_page(session: AsyncSession, *, offset: int, most: int) -> Sequence[Person]:
    return (await session.scalars(staff().offset(offset).limit(most))).unique().all()


async def member(session: AsyncSession, person_id: int) -> Person:
    """Return somebody of the staff."""
    found = await session.get(Person, person_id)
    if found is None or not found.is_a(*STAFF):
        raise Refused(stale_button())
    return found


async def duos_looked_after(session: AsyncSession, ids: Collection[int]) -> Mapping[int, int]:
    """How many live duos each of these people looks after at the moment, by person."""
    carer = func.coalesce(Duo.caretaker_id, Duo.coordinator_id)
    query = select(carer, func.count()).where(carer.in_(ids), Duo.state.in_(LIVE)).group_by(carer)
    return dict((await session.execute(query)).all())


async def names_of_branches(session: AsyncSession, people: Collection[Person]) -> Names:
    ids = {role.branch_id for person in people for role in person.roles}
    found = await session.execute(select(Branch.id, Branch.name).where(Branch.id.in_(ids)))
    return dict(found.all())


async def live_duos_in(session: AsyncSession, person: Person, branch_id: int) -> int:
    """How many live duos of this branch are theirs, also those for which another covers at the moment."""
    theirs = or_(Duo.coordinator_id == person.id, Duo.caretaker_id == person.id)
    query = select(func.count()).where(and_(theirs, Duo.branch_id == branch_id, Duo.state.in_(LIVE)))
    return int(await session.scalar(query) or 0)


async def count_staff(session: AsyncSession) -> int:
    counted = select(func.count()).select_from(staff().order_by(None).subquery())
    return int(await session.scalar(counted) or 0)


async def staff_role(session: AsyncSession, role_id: int) -> Role:
    """Return a coordinator's or an admin's role, held until the transaction ends."""
    query = select(Role).where(Role.id == role_id, Role.kind.in_(STAFF)).with_for_update(of=Role)
    found: Role | None = await session.scalar(query)
    if found is None:
        raise Refused(stale_button())
    return found
