"""Who is who."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.people.models import Branch, Person, Role
from bot.people.roles import RoleKind


async def by_telegram_id(session: AsyncSession, telegram_id: int) -> Person | None:
    found: Person | None = await session.scalar(select(Person).where(Person.telegram_id == telegram_id))
    return found


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
