"""The roles of coordinators and admins: given and taken away so that no duo is left alone."""

from datetime import datetime

from sqlalchemy import exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover.models import Leave
from bot.duos.models import Duo
from bot.escalations.models import Stall
from bot.onboarding.menu import commands_for
from bot.onboarding.texts import also_your_role
from bot.outbox.models import Lane
from bot.outbox.say import say, set_menu
from bot.people.actions import give_role
from bot.people.models import Branch, Person, Role
from bot.people.roles import RoleKind
from bot.people.values import Wrong
from bot.programme import queries, staff_texts

OPTION = "person"  # how the command line names whom it is about


async def give(
    session: AsyncSession, person: Person, *, kind: RoleKind, branch: Branch | None, now: datetime
) -> Role:
    """They hear of it in their own language, and their menu follows."""
    if person.on_paper:
        raise Wrong(OPTION, staff_texts.needs_telegram(person.first_name))
    branch_id = branch.id if branch else None
    role = await give_role(session, person, kind=kind, branch_id=branch_id, now=now)
    if role is None:
        raise Wrong(OPTION, staff_texts.has_role_already(person.first_name))
    if person.joined_at is not None:
        told = also_your_role(kind, branch.name if branch else None)
        await say(session, person, told, lane=Lane.ALERT, now=now)
        await set_menu(session, person, commands_for(person), now=now)
    return role


async def take(
    session: AsyncSession, role: Role, person: Person, *, by: Person | None, now: datetime
) -> None:
    """Raise Wrong, and change nothing, while somebody counts on them in this role."""
    branch = await session.get(Branch, role.branch_id) if role.branch_id is not None else None
    if branch is None:
        await _check_another_admin_stays(session, person, by)
    else:
        await _check_nobody_counts_on(session, person, branch)
    await _check_alerts(session, role, person)
    person.roles.remove(role)
    await session.flush()
    await _let_go_of_people_on_paper(session, person)
    if person.joined_at is not None:
        over = staff_texts.your_role_is_over(role.kind, branch.name if branch else None)
        await say(session, person, over, lane=Lane.ALERT, now=now)
        await set_menu(session, person, commands_for(person), now=now)


async def _check_another_admin_stays(session: AsyncSession, person: Person, by: Person | None) -> None:
    """All admin roles are held, so that two admins at once cannot take away each other's."""
    if by is not None and by.id == person.id:
        raise Wrong(OPTION, staff_texts.not_your_own())
    held = select(Role.person_id).where(Role.kind == RoleKind.ADMIN).order_by(Role.id).with_for_update()
    others = set(await session.scalars(held)) - {person.id}
    joined = Person.joined_at.is_not(None), Person.forgotten_at.is_(None)
    if not await session.scalar(select(exists().where(Person.id.in_(others), *joined))):
        raise Wrong(OPTION, staff_texts.is_last_admin(person.first_name))


async def _check_nobody_counts_on(session: AsyncSession, person: Person, branch: Branch) -> None:
    count = await queries.live_duos_in(session, person, branch.id)
    if count:
        raise Wrong(OPTION, staff_texts.hand_over_first(person.first_name, branch.name, count))
    here = select(Role.person_id).where(Role.branch_id == branch.id, Role.kind == RoleKind.COORDINATOR)
    cover = (
        select(Leave)
        .where(Leave.cover_id == person.id, Leave.coordinator_id.in_(here))
        .where(Leave.ends_at.is_not(None), Leave.cancelled_at.is_(None))
        .limit(1)
    )
    leave = await session.scalar(cover)
    if leave is not None:
        raise Wrong(OPTION, staff_texts.covers_for(person.first_name, leave.coordinator.first_name))


async def _check_alerts(session: AsyncSession, role: Role, person: Person) -> None:
    """What they have taken must not stay with somebody who can no longer solve it."""
    if role.kind is not RoleKind.ADMIN and person.is_a(RoleKind.ADMIN):
        return
    others = person.branch_ids(RoleKind.COORDINATOR) - {role.branch_id}
    mine = select(func.count()).select_from(Stall).join(Duo, Duo.id == Stall.duo_id)
    query = mine.where(Stall.owner_id == person.id, Stall.closed_at.is_(None), Duo.branch_id.not_in(others))
    count = int(await session.scalar(query) or 0)
    if count:
        raise Wrong(OPTION, staff_texts.solve_alerts_first(person.first_name, count))


async def _let_go_of_people_on_paper(session: AsyncSession, person: Person) -> None:
    """Another coordinator of their branch answers for those who have no Telegram."""
    if person.is_a(RoleKind.ADMIN):
        return
    near = select(Role.person_id).where(Role.branch_id.in_(person.branch_ids(RoleKind.COORDINATOR)))
    kept = update(Person).where(Person.kept_by_id == person.id, Person.id.not_in(near))
    await session.execute(kept.values(kept_by_id=None))
