"""/agreement: the two of a duo read what they signed, a coordinator who has signed; an admin writes it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import managing, overview, signing
from bot.agreements.texts import nothing_to_sign
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS, RoleKind
from bot.refusal import Refused


async def show(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """Whoever is several things gets a message for each."""
    told = False
    if by.is_a(*PARTICIPANTS):
        told = await signing.show_mine(session, by=by, now=now)
    if by.is_a(RoleKind.COORDINATOR):
        told = await overview.show_first(session, by=by, now=now) or told
    if by.is_a(RoleKind.ADMIN):
        await managing.show_first(session, by=by, now=now)
        told = True
    if not told:
        raise Refused(nothing_to_sign())
