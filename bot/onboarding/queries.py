"""Which invitation a link stands for, and whom it concerns."""

from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.onboarding.models import Invitation
from bot.people.models import Person, Role
from bot.people.roles import RoleKind


def hash_of(token: str) -> str:
    """Tokens are 192 random bits, so a plain hash hides them well enough."""
    return sha256(token.encode()).hexdigest()


async def invitation_of(session: AsyncSession, token: str) -> Invitation | None:
    """Return the invitation behind a link, locked so that it works once."""
    query = select(Invitation).where(Invitation.token_hash == hash_of(token))
    found: Invitation | None = await session.scalar(query.with_for_update(of=Invitation))
    return found


async def invitations_used_by(session: AsyncSession, person: Person) -> list[Invitation]:
    query = select(Invitation).where(Invitation.used_by_id == person.id).order_by(Invitation.id)
    return list(await session.scalars(query))


async def held_person(session: AsyncSession, person_id: int) -> Person | None:
    """Return that person, held until the transaction ends: two ways in become one after the other."""
    query = select(Person).where(Person.id == person_id).with_for_update(of=Person, key_share=True)
    found: Person | None = await session.scalar(query.execution_options(populate_existing=True))
    return found


async def who_follows_up(session: AsyncSession, invitation: Invitation) -> Sequence[Person]:
    """Return whoever made the link, if they still look after its branch; else the coordinators there."""
    maker = await session.get(Person, invitation.made_by_id) if invitation.made_by_id else None
    if maker is not None and (
        maker.is_a(RoleKind.ADMIN) or invitation.branch_id in maker.branch_ids(RoleKind.COORDINATOR)
    ):
        return [maker]
    here = select(Role.person_id).where(
        Role.kind == RoleKind.COORDINATOR, Role.branch_id == invitation.branch_id
    )
    query = select(Person).where(Person.id.in_(here), Person.joined_at.is_not(None)).order_by(Person.id)
    return (await session.scalars(query)).all()
