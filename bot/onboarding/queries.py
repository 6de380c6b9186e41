"""Which invitation a link stands for."""

from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.onboarding.models import Invitation
from bot.people.models import Person


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
