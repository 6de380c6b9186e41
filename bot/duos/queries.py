"""Which duos there are, and who has room for one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, and_, bindparam, exists, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, contains_eager, joinedload, load_only, raiseload

from bot.duos.models import Duo, DuoState
from bot.people.models import Person, Role
from bot.people.roles import RoleKind

LIVE = (DuoState.PROPOSED, DuoState.ACTIVE)


@dataclass(frozen=True)
class Free:
    """Somebody who has room for a duo: in which role, since when they wait, in how many duos they are."""

    role: Role
    since: datetime  # they joined, or their last duo ended
    duos: int

    @property
    def person(self) -> Person:
        return self.role.person

    @property
    def takes(self) -> int:
        """How many duos more."""
        return self.role.most_duos - self.duos


def free(kind: RoleKind, branch_ids: Collection[int]) -> Select[Any]:
    """Ask for everybody of this kind in these branches who has room for a duo, who waits longest first.

    A mentee has room for one, a mentor for as many as their role of that branch says. Whoever is a mentee in
    one duo may be a mentor in another. `free_in` reads the answer.
    """
    mine = side(kind)
    last = (
        select(mine.label("person_id"), func.max(Duo.ended_at).label("ended_at"))
        .where(Duo.state == DuoState.ENDED)
        .group_by(mine)
        .subquery()
    )
    live = live_duos(kind)
    room = Role.most_duos if kind is RoleKind.MENTOR else 1
    since = func.greatest(Person.joined_at, last.c.ended_at, type_=Person.joined_at.type)
    return (
        select(Role, since, live)
        .join(Role.person)
        .outerjoin(last, last.c.person_id == Role.person_id)
        .where(Role.kind == kind, Role.branch_id.in_(branch_ids), live < room)
        .where(Person.joined_at.is_not(None), Person.forgotten_at.is_(None))
        .order_by(since, Person.id, Role.id)
    )


def live_duos(kind: RoleKind) -> Any:
    """How many live duos the person of a `Role` is in, as mentee or as mentor; as a part of a question."""
    count = select(func.count(Duo.id)).where(side(kind) == Role.person_id, Duo.state.in_(LIVE))
    return count.correlate(Role).scalar_subquery()


def side(kind: RoleKind) -> Any:
    """Whose duos count: those in which somebody is the mentee, or the mentor."""
    return Duo.mentee_id if kind is RoleKind.MENTEE else Duo.mentor_id


async def free_in(session: AsyncSession, query: Select[Any]) -> list[Free]:
    complete = query.options(contains_eager(Role.person), joinedload(Role.cohort))
    return [Free(*row) for row in await session.execute(complete)]


async def free_people(
    session: AsyncSession,
    *,
    kind: RoleKind,
    branch_ids: Collection[int],
    offset: int,
    most: int,
    first_branch_id: int | None = None,
    mentee_id: int | None = None,
) -> list[Free]:
    """Return a page of them, each once: by their role in the first branch, if they have one there.

    `mentee_id` leaves out who cannot be the mentor of that mentee: themselves, or their own mentee.
    """
    query = free(kind, branch_ids).where(_role_concerned(kind, branch_ids, first_branch_id))
    if mentee_id is not None:
        query = query.where(Role.person_id != mentee_id, ~_are_in_a_live_duo(Role.person_id, mentee_id))
    return await free_in(session, query.offset(offset).limit(most))


async def free_person(
    session: AsyncSession,
    person_id: int,
    *,
    kind: RoleKind,
    branch_ids: Collection[int],
    first_branch_id: int | None = None,
) -> Free | None:
    """Return that person, or None when they have no room (any more). Hold them first: see `hold`."""
    query = free(kind, branch_ids).where(_role_concerned(kind, branch_ids, first_branch_id))
    found = await free_in(session, query.where(Role.person_id == person_id))
    return found[0] if found else None


def _role_concerned(kind: RoleKind, branch_ids: Collection[int], first_branch_id: int | None) -> Any:
    """One of several such roles of a person: that of the first branch, else the branch with the least id."""
    other = aliased(Role)
    is_better = tuple_(other.branch_id != first_branch_id, other.branch_id) < tuple_(
        Role.branch_id != first_branch_id, Role.branch_id
    )
    if first_branch_id is None:
        is_better = other.branch_id < Role.branch_id
    better = exists(other.id).where(
        other.person_id == Role.person_id, other.kind == kind, other.branch_id.in_(branch_ids), is_better
    )
    return ~better


async def hold(session: AsyncSession, person_ids: Collection[int]) -> None:
    """Hold these people until the transaction ends: whoever wants to count their duos comes one by one."""
    query = select(Person.id).where(Person.id.in_(person_ids)).order_by(Person.id)
    await session.execute(query.with_for_update(key_share=True))


async def are_in_a_live_duo(session: AsyncSession, one_id: int, other_id: int) -> bool:
    return bool(await session.scalar(select(_are_in_a_live_duo(one_id, other_id))))


def _are_in_a_live_duo(one: Any, other_id: int) -> Any:
    either = or_(
        and_(Duo.mentee_id == one, Duo.mentor_id == other_id),
        and_(Duo.mentor_id == one, Duo.mentee_id == other_id),
    )
    return exists(select(Duo.id).where(either, Duo.state.in_(LIVE)))


async def has_a_live_duo(session: AsyncSession, mentee_id: int) -> bool:
    """Whether somebody is the mentee of a live duo."""
    return bool(await session.scalar(select(exists().where(Duo.mentee_id == mentee_id, Duo.state.in_(LIVE)))))


async def count_live_duos(session: AsyncSession, role: Role) -> int:
    query = select(func.count(Duo.id)).where(side(role.kind) == role.person_id, Duo.state.in_(LIVE))
    return int(await session.scalar(query) or 0)


async def duo_of(session: AsyncSession, duo_id: int, *, lock: bool = True) -> Duo | None:
    """Return the duo, held until the transaction ends so that two taps at once become one after the other."""
    query = select(Duo).where(Duo.id == duo_id)
    if lock:
        query = query.with_for_update(of=Duo)
    found: Duo | None = await session.scalar(query.execution_options(populate_existing=True))
    return found


# Every message of a participant asks this, and wants no more than whom to write to; two are as many as many.
PARTNERS: Final = (
    select(Person)
    .join(Duo, or_(Duo.mentee_id == Person.id, Duo.mentor_id == Person.id))
    .where(
        or_(Duo.mentee_id == bindparam("person_id"), Duo.mentor_id == bindparam("person_id")),
        Duo.state == DuoState.ACTIVE,
        Person.id != bindparam("person_id"),
    )
    .limit(2)
    .options(
        load_only(
            Person.first_name,
            Person.telegram_id,
            Person.language,
            Person.zone,
            Person.on_paper,
            raiseload=True,
        ),
        raiseload(Person.roles),
    )
)


async def partners_of(session: AsyncSession, person: Person) -> Sequence[Person]:
    """Return the partners in their active duos, two at most, with no more than it takes to write to them."""
    return (await session.scalars(PARTNERS, {"person_id": person.id})).all()


async def live_duos_of(session: AsyncSession, person: Person) -> Sequence[Duo]:
    """Return the proposed and active duos in which `person` is mentee or mentor, the oldest first."""
    mine = or_(Duo.mentee_id == person.id, Duo.mentor_id == person.id)
    return (await session.scalars(select(Duo).where(mine, Duo.state.in_(LIVE)).order_by(Duo.id))).all()


async def active_duos_of(session: AsyncSession, person: Person) -> Sequence[Duo]:
    """Return the active duos in which `person` is mentee or mentor, the oldest first."""
    mine = or_(Duo.mentee_id == person.id, Duo.mentor_id == person.id)
    query = select(Duo).where(mine, Duo.state == DuoState.ACTIVE).order_by(Duo.id)
    return (await session.scalars(query)).all()
