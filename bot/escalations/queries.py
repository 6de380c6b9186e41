"""Stalls of a duo."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.checkins.models import CheckIn
from bot.duos.models import Duo
from bot.duos.queries import duo_of
from bot.escalations.models import Stall
from bot.escalations.rules import Closing
from bot.people.models import Person


async def open_stall(session: AsyncSession, duo: Duo) -> Stall | None:
    query = select(Stall).where(Stall.duo_id == duo.id, Stall.closed_at.is_(None))
    found: Stall | None = await session.scalar(query.with_for_update(of=Stall))
    return found


async def open_stalls(session: AsyncSession, duo_ids: Sequence[int]) -> dict[int, Stall]:
    """Return the open stalls of these duos, by duo."""
    query = select(Stall).where(Stall.duo_id.in_(duo_ids), Stall.closed_at.is_(None))
    return {stall.duo_id: stall for stall in await session.scalars(query)}


async def stall_by_id(session: AsyncSession, stall_id: int) -> Stall | None:
    """Return the stall, held until the transaction ends: the first tap wins.

    The duo is held first, as the timetable does, so that the two never wait for each other in a circle.
    """
    duo_id = await session.scalar(select(Stall.duo_id).where(Stall.id == stall_id))
    if duo_id is not None:
        await duo_of(session, duo_id)
    query = select(Stall).where(Stall.id == stall_id).with_for_update(of=Stall)
    found: Stall | None = await session.scalar(query.execution_options(populate_existing=True))
    return found


async def last_solved_at(session: AsyncSession, duo: Duo) -> datetime | None:
    """Return when a human last closed a stall of this duo."""
    query = select(func.max(Stall.closed_at)).where(Stall.duo_id == duo.id, Stall.closing == Closing.SOLVED)
    last: datetime | None = await session.scalar(query)
    return last


async def last_call_contained(session: AsyncSession, duo: Duo) -> datetime | None:
    """Return the latest wish to be called that an escalation, open or closed, contains."""
    query = select(func.max(Stall.call_asked_at)).where(Stall.duo_id == duo.id)
    last: datetime | None = await session.scalar(query)
    return last


async def unanswered_check_in(session: AsyncSession, duo: Duo, person: Person) -> CheckIn | None:
    """Return this person's latest check-in of the duo, if they have not answered it."""
    query = (
        select(CheckIn)
        .where(CheckIn.person_id == person.id, CheckIn.meeting.has(duo_id=duo.id), CheckIn.times_asked > 0)
        .order_by(CheckIn.id.desc())
        .limit(1)
    )
    last: CheckIn | None = await session.scalar(query)
    return last if last is not None and last.met is None else None
