"""What somebody leaves behind goes on without them: their duo ends kindly, their alerts are free again."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.checkins.models import CheckIn
from bot.db import rows_of
from bot.duos.models import Duo, DuoState
from bot.duos.texts import no_duo_this_time
from bot.escalations import ladder
from bot.escalations.models import Stall
from bot.escalations.queries import open_stall
from bot.escalations.rules import Closing
from bot.escalations.texts import with_state
from bot.meetings.models import Meeting, MeetingState
from bot.outbox.models import Lane
from bot.outbox.say import revise, say, say_to_all
from bot.people.models import Person
from bot.privacy import erasing_texts as texts
from bot.privacy import queries


async def take_leave(session: AsyncSession, person: Person, *, by: Person | None, now: datetime) -> None:
    """End what is under way, and tell whom it concerns; nobody hears a reason. Who erases them knows it."""
    told = {person.id, by.id} if by is not None else {person.id}
    to_tell = [each for each in await queries.who_looks_after(session, person) if each.id not in told]
    duos = await queries.live_duos_of(session, person)
    for duo in duos:
        await _end(session, duo, person, tell_carer=duo.carer.id not in told, now=now)
    for stall in await queries.open_stalls_with(session, person):
        await _let_go_of(session, stall, person, now=now)
    if not duos and person.joined_at is not None:
        await say_to_all(session, to_tell, texts.has_left(person.first_name), lane=Lane.ALERT, now=now)


async def _end(session: AsyncSession, duo: Duo, person: Person, *, tell_carer: bool, now: datetime) -> None:
    was_active, partner = duo.state is DuoState.ACTIVE, duo.partner_of(person)
    duo.state = DuoState.ENDED if was_active else DuoState.WITHDRAWN
    duo.ended_at, duo.answer_due_at, duo.review_at, duo.sign_at = now, None, None, None
    await _call_off(session, duo, now)
    stall = await open_stall(session, duo)
    if stall is not None:
        await _close(session, stall, now)
    kindly = texts.partner_has_left(person.first_name, duo.carer.first_name)
    kindly = kindly if was_active else no_duo_this_time(person.first_name, duo.carer.first_name)
    await say(session, partner, kindly, lane=Lane.ALERT, now=now)
    if tell_carer:
        news = texts.has_left_their_duo if was_active else texts.has_left_a_proposal
        heard = news(person.first_name, partner.first_name)
        await say(session, duo.carer, heard, lane=Lane.ALERT, now=now)


async def _call_off(session: AsyncSession, duo: Duo, now: datetime) -> None:
    """Meetings ahead go, and nobody is asked any more about one that was."""
    ahead = (Meeting.duo_id == duo.id, Meeting.state == MeetingState.PLANNED, Meeting.starts_at > now)
    await rows_of(session, delete(Meeting).where(*ahead))
    theirs = select(Meeting.id).where(Meeting.duo_id == duo.id)
    await rows_of(session, update(CheckIn).where(CheckIn.meeting_id.in_(theirs)).values(ask_at=None))


async def _close(session: AsyncSession, stall: Stall, now: datetime) -> None:
    """Whoever heard of the alert sees that it is over, and no longer whom it was about."""
    stall.closed_at, stall.closing = now, Closing.ENDED
    stall.climb_at = stall.remind_at = None
    for notice in stall.notices:
        if notice.outgoing_id is not None:
            await revise(session, notice.person, texts.alert_is_over(), of=notice.outgoing_id, now=now)


async def _let_go_of(session: AsyncSession, stall: Stall, person: Person, *, now: datetime) -> None:
    """The two working days begin anew for the others who heard of it."""
    stall.owner, stall.taken_at, stall.remind_at, stall.remind_id = None, None, None, None
    stall.owner_id = None
    stall.climb_at = ladder.climb_time(stall, now)
    said = with_state(await ladder.alert(session, stall, now), texts.alert_is_free_again())
    for notice in stall.notices:
        if notice.outgoing_id is not None and notice.person_id != person.id:
            buttons = ladder.buttons_for(stall, notice.person)
            await revise(session, notice.person, said, of=notice.outgoing_id, buttons=buttons, now=now)
