"""Act for somebody without Telegram: what they could do now, as buttons in their name."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import paper_texts as texts
from bot.checkins.presses import CallMe, TellMet
from bot.checkins.rules import Met
from bot.checkins.texts import call_me, did_you_meet, met
from bot.duos.models import Duo, DuoState
from bot.duos.presses import ChooseSlot
from bot.duos.proposals import ask_participant
from bot.duos.queries import live_duos_of
from bot.duos.texts import choose_weekly_time, waiting_for
from bot.escalations.queries import unanswered_check_in
from bot.meetings import queries as meetings
from bot.meetings.models import Slot, SlotState
from bot.meetings.planning import place_of
from bot.meetings.presses import AgreeToSlot, BeThere, CannotCome, ShowMyDuos
from bot.meetings.rules import Answer
from bot.meetings.texts import good_for_me, slot_proposal
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, say
from bot.people.models import Person
from bot.people.queries import spoken_for
from bot.refusal import Refused
from bot.texts import stale_button


async def act_for(session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime) -> None:
    """A message for each of their duos; a tap under it is theirs, recorded by who taps."""
    person = await spoken_for(session, by, person_id)
    if person is None:
        raise Refused(stale_button())
    duos = await live_duos_of(session, person)
    if not duos:
        raise Refused(texts.nothing_to_do(person.first_name))
    for duo in duos:
        if duo.state is DuoState.ACTIVE:
            await _offer_steps(session, duo, person, now)
        elif duo.has_agreed(person):
            await say(session, person, waiting_for(duo.partner_of(person).first_name), now=now)
        else:
            await ask_participant(session, duo, person, now=now)


async def _offer_steps(session: AsyncSession, duo: Duo, person: Person, now: datetime) -> None:
    """What waits for an answer is asked again; then what they might begin themselves."""
    partner = duo.partner_of(person)
    silent = await unanswered_check_in(session, duo, person)
    if silent is not None:
        question = did_you_meet(partner.first_name, silent.meeting.starts_at)
        answers = [[Button(met(each), TellMet(silent.meeting_id, each))] for each in Met]
        await say(session, person, question, buttons=answers, now=now)
    proposed = await meetings.slot_of(session, duo, SlotState.PROPOSED)
    if proposed is not None and proposed.proposed_by_id != person.id:
        await _ask_about_slot(session, person, partner, proposed, now)
    buttons = [
        *await _next_meeting(session, duo, person, now),
        Button(choose_weekly_time(), ChooseSlot(duo.id)),
        Button(call_me(), CallMe(duo.id)),
        Button(texts.show_duo(), ShowMyDuos(0)),
    ]
    question = texts.what_does_one_do(partner.first_name)
    await say(session, person, question, buttons=[[button] for button in buttons], now=now)


async def _ask_about_slot(
    session: AsyncSession, person: Person, partner: Person, slot: Slot, now: datetime
) -> None:
    question = slot_proposal(partner.first_name, slot.weekday, slot.at, place_of(slot))
    yes = [[Button(good_for_me(), AgreeToSlot(slot.id))]]
    await say(session, person, question, buttons=yes, now=now)


async def _next_meeting(session: AsyncSession, duo: Duo, person: Person, now: datetime) -> list[Button]:
    """They get no reminders, under which one says that one cannot come."""
    meeting = await meetings.next_meeting(session, duo, after=now)
    attendance = await meetings.attendance_at(session, person, meeting.id) if meeting else None
    if meeting is None or attendance is None:
        return []
    name, starts_at = person.first_name, meeting.starts_at
    if attendance.answer is Answer.CANNOT:
        return [Button(texts.comes_after_all_on(name, starts_at), BeThere(meeting.id))]
    return [Button(texts.cannot_come_on(name, starts_at), CannotCome(meeting.id))]
