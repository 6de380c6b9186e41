"""Check-ins and calls of a duo."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.checkins.models import CallRequest, CheckIn
from bot.duos.models import Duo
from bot.duos.queries import duo_of
from bot.meetings.models import Meeting
from bot.people.models import Person


async def check_in_of(session: AsyncSession, person: Person, meeting_id: int) -> CheckIn | None:
    """Return this person's check-in on that meeting, with its duo held until the transaction ends: what both
    say counts together, so the two answers come one after the other."""
    duo_id = await session.scalar(select(Meeting.duo_id).where(Meeting.id == meeting_id))
    if duo_id is None:
        return None
    await duo_of(session, duo_id)
    query = select(CheckIn).where(CheckIn.meeting_id == meeting_id, CheckIn.person_id == person.id)
    found: CheckIn | None = await session.scalar(query.with_for_update(of=CheckIn))
    return found


async def check_ins_on(session: AsyncSession, meeting_id: int) -> Sequence[CheckIn]:
    return (await session.scalars(select(CheckIn).where(CheckIn.meeting_id == meeting_id))).all()


async def last_call_request(
    session: AsyncSession, duo: Duo, *, of: Person | None = None
) -> CallRequest | None:
    query = select(CallRequest).where(CallRequest.duo_id == duo.id)
    if of is not None:
        query = query.where(CallRequest.person_id == of.id)
    query = query.order_by(CallRequest.asked_at.desc(), CallRequest.id.desc()).limit(1)
    found: CallRequest | None = await session.scalar(query)
    return found
