"""What erasing asks: whose duos, who should hear, who may, whose time is over."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover.models import Leave
from bot.duos.models import Duo
from bot.duos.queries import LIVE
from bot.escalations.models import Stall
from bot.people.models import Branch, Person, Role
from bot.people.queries import admins
from bot.people.roles import PARTICIPANTS, RoleKind
from bot.privacy.models import Forgetting
from bot.privacy.rules import MONTHS_KEPT, MOST_FOUND


async def hold(session: AsyncSession, person: Person) -> bool:
    """What they themselves do at the same moment comes before or after, as in dispatch. False when they have
    been forgotten meanwhile."""
    if person.telegram_id is not None:
        await session.execute(text("SELECT pg_advisory_xact_lock(:id)"), {"id": person.telegram_id})
    await session.refresh(person, ["telegram_id", "forgotten_at"], with_for_update=True)
    return person.forgotten_at is None


async def live_duos_of(session: AsyncSession, person: Person) -> Sequence[Duo]:
    """Their duos as mentee or mentor, held until the transaction ends."""
    mine = or_(Duo.mentee_id == person.id, Duo.mentor_id == person.id)
    query = select(Duo).where(mine, Duo.state.in_(LIVE)).order_by(Duo.id).with_for_update(of=Duo)
    return (await session.scalars(query.execution_options(populate_existing=True))).all()


async def count_duos_cared_for(session: AsyncSession, person: Person) -> int:
    theirs = or_(Duo.coordinator_id == person.id, Duo.caretaker_id == person.id)
    query = select(func.count()).select_from(Duo).where(theirs, Duo.state.in_(LIVE))
    return int(await session.scalar(query) or 0)


async def is_needed_as_cover(session: AsyncSession, person: Person) -> bool:
    """Somebody else's leave, not over yet, counts on them."""
    query = select(Leave.id).where(
        Leave.cover_id == person.id, Leave.cancelled_at.is_(None), Leave.ends_at.is_not(None)
    )
    return await session.scalar(query.limit(1)) is not None


async def is_last_admin(session: AsyncSession, person: Person) -> bool:
    return person.is_a(RoleKind.ADMIN) and {admin.id for admin in await admins(session)} <= {person.id}


async def open_stalls_with(session: AsyncSession, person: Person) -> Sequence[Stall]:
    """Open alerts that they took, or of which they wanted to be reminded."""
    theirs = or_(Stall.owner_id == person.id, Stall.remind_id == person.id)
    query = select(Stall).where(theirs, Stall.closed_at.is_(None)).order_by(Stall.id)
    return (await session.scalars(query)).unique().all()


async def who_looks_after(session: AsyncSession, person: Person) -> list[Person]:
    """The coordinators of their duos; without a duo those of their branches; for staff, or where there is no
    coordinator, the admins."""
    mine = or_(Duo.mentee_id == person.id, Duo.mentor_id == person.id)
    query = select(Duo).where(mine, Duo.state.in_(LIVE)).order_by(Duo.id)
    carers = {duo.carer.id: duo.carer for duo in await session.scalars(query)}
    if not carers:
        here = select(Role.person_id).where(
            Role.kind == RoleKind.COORDINATOR, Role.branch_id.in_(_branches_as_participant(person))
        )
        staff = select(Person).where(Person.id.in_(here), Person.joined_at.is_not(None)).order_by(Person.id)
        carers = {each.id: each for each in await session.scalars(staff)}
    carers.pop(person.id, None)
    found = list(carers.values())
    return found or [admin for admin in await admins(session) if admin.id != person.id]


def _branches_as_participant(person: Person) -> set[int]:
    return {branch for kind in PARTICIPANTS for branch in person.branch_ids(kind)}


async def months_kept(session: AsyncSession, person: Person) -> int:
    """The longest of their branches."""
    mine = [role.branch_id for role in person.roles]
    query = select(func.max(Branch.keeps_names_months)).where(Branch.id.in_(mine))
    return await session.scalar(query) or MONTHS_KEPT


async def people_called(session: AsyncSession, by: Person, name: str) -> list[Person]:
    """People of this name whom `by` may erase or give their data, a handful."""
    whole = func.concat_ws(" ", Person.first_name, Person.last_name)
    query = select(Person).where(
        whole.icontains(name, autoescape=True), Person.forgotten_at.is_(None), Person.id != by.id
    )
    if not by.is_a(RoleKind.ADMIN):
        here = select(Role.person_id).where(Role.branch_id.in_(by.branch_ids(RoleKind.COORDINATOR)))
        query = query.where(Person.telegram_id.is_(None), Person.id.in_(here))
    found = await session.scalars(query.order_by(Person.first_name, Person.id).limit(4 * MOST_FOUND))
    return [person for person in found if may_act_for(by, person)][:MOST_FOUND]


def may_act_for(by: Person, person: Person) -> bool:
    """An admin for anybody else who asks in writing; a coordinator for people of their own branches who
    cannot do it themselves: on paper, or expected."""
    if person.forgotten_at is not None or person.id == by.id:
        return False
    if by.is_a(RoleKind.ADMIN):
        return True
    mine = by.branch_ids(RoleKind.COORDINATOR)
    cannot = person.telegram_id is None and person.kinds() <= PARTICIPANTS
    return cannot and bool({role.branch_id for role in person.roles} & mine)


async def last_forgetting(session: AsyncSession) -> Forgetting | None:
    query = select(Forgetting).order_by(Forgetting.ran_at.desc()).limit(1)
    found: Forgetting | None = await session.scalar(query)
    return found


# A role, a duo, a link or an intake that is younger than the branch keeps names lets somebody stay. A duo
# also keeps those who looked after it; a role that was taken away keeps its holder for as long.
TIME_IS_OVER: Final = text("""
    WITH stays (id) AS (
        SELECT person_id FROM role WHERE kind IN ('coordinator', 'admin')
        UNION ALL
        SELECT (before->>'person_id')::int FROM audit_entry
        WHERE subject = 'role' AND change = 'removed' AND at + make_interval(months => :months) > :now
        UNION ALL
        SELECT unnest(ARRAY[d.mentee_id, d.mentor_id, d.coordinator_id, d.caretaker_id])
        FROM duo d JOIN branch b ON b.id = d.branch_id
        WHERE d.ended_at IS NULL OR d.ended_at + make_interval(months => b.keeps_names_months) > :now
        UNION ALL
        SELECT r.person_id FROM role r JOIN cohort c ON c.id = r.cohort_id JOIN branch b ON b.id = c.branch_id
        WHERE c.starts_on + make_interval(months => b.keeps_names_months) > :now
        UNION ALL
        SELECT i.used_by_id FROM invitation i LEFT JOIN branch b ON b.id = i.branch_id
        WHERE i.used_at + make_interval(months => coalesce(b.keeps_names_months, :months)) > :now
    ), keeps (id, months) AS (
        SELECT r.person_id, max(b.keeps_names_months)
        FROM role r JOIN branch b ON b.id = r.branch_id GROUP BY r.person_id
    )
    SELECT p.id FROM person p LEFT JOIN keeps ON keeps.id = p.id
    WHERE p.forgotten_at IS NULL
      AND p.joined_at + make_interval(months => coalesce(keeps.months, :months)) <= :now
      AND NOT EXISTS (SELECT FROM stays WHERE stays.id = p.id)
    ORDER BY p.id
""")

# Expected, or stopped on the way through the welcome; the last link is long over.
NEVER_CAME: Final = text("""
    WITH link (id, expires_at) AS (
        SELECT person_id, expires_at FROM invitation UNION ALL SELECT used_by_id, expires_at FROM invitation
    )
    SELECT p.id FROM person p JOIN link ON link.id = p.id
    WHERE p.forgotten_at IS NULL AND p.joined_at IS NULL AND NOT p.on_paper
      AND NOT EXISTS (SELECT FROM duo d WHERE d.state IN ('proposed', 'active') AND d.mentee_id = p.id)
      AND NOT EXISTS (SELECT FROM duo d WHERE d.state IN ('proposed', 'active') AND d.mentor_id = p.id)
    GROUP BY p.id HAVING max(link.expires_at) < :before
    ORDER BY p.id
""")

# Their words go, whoever of the two is still here for another duo.
DUO_IS_OVER: Final = text("""
    SELECT d.id FROM duo d JOIN branch b ON b.id = d.branch_id
    WHERE d.names_forgotten_at IS NULL
      AND d.ended_at + make_interval(months => b.keeps_names_months) <= :now
    ORDER BY d.ended_at
""")
