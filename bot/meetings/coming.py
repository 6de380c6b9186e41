"""Before a meeting: reminders, and who comes."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.due import Wait
from bot.duos.models import Duo, DuoState
from bot.i18n import Sentence
from bot.meetings import queries, rules, texts
from bot.meetings.models import Attendance
from bot.meetings.planning import place_of
from bot.meetings.presses import BeThere, CannotCome
from bot.meetings.rules import Answer, Lead
from bot.meetings.talk_texts import another_day_perhaps
from bot.outbox.buttons import Button, Rows
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.refusal import Refused


async def remind(session: AsyncSession, attendance: Attendance, now: datetime) -> None:
    """Say the reminder that is due and set the next; nobody is reminded of what was called off."""
    meeting, lead = attendance.meeting, attendance.lead
    reminder = rules.next_reminder(meeting.starts_at, zone=attendance.person.zone, told=lead, now=now)
    attendance.lead, attendance.remind_at = reminder or (None, None)
    called_off = await queries.is_called_off(session, meeting)
    if lead is None or called_off or meeting.duo.state is not DuoState.ACTIVE or meeting.starts_at <= now:
        return
    await say(
        session,
        attendance.person,
        _reminder(attendance, lead),
        buttons=_choice(attendance),
        lane=Lane.REMINDER,
        key=f"remind:{attendance.id}:{lead}",
        expires_at=meeting.starts_at,
        passed_on=False,
        now=now,
    )


def _reminder(attendance: Attendance, lead: Lead) -> Sentence:
    meeting = attendance.meeting
    partner = meeting.duo.partner_of(attendance.person).first_name
    say_it = texts.reminder_day_before if lead is Lead.DAY_BEFORE else texts.reminder_two_hours_before
    return say_it(partner, meeting.starts_at, place_of(meeting.slot))


def _choice(attendance: Attendance) -> Rows:
    """What can still be said: both, or the other one."""
    come = Button(texts.be_there(), BeThere(attendance.meeting_id))
    cannot = Button(texts.cannot_come(), CannotCome(attendance.meeting_id))
    if attendance.answer is Answer.COMING:
        return [[cannot]]
    if attendance.answer is Answer.CANNOT:
        return [[Button(texts.come_after_all(), BeThere(attendance.meeting_id))]]
    return [[come, cannot]]


async def be_there(
    session: AsyncSession, *, by: Person, meeting_id: int, shown: Shown, now: datetime
) -> None:
    attendance = await _mine_ahead(session, by, meeting_id, now)
    before, attendance.answer = attendance.answer, Answer.COMING
    attendance.recorded_by_id = by.recorded_by_id
    if before is Answer.COMING:
        return
    meeting = attendance.meeting
    partner = meeting.duo.partner_of(by)
    noted = texts.you_will_be_there(partner.first_name, meeting.starts_at, place_of(meeting.slot))
    await revise(session, by, noted, of=shown, buttons=_choice(attendance), now=now)
    if before is Answer.CANNOT:
        news = texts.partner_comes_after_all(by.first_name, meeting.starts_at)
        await say(session, partner, news, lane=Lane.ALERT, now=now)


async def cannot_come(
    session: AsyncSession, *, by: Person, meeting_id: int, shown: Shown, now: datetime
) -> None:
    """The partner learns of it at once; tapping again changes nothing."""
    attendance = await _mine_ahead(session, by, meeting_id, now)
    if attendance.answer is Answer.CANNOT:
        return
    attendance.answer, attendance.recorded_by_id = Answer.CANNOT, by.recorded_by_id
    meeting = attendance.meeting
    partner = meeting.duo.partner_of(by)
    noted = texts.you_cannot_come(partner.first_name, meeting.starts_at, _another_day(meeting.duo, by))
    await revise(session, by, noted, of=shown, buttons=_choice(attendance), now=now)
    news = texts.partner_cannot_come(by.first_name, meeting.starts_at, _another_day(meeting.duo, partner))
    await say(session, partner, news, lane=Lane.ALERT, expires_at=meeting.starts_at, now=now)


def _another_day(duo: Duo, reader: Person) -> Sentence:
    return another_day_perhaps(duo.talk_of(reader), duo.partner_of(reader).first_name, duo.carer.first_name)


async def _mine_ahead(session: AsyncSession, by: Person, meeting_id: int, now: datetime) -> Attendance:
    attendance = await queries.attendance_at(session, by, meeting_id)
    if attendance is None or attendance.meeting.starts_at <= now:
        raise Refused(texts.meeting_is_past())
    return attendance


REMINDERS = Wait(Attendance.remind_at, remind)
