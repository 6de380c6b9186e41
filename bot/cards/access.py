"""Deny by default: who stands on a card that this member of staff may open or change."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import queries
from bot.people.models import Person, Role
from bot.refusal import Refused
from bot.texts import not_for_you, stale_button


async def to_see(session: AsyncSession, by: Person, person_id: int) -> Person:
    """Raise Refused unless `by` may see this person; a forged id learns nothing."""
    person = await queries.person_seen(session, by, person_id)
    if person is None:
        raise Refused(stale_button())
    return person


async def to_change(session: AsyncSession, by: Person, person_id: int) -> Person:
    """Return the person, held until the transaction ends."""
    person = await queries.person_seen(session, by, person_id, hold=True)
    if person is None:
        raise Refused(stale_button())
    if not queries.may_change(by, person):
        raise Refused(not_for_you())
    return person


async def role_to_change(session: AsyncSession, by: Person, role_id: int) -> tuple[Person, Role]:
    """Return a participant's role, and whose it is, held until the transaction ends."""
    person = await to_change(session, by, await queries.person_with_role(session, role_id))
    role = next((role for role in queries.roles_seen(by, person) if role.id == role_id), None)
    if role is None or role.branch_id is None:
        raise Refused(stale_button())
    return person, role
