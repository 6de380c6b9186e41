"""Who may be seen by whom, and what is known of them."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from bot.agreements.models import Signature
from bot.cards import rules
from bot.cards.rules import Group
from bot.duos.models import Duo, DuoState
from bot.duos.queries import LIVE
from bot.onboarding.models import Invitation
from bot.people.models import Branch, Cohort, Person, Role
from bot.people.roles import PARTICIPANTS, RoleKind

RANK = case({kind: place for place, kind in enumerate(RoleKind)}, value=Role.kind)

# Whoever asks may stand on the card or in the list: their roles came without branches.
WITH_ROLES: Any = (
    selectinload(Person.roles).joinedload(Role.branch),
    selectinload(Person.roles).joinedload(Role.cohort),
)


def _is_seen(by: Person) -> ColumnElement[bool]:
    """Whether `by` may see whoever holds this role: a coordinator those of their branches, an admin all."""
    return true() if by.is_a(RoleKind.ADMIN) else Role.branch_id.in_(by.branch_ids(RoleKind.COORDINATOR))


def roles_seen(by: Person, person: Person) -> list[Role]:
    """The roles of a person that are `by`'s business, in a fixed order."""
    mine = by.branch_ids(RoleKind.COORDINATOR)
    seen = [role for role in person.roles if by.is_a(RoleKind.ADMIN) or role.branch_id in mine]
    return sorted(seen, key=lambda role: (list(RoleKind).index(role.kind), role.id))


def may_change(by: Person, person: Person) -> bool:
    """Coordinators look after the participants of their branches, admins after everybody."""
    return by.is_a(RoleKind.ADMIN) or bool(shared_branches(by, person))


def shared_branches(by: Person, person: Person) -> set[int]:
    """The branches where `by` is a coordinator and this person a participant."""
    theirs = {role.branch_id for role in person.roles if role.kind in PARTICIPANTS}
    return by.branch_ids(RoleKind.COORDINATOR) & theirs


def _is_known() -> ColumnElement[bool]:
    """Not forgotten; and whoever opened a link for just anybody has agreed to be spoken of."""
    has_own_link = exists().where(Invitation.person_id == Person.id)
    spoken_of = Person.telegram_id.is_(None) | Person.agreed_to_privacy_at.is_not(None) | has_own_link
    return Person.forgotten_at.is_(None) & spoken_of


def _belongs_to(group: Group) -> ColumnElement[bool]:
    match group:
        case Group.ALL:
            return true()
        case Group.MENTEES:
            return Role.kind == RoleKind.MENTEE
        case Group.MENTORS:
            return Role.kind == RoleKind.MENTOR
        case Group.ON_PAPER:
            return Person.on_paper & Person.telegram_id.is_(None)
        case Group.EXPECTED:
            return Person.joined_at.is_(None)
        case Group.UNREACHABLE:
            return Person.unreachable_since.is_not(None)


def _people(by: Person, group: Group, branch_id: int) -> Select[Person]:
    query = (
        select(Person).join(Role, Role.person_id == Person.id).outerjoin(Branch, Role.branch_id == Branch.id)
    )
    here = Role.branch_id == branch_id if branch_id else true()
    return query.where(_is_known(), _is_seen(by), _belongs_to(group), here).group_by(Person.id)


async def people(
    session: AsyncSession, by: Person, group: Group, branch_id: int, *, offset: int, most: int
) -> Sequence[Person]:
    """Return a page of the people whom `by` may see, by branch, role and name."""
    query = (
        _people(by, group, branch_id)
        .order_by(
            func.min(Branch.name).nulls_last(), func.min(RANK), func.lower(Person.first_name), Person.id
        )
        .offset(offset)
        .limit(most)
        .options(*WITH_ROLES)
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).all()


async def count_people(session: AsyncSession, by: Person, group: Group, branch_id: int) -> int:
    counted = select(func.count()).select_from(_people(by, group, branch_id).subquery())
    return int(await session.scalar(counted) or 0)


async def people_named(session: AsyncSession, by: Person, name: str) -> list[Person]:
    """Return those with this name, or with this part of it, by name. Accents are for Python to tell apart."""
    seen = exists().where(Role.person_id == Person.id, _is_seen(by))
    rows = await session.execute(
        select(Person.id, Person.first_name, Person.last_name).where(_is_known(), seen)
    )
    ids = [row.id for row in rows if rules.is_found(f"{row.first_name} {row.last_name or ''}", name)]
    query = select(Person).where(Person.id.in_(ids)).options(*WITH_ROLES)
    found = await session.scalars(query.execution_options(populate_existing=True))
    return sorted(found, key=lambda person: (rules.folded(person.first_name), person.id))


async def person_seen(
    session: AsyncSession, by: Person, person_id: int, *, hold: bool = False
) -> Person | None:
    """Return that person if `by` may see them; held until the transaction ends, if they are to be changed."""
    seen = exists().where(Role.person_id == Person.id, _is_seen(by))
    query = select(Person).where(Person.id == person_id, _is_known(), seen).options(*WITH_ROLES)
    if hold:
        query = query.with_for_update(of=Person, key_share=True)
    found: Person | None = await session.scalar(query.execution_options(populate_existing=True))
    return found


async def person_with_role(session: AsyncSession, role_id: int) -> int:
    """Return whose role it is; 0 when there is none."""
    return int(await session.scalar(select(Role.person_id).where(Role.id == role_id)) or 0)


async def cohorts_of(session: AsyncSession, branch_id: int) -> Sequence[Cohort]:
    """Return a branch's cohorts, the newest first."""
    query = select(Cohort).where(Cohort.branch_id == branch_id).order_by(Cohort.starts_on.desc(), Cohort.id)
    return (await session.scalars(query)).all()


async def branches_with_cohorts(session: AsyncSession, ids: Collection[int | None]) -> set[int]:
    found = await session.scalars(select(Cohort.branch_id).where(Cohort.branch_id.in_(ids)).distinct())
    return set(found)


async def duos_seen(session: AsyncSession, by: Person, person: Person) -> Sequence[Duo]:
    """Return the live duos of a person that are `by`'s business."""
    theirs = or_(Duo.mentee_id == person.id, Duo.mentor_id == person.id)
    query = select(Duo).where(theirs, Duo.state.in_(LIVE)).order_by(Duo.id)
    if not by.is_a(RoleKind.ADMIN):
        mine = Duo.branch_id.in_(by.branch_ids(RoleKind.COORDINATOR))
        query = query.where(mine | (Duo.coordinator_id == by.id) | (Duo.caretaker_id == by.id))
    return (await session.scalars(query)).all()


async def count_mentored(session: AsyncSession, person: Person) -> int:
    query = select(func.count()).where(Duo.mentor_id == person.id, Duo.state.in_(LIVE))
    return int(await session.scalar(query) or 0)


async def was_in_a_duo(session: AsyncSession, person: Person) -> bool:
    theirs = or_(Duo.mentee_id == person.id, Duo.mentor_id == person.id)
    return bool(await session.scalar(select(exists().where(theirs))))


async def signatures_of(session: AsyncSession, person: Person) -> Sequence[Signature]:
    """Return what a person has signed, or is asked to sign, in their active duos."""
    query = (
        select(Signature)
        .join(Duo, Signature.duo_id == Duo.id)
        .where(Signature.person_id == person.id, Duo.state == DuoState.ACTIVE)
        .order_by(Signature.id)
    )
    return (await session.scalars(query)).all()


async def open_links_for(session: AsyncSession, person: Person) -> Sequence[Invitation]:
    """Return the links meant for this person that nobody has opened, the newest first."""
    query = (
        select(Invitation)
        .where(
            Invitation.person_id == person.id, Invitation.used_at.is_(None), Invitation.revoked_at.is_(None)
        )
        .order_by(Invitation.made_at.desc(), Invitation.id.desc())
    )
    return (await session.scalars(query)).all()
