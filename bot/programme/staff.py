"""/staff: who is coordinator where, who is admin, and every change of it, with a way back."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.models import Change
from bot.i18n import Sentence
from bot.outbox.buttons import Button, Rows, in_rows
from bot.outbox.say import Shown, revise
from bot.people.models import Branch, Person, Role
from bot.people.roles import RoleKind
from bot.programme import queries, roles, rules, staff_texts, texts
from bot.programme.presses import GiveRole, OfferRoles, ShowMember, ShowStaff, TakeRole, UndoRole
from bot.programme.showing import pages, show
from bot.programme.undoing import change_by, check_still_stands, undo_row
from bot.refusal import Refused
from bot.texts import stale_button


async def show_staff(
    session: AsyncSession, *, by: Person, now: datetime, page: int = 0, shown: Shown | None = None
) -> None:
    queries.check_admin(by)
    page = max(0, page)
    count = await queries.count_staff(session)
    here = await queries.staff_page(session, offset=page * rules.PAGE, most=rules.PAGE)
    names = await queries.names_of_branches(session, here)
    duos = await queries.duos_looked_after(session, {person.id for person in here})
    listed = texts.listed(
        staff_texts.the_staff(count),
        *(_described(person, names, duos.get(person.id, 0)) for person in here),
        staff_texts.how_to_invite(),
    )
    buttons = in_rows([Button(texts.name_only(each.first_name), ShowMember(each.id)) for each in here], 2)
    turns = pages(page, more=count > (page + 1) * rules.PAGE, turn_to=ShowStaff)
    await show(session, by, listed, buttons=[*buttons, *turns], shown=shown, now=now)


def _described(person: Person, names: queries.Names, duos: int) -> Sentence:
    """What they are, how many duos they look after, and whether they can be reached."""
    held = tuple(_role(role, names) for role in _staff_roles(person))
    if not held:
        return staff_texts.no_role(person.first_name)
    more = []
    if duos or person.is_a(RoleKind.COORDINATOR):
        more.append(staff_texts.looks_after(duos))
    if person.joined_at is None:
        more.append(staff_texts.has_not_joined())
    if person.unreachable_since is not None:
        more.append(staff_texts.is_unreachable(person.unreachable_since))
    return staff_texts.member(person.first_name, held, *more)


def _role(role: Role, names: queries.Names) -> Sentence:
    return staff_texts.role(role.kind, names[role.branch_id] if role.branch_id is not None else None)


def _staff_roles(person: Person) -> list[Role]:
    return sorted((role for role in person.roles if role.kind in queries.STAFF), key=lambda role: role.id)


async def show_member(
    session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime
) -> None:
    queries.check_admin(by)
    person = await queries.member(session, person_id)
    await _show_page(session, by, person, shown=shown, now=now)


async def _show_page(
    session: AsyncSession,
    by: Person,
    person: Person,
    *,
    told: Sentence | None = None,
    first: Rows = (),
    shown: Shown,
    now: datetime,
) -> None:
    names = await queries.names_of_branches(session, [person])
    duos = await queries.duos_looked_after(session, {person.id})
    page = _described(person, names, duos.get(person.id, 0))
    take = [
        [Button(staff_texts.take_away(_role(role, names)), TakeRole(role.id))]
        for role in _staff_roles(person)
        if role.kind is not RoleKind.ADMIN or person.id != by.id
    ]
    add = [[Button(staff_texts.add_a_role(), OfferRoles(person.id, 0))]] if take or person is by else []
    buttons = [*first, *take, *add, [Button(texts.back(), ShowStaff(0))]]
    said = texts.both(told, page) if told is not None else page
    await revise(session, by, said, of=shown, buttons=buttons, now=now)


async def offer_roles(
    session: AsyncSession, *, by: Person, person_id: int, page: int, shown: Shown, now: datetime
) -> None:
    """What they are not yet: an admin, a coordinator of each other branch."""
    queries.check_admin(by)
    person = await queries.member(session, person_id)
    page = max(0, page)
    held = person.branch_ids(RoleKind.COORDINATOR)
    others = [branch for branch in await queries.branches_of(session, by) if branch.id not in held]
    here = others[page * rules.PAGE : (page + 1) * rules.PAGE]
    offered = [
        Button(
            staff_texts.role(RoleKind.COORDINATOR, branch.name),
            GiveRole(person.id, RoleKind.COORDINATOR, branch.id),
        )
        for branch in here
    ]
    if not page and not person.is_a(RoleKind.ADMIN):
        offered.append(Button(staff_texts.role(RoleKind.ADMIN, None), GiveRole(person.id, RoleKind.ADMIN, 0)))
    more = len(others) > (page + 1) * rules.PAGE
    turns = pages(page, more=more, turn_to=lambda other: OfferRoles(person.id, other))
    buttons = [*in_rows(offered, 1), *turns, [Button(texts.back(), ShowMember(person.id))]]
    await revise(session, by, staff_texts.which_role(person.first_name), of=shown, buttons=buttons, now=now)


async def give_role(
    session: AsyncSession,
    *,
    by: Person,
    person_id: int,
    kind: RoleKind,
    branch_id: int,
    shown: Shown,
    now: datetime,
) -> None:
    queries.check_admin(by)
    if kind not in queries.STAFF or (kind is RoleKind.ADMIN) != (branch_id == 0):
        raise Refused(stale_button())
    person = await queries.member(session, person_id)
    branch = await queries.branch_for(session, by, branch_id) if branch_id else None
    await _give(session, by, person, kind, branch, shown, now)


async def _give(
    session: AsyncSession,
    by: Person,
    person: Person,
    kind: RoleKind,
    branch: Branch | None,
    shown: Shown,
    now: datetime,
) -> None:
    role = await roles.give(session, person, kind=kind, branch=branch, now=now)
    undo = await undo_row(session, role, UndoRole)
    named = staff_texts.role(kind, branch.name if branch else None)
    told = staff_texts.has_role_now(person.first_name, named)
    await _show_page(session, by, person, told=told, first=undo, shown=shown, now=now)


async def take_role(session: AsyncSession, *, by: Person, role_id: int, shown: Shown, now: datetime) -> None:
    queries.check_admin(by)
    role = await queries.staff_role(session, role_id)
    await _take(session, by, role, shown, now)


async def _take(session: AsyncSession, by: Person, role: Role, shown: Shown, now: datetime) -> None:
    person = await queries.member(session, role.person_id)
    named = _role(role, await queries.names_of_branches(session, [person]))
    await roles.take(session, role, person, by=by, now=now)
    undo = await undo_row(session, role, UndoRole)
    told = staff_texts.has_role_no_more(person.first_name, named)
    await _show_page(session, by, person, told=told, first=undo, shown=shown, now=now)


async def undo_role(session: AsyncSession, *, by: Person, entry_id: int, shown: Shown, now: datetime) -> None:
    """Take away what was given, or give back what was taken; who it is hears of it again."""
    queries.check_admin(by)
    entry = await change_by(session, by, entry_id, subject=Role.__tablename__)
    if entry.change is Change.ADDED:
        role = await queries.staff_role(session, entry.subject_id)
        check_still_stands(entry, role)
        await _take(session, by, role, shown, now)
        return
    former = entry.before
    if entry.change is not Change.REMOVED or former["kind"] not in queries.STAFF:
        raise Refused(stale_button())
    person = await session.get(Person, former["person_id"])
    if person is None or person.forgotten_at is not None:
        raise Refused(stale_button())
    branch = await queries.branch_for(session, by, former["branch_id"]) if former["branch_id"] else None
    await _give(session, by, person, RoleKind(former["kind"]), branch, shown, now)
