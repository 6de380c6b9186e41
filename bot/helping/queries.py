"""Where somebody stands, as far as it says what they can do now."""

from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.duos.models import Duo, DuoState
from bot.people.models import Person, Role
from bot.people.roles import RoleKind


async def duos_cared_for(session: AsyncSession, person: Person) -> int:
    """How many active duos they look after, as coordinator or as cover."""
    cares = or_(Duo.caretaker_id == person.id, (Duo.coordinator_id == person.id) & Duo.caretaker_id.is_(None))
    query = select(func.count(Duo.id)).where(cares, Duo.state == DuoState.ACTIVE)
    return int(await session.scalar(query) or 0)


async def roles_of(session: AsyncSession, person: Person) -> Sequence[Role]:
    """Their roles with branch and cohort, in the order of the roles."""
    query = select(Role).where(Role.person_id == person.id)
    query = query.options(joinedload(Role.branch), joinedload(Role.cohort))
    found = (await session.scalars(query.execution_options(populate_existing=True))).all()
    return sorted(found, key=lambda role: (list(RoleKind).index(role.kind), role.branch_id or 0))
