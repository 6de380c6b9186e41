"""Somebody blocked the bot or left Telegram: a human hears of it, once, and hears when it is over."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.due import Wait
from bot.duos.models import Duo
from bot.duos.queries import LIVE
from bot.escalations import unreachable_texts as texts
from bot.escalations.models import ToldUnreachable
from bot.i18n import Sentence
from bot.outbox.models import Lane
from bot.outbox.say import say, say_to_all
from bot.people.models import Person, Role
from bot.people.queries import admins
from bot.people.roles import PARTICIPANTS, RoleKind
from bot.people.rules import not_at_night


async def report(session: AsyncSession, person: Person, now: datetime) -> None:
    """Say what is new since anybody was told; who comes and goes meanwhile is no news."""
    morning = not_at_night(now, zone=person.zone)
    person.report_unreachable_at = morning if morning > now else None
    if person.report_unreachable_at is not None:
        return
    told = await _told(session, person)
    if person.forgotten_at is not None or person.unreachable_since is None:
        await session.execute(delete(ToldUnreachable).where(ToldUnreachable.person_id == person.id))
    if person.forgotten_at is not None or person.agreed_to_privacy_at is None:
        return  # they are not to be spoken of: no more, or not yet
    if person.unreachable_since is None:
        await say_to_all(session, told, texts.is_reachable(person.first_name), lane=Lane.ALERT, now=now)
    elif not told:
        await _tell(session, person, now)


async def _told(session: AsyncSession, person: Person) -> Sequence[Person]:
    told = select(ToldUnreachable.told_id).where(ToldUnreachable.person_id == person.id)
    return (await session.scalars(select(Person).where(Person.id.in_(told)).order_by(Person.id))).all()


async def _tell(session: AsyncSession, person: Person, now: datetime) -> None:
    duos = await _live_duos(session, person)
    for human in await _who_should_know(session, person, duos):
        session.add(ToldUnreachable(person_id=person.id, told_id=human.id))
        await say(session, human, _news(person, duos, human), lane=Lane.ALERT, now=now)


def _news(person: Person, duos: Sequence[Duo], human: Person) -> Sentence:
    """With another way to reach them; who looks after one of their duos does not read of the others."""
    near = [duo for duo in duos if human.is_a(RoleKind.ADMIN) or duo.is_cared_for_by(human)]
    partners = tuple(duo.partner_of(person).first_name for duo in near)
    return texts.is_unreachable(person.first_name, person.phone, person.email, partners)


async def _live_duos(session: AsyncSession, person: Person) -> Sequence[Duo]:
    mine = or_(Duo.mentee_id == person.id, Duo.mentor_id == person.id)
    return (await session.scalars(select(Duo).where(mine, Duo.state.in_(LIVE)).order_by(Duo.id))).all()


async def _who_should_know(session: AsyncSession, person: Person, duos: Sequence[Duo]) -> list[Person]:
    """Of a participant those who look after their duos, without a duo the coordinators of their branch; of
    staff the admins. Whoever cannot be reached either is no help: then it is the admins, too."""
    found: dict[int, Person] = {}
    if person.is_a(*PARTICIPANTS):
        near = [duo.carer for duo in duos] or await _coordinators_near(session, person)
        found = {each.id: each for each in near if _can_be_told(each) and each.id != person.id}
    if not found or person.is_a(RoleKind.COORDINATOR, RoleKind.ADMIN):
        found |= {admin.id: admin for admin in await admins(session) if admin.id != person.id}
    return list(found.values())


def _can_be_told(person: Person) -> bool:
    return person.telegram_id is not None and person.unreachable_since is None


async def _coordinators_near(session: AsyncSession, person: Person) -> Sequence[Person]:
    """Those of the branch, or who covers for them."""
    branches = {role.branch_id for role in person.roles if role.kind in PARTICIPANTS}
    here = select(Role.person_id).where(Role.kind == RoleKind.COORDINATOR, Role.branch_id.in_(branches))
    present = select(func.coalesce(Person.covered_by_id, Person.id)).where(Person.id.in_(here))
    query = select(Person).where(Person.id.in_(present), Person.joined_at.is_not(None)).order_by(Person.id)
    return (await session.scalars(query)).all()


REPORTS = Wait(Person.report_unreachable_at, report)
