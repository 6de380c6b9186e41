"""Somebody blocked the bot or left Telegram: a human hears of it, once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.due import Wait
from bot.duos.models import Duo
from bot.duos.queries import LIVE
from bot.escalations import texts
from bot.outbox.models import Lane
from bot.outbox.say import say_to_all
from bot.people.models import Person, Role
from bot.people.queries import admins
from bot.people.roles import RoleKind


async def report(session: AsyncSession, person: Person, now: datetime) -> None:
    person.report_unreachable_at = None
    if person.agreed_to_privacy_at is None:
        return  # they left before they agreed to be spoken of
    humans = await _who_should_know(session, person)
    await say_to_all(session, humans, texts.is_unreachable(person.first_name), lane=Lane.ALERT, now=now)


async def _who_should_know(session: AsyncSession, person: Person) -> Sequence[Person]:
    """The coordinators of their duos; without one those of their branch; for staff the admins."""
    mine = or_(Duo.mentee_id == person.id, Duo.mentor_id == person.id)
    duos = await session.scalars(select(Duo).where(mine, Duo.state.in_(LIVE)).order_by(Duo.id))
    carers = {duo.carer.id: duo.carer for duo in duos}
    if carers:
        return [*carers.values()]
    branches = {
        role.branch_id for role in person.roles if role.kind not in (RoleKind.COORDINATOR, RoleKind.ADMIN)
    }
    here = select(Role.person_id).where(Role.kind == RoleKind.COORDINATOR, Role.branch_id.in_(branches))
    found = (await session.scalars(select(Person).where(Person.id.in_(here), Person.id != person.id))).all()
    return found or [admin for admin in await admins(session) if admin.id != person.id]


REPORTS = Wait(Person.report_unreachable_at, report)
