"""Who waits in some branches, and who does not any more or not yet."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos.models import Duo, DuoState
from bot.duos.queries import Free, free, free_in, live_duos, side
from bot.people.models import Branch, Person, Role
from bot.people.queries import branches
from bot.people.roles import PARTICIPANTS, RoleKind
from bot.pool.rules import Part, Section


@dataclass(frozen=True)
class Counts:
    sizes: dict[Section, int]
    came_back: int  # of the mentees: their duo has ended
    room: int  # how many duos the mentors who are ready can take
    expected: int  # they have not opened their link yet


@dataclass(frozen=True)
class Former:
    """A duo that has ended."""

    partner: str
    ended_at: datetime


async def branches_seen_by(session: AsyncSession, person: Person) -> Sequence[Branch]:
    """All for an admin, their own for a coordinator."""
    everywhere = person.is_a(RoleKind.ADMIN)
    return await branches(session, None if everywhere else person.branch_ids(RoleKind.COORDINATOR))


async def counts(session: AsyncSession, branch_ids: Collection[int], *, today: date) -> Counts:
    ended = exists().where(Duo.mentee_id == Role.person_id, Duo.state == DuoState.ENDED)
    mentees, came_back = await _sum(
        session, _waiting(Section.MENTEES, branch_ids, today), func.count().filter(ended)
    )
    room = func.sum(Role.most_duos - live_duos(RoleKind.MENTOR))
    ready, has_room = await _sum(session, _waiting(Section.READY, branch_ids, today), room)
    not_ready, _room = await _sum(session, _waiting(Section.NOT_READY, branch_ids, today), room)
    asked = select(func.count()).select_from(_proposed(branch_ids).subquery())
    sizes = {
        Section.MENTEES: mentees,
        Section.READY: ready,
        Section.NOT_READY: not_ready,
        Section.PROPOSED: int(await session.scalar(asked) or 0),
    }
    return Counts(sizes, came_back, has_room, await _expected(session, branch_ids))


async def _sum(session: AsyncSession, query: Select[Any], what: Any) -> tuple[int, int]:
    """How many these are, and a sum over them."""
    summed = query.with_only_columns(func.count(Role.id), what).order_by(None)
    count, total = (await session.execute(summed)).one()
    return int(count), int(total or 0)


async def _expected(session: AsyncSession, branch_ids: Collection[int]) -> int:
    query = (
        select(func.count(Person.id.distinct()))
        .join(Role, Role.person_id == Person.id)
        .where(Role.kind.in_(PARTICIPANTS), Role.branch_id.in_(branch_ids), Person.joined_at.is_(None))
        .where(Person.telegram_id.is_(None), ~Person.on_paper, Person.forgotten_at.is_(None))
    )
    return int(await session.scalar(query) or 0)


async def waiting(
    session: AsyncSession, part: Part, branch_ids: Collection[int], *, today: date
) -> list[Free]:
    """Return those of one part of the list, the longest wait first."""
    query = _waiting(part.section, branch_ids, today)
    return await free_in(session, query.offset(part.offset).limit(part.most))


async def everybody_waiting(session: AsyncSession, branch_ids: Collection[int], *, today: date) -> list[Free]:
    """Return all of them, section by section."""
    people: list[Free] = []
    for section in (Section.MENTEES, Section.READY, Section.NOT_READY):
        people += await free_in(session, _waiting(section, branch_ids, today))
    return people


def _waiting(section: Section, branch_ids: Collection[int], today: date) -> Select[Any]:
    if section is Section.MENTEES:
        return free(RoleKind.MENTEE, branch_ids)
    mentors = free(RoleKind.MENTOR, branch_ids)
    if section is Section.READY:
        return mentors.where(Role.trained_on <= today)
    return mentors.where(or_(Role.trained_on.is_(None), Role.trained_on > today))


async def proposed(session: AsyncSession, part: Part, branch_ids: Collection[int]) -> Sequence[Duo]:
    """Return the proposals of one part of the list that wait for an answer, the oldest first."""
    query = _proposed(branch_ids).order_by(Duo.proposed_at, Duo.id).offset(part.offset).limit(part.most)
    return (await session.scalars(query)).all()


def _proposed(branch_ids: Collection[int]) -> Select[Duo]:
    return select(Duo).where(Duo.branch_id.in_(branch_ids), Duo.state == DuoState.PROPOSED)


async def former_duos(
    session: AsyncSession, kind: RoleKind, person_ids: Collection[int]
) -> dict[int, list[Former]]:
    """Return by person the duos that have ended, as long as their names are kept, the latest last."""
    mine, theirs = side(kind), Duo.mentor_id if kind is RoleKind.MENTEE else Duo.mentee_id
    query = (
        select(mine, Person.first_name, Person.last_name, Duo.ended_at)
        .join(Person, Person.id == theirs)
        .where(mine.in_(person_ids), Duo.state == DuoState.ENDED, Duo.ended_at.is_not(None))
        .where(Duo.names_forgotten_at.is_(None), Person.forgotten_at.is_(None))
        .order_by(Duo.ended_at, Duo.id)
    )
    found: defaultdict[int, list[Former]] = defaultdict(list)
    for person_id, first_name, last_name, ended_at in await session.execute(query):
        found[person_id].append(Former(full_name(first_name, last_name), ended_at))
    return found


def full_name(first_name: str, last_name: str | None) -> str:
    """As staff know somebody; partners read first names only."""
    return f"{first_name} {last_name}" if last_name else first_name
