"""Slots and meetings of a duo."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos.models import Duo
from bot.meetings.models import Attendance, Meeting, MeetingState, Slot, SlotState
from bot.meetings.rules import Answer
from bot.people.models import Person

AROUND_NOW: Final = timedelta(hours=12)


async def slot_of(session: AsyncSession, duo: Duo, state: SlotState) -> Slot | None:
    """Return the slot that is proposed, or the one that is agreed."""
    query = select(Slot).where(Slot.duo_id == duo.id, Slot.state == state)
    found: Slot | None = await session.scalar(query)
    return found


async def slot_by_id(session: AsyncSession, slot_id: int) -> Slot | None:
    return await session.get(Slot, slot_id)


async def next_meeting(session: AsyncSession, duo: Duo, *, after: datetime) -> Meeting | None:
    query = (
        select(Meeting)
        .where(Meeting.duo_id == duo.id, Meeting.starts_at > after)
        .order_by(Meeting.starts_at)
        .limit(1)
    )
    found: Meeting | None = await session.scalar(query)
    return found


async def planned_after(session: AsyncSession, duo: Duo, after: datetime) -> Sequence[Meeting]:
    query = select(Meeting).where(
        Meeting.duo_id == duo.id, Meeting.starts_at > after, Meeting.state == MeetingState.PLANNED
    )
    return (await session.scalars(query)).all()


async def attendance_at(session: AsyncSession, person: Person, meeting_id: int) -> Attendance | None:
    """Return this person's side of that meeting, held until the transaction ends."""
    query = select(Attendance).where(Attendance.meeting_id == meeting_id, Attendance.person_id == person.id)
    found: Attendance | None = await session.scalar(query.with_for_update(of=Attendance))
    return found


async def meeting_about(session: AsyncSession, duo: Duo, *, now: datetime) -> datetime | None:
    """Return the end of a meeting of today's hours that may still happen, or of which nobody has told yet."""
    called_off = exists().where(Attendance.meeting_id == Meeting.id, Attendance.answer == Answer.CANNOT)
    ends_at: datetime | None = await session.scalar(
        select(func.max(Meeting.ends_at)).where(
            Meeting.duo_id == duo.id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.starts_at.between(now - AROUND_NOW, now + AROUND_NOW),
            ~called_off,
        )
    )
    return ends_at


async def is_called_off(session: AsyncSession, meeting: Meeting) -> bool:
    """Whether one of the two cannot come."""
    cannot = exists().where(Attendance.meeting_id == meeting.id, Attendance.answer == Answer.CANNOT)
    return bool(await session.scalar(select(cannot)))


async def last_met_at(session: AsyncSession, duo: Duo) -> datetime | None:
    """Return the start of the latest meeting that happened."""
    query = select(func.max(Meeting.starts_at)).where(
        Meeting.duo_id == duo.id, Meeting.state == MeetingState.HAPPENED
    )
    last: datetime | None = await session.scalar(query)
    return last
