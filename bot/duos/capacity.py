"""How many duos a mentor takes at once, and when they were ready for the first."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos import queries, texts
from bot.people.models import Role
from bot.people.roles import RoleKind
from bot.refusal import Refused
from bot.texts import stale_button

MOST_DUOS = 5


async def set_most_duos(session: AsyncSession, role: Role, most: int) -> None:
    """Let a mentor take so many duos at once; never fewer than they have."""
    _check_is_mentor(role)
    if most not in range(1, MOST_DUOS + 1):
        raise Refused(stale_button())
    has = await queries.count_live_duos_of_mentor(session, role.person_id)
    if most < has:
        raise Refused(texts.has_more_duos(role.person.first_name, has))
    role.most_duos = most


async def set_trained_on(session: AsyncSession, role: Role, day: date | None) -> None:
    """Note when the training of a mentor was done; None: not yet."""
    _check_is_mentor(role)
    role.trained_on = day


def _check_is_mentor(role: Role) -> None:
    """Only a mentor has a number of duos, and a training."""
    if role.kind is not RoleKind.MENTOR:
        raise Refused(stale_button())
