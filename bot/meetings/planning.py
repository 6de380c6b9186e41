"""From a slot that both agreed on to the dated meetings of their six months."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos.models import Duo
from bot.i18n import Sentence
from bot.meetings import queries, rules, texts
from bot.meetings.models import Attendance, Meeting, MeetingState, Slot
from bot.people.models import Person


async def plan(session: AsyncSession, duo: Duo, slot: Slot, now: datetime) -> list[Meeting]:
    """Make the meetings of the new slot; those of the old one that lie ahead go."""
    for meeting in await queries.planned_after(session, duo, now):
        await session.execute(delete(Meeting).where(Meeting.id == meeting.id))
    today = now.astimezone(ZoneInfo(slot.zone)).date()
    starts = rules.occurrences(
        weekday=slot.weekday,
        at=slot.at,
        zone=slot.zone,
        first_day=max(today, duo.starts_on),
        last_day=duo.ends_on,
        after=now,
    )
    meetings = [_meeting(duo, slot, starts_at, now) for starts_at in starts]
    session.add_all(meetings)
    return meetings


def _meeting(duo: Duo, slot: Slot, starts_at: datetime, now: datetime) -> Meeting:
    ends_at = starts_at + rules.LENGTH
    return Meeting(
        duo=duo,
        slot=slot,
        starts_at=starts_at,
        ends_at=ends_at,
        state=MeetingState.PLANNED,
        follow_up_at=ends_at,
        attendances=[_attendance(person, starts_at, now) for person in duo.participants],
    )


def _attendance(person: Person, starts_at: datetime, now: datetime) -> Attendance:
    reminder = rules.next_reminder(starts_at, zone=person.zone, told=None, now=now)
    lead, remind_at = reminder or (None, None)
    return Attendance(person=person, lead=lead, remind_at=remind_at)


def place_of(slot: Slot) -> Sentence:
    return texts.place(slot.place, slot.place_words)
