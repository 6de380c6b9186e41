"""After a meeting: ask both, keep what they say, edit one message in place."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.checkins import queries, rules, texts
from bot.checkins.calls import ask_for_call, waits_for_call
from bot.checkins.models import CheckIn
from bot.checkins.presses import AddWord, CallMeAfter, ChangeAnswer, RateMeeting, TellMet
from bot.checkins.rules import Met, Said
from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.due import Wait
from bot.duos.models import DuoState
from bot.meetings.models import Meeting, MeetingState
from bot.outbox.buttons import Button, Rows
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.refusal import Refused
from bot.texts import stale_button

WORD = "checkins.word"

STATES = {
    Said.HAPPENED: MeetingState.HAPPENED,
    Said.MISSED: MeetingState.MISSED,
    Said.MOVED: MeetingState.MOVED,
    Said.NOTHING: MeetingState.PLANNED,
}


async def follow_up(session: AsyncSession, meeting: Meeting, now: datetime) -> None:
    """A meeting has ended: each of the two is to be asked, at a time that suits where they are."""
    meeting.follow_up_at = None
    if meeting.duo.state is not DuoState.ACTIVE:
        return
    for person in meeting.duo.participants:
        ask_at = rules.ask_time(meeting.ends_at, zone=person.zone)
        session.add(CheckIn(meeting=meeting, person=person, ask_at=ask_at))


async def ask(session: AsyncSession, check_in: CheckIn, now: datetime) -> None:
    """Ask the first question; after a move it is asked anew in a message of its own."""
    check_in.ask_at = None
    if check_in.met not in (None, Met.MOVED):
        return
    check_in.times_asked += 1
    ask_it = texts.did_you_meet if check_in.met is None else texts.have_you_met_since
    question = ask_it(_partner(check_in).first_name, check_in.meeting.starts_at)
    asked_in_id = await say(
        session,
        check_in.person,
        question,
        buttons=_met_buttons(check_in),
        lane=Lane.REMINDER,
        key=f"check-in:{check_in.id}:{check_in.times_asked}",
        now=now,
    )
    check_in.asked_in_id = asked_in_id or check_in.asked_in_id


async def tell_met(
    session: AsyncSession, *, by: Person, meeting_id: int, met: Met, shown: Shown, now: datetime
) -> None:
    """Keep whether they met; a yes leads on to how it was."""
    check_in = await _open(session, by, meeting_id, now)
    check_in.met, check_in.answered_at, check_in.recorded_by_id = met, now, by.recorded_by_id
    if met is not Met.YES:
        check_in.stars = None
    check_in.ask_at = rules.ask_again_time(now, zone=by.zone) if met is Met.MOVED else None
    await _conclude(session, check_in, now)
    if met is Met.YES and check_in.stars is None:
        stars = [Button(texts.stars(n), RateMeeting(meeting_id, n)) for n in range(1, 6)]
        question = texts.how_was_it(_partner(check_in).first_name)
        await revise(session, by, question, of=shown, buttons=[stars], now=now)
    else:
        await _thank(session, check_in, shown, now)


async def rate(
    session: AsyncSession, *, by: Person, meeting_id: int, stars: int, shown: Shown, now: datetime
) -> None:
    """Keep how a meeting was (1 to 5 stars); answering again replaces the answer."""
    check_in = await _open(session, by, meeting_id, now)
    if check_in.met is not Met.YES or stars not in range(1, 6):
        raise Refused(stale_button())
    check_in.stars, check_in.answered_at, check_in.recorded_by_id = stars, now, by.recorded_by_id
    await _thank(session, check_in, shown, now)


async def change(session: AsyncSession, *, by: Person, meeting_id: int, shown: Shown, now: datetime) -> None:
    """Ask again from the first question; what was said stands until something else is."""
    check_in = await _open(session, by, meeting_id, now)
    check_in.stars = None
    question = texts.did_you_meet(_partner(check_in).first_name, check_in.meeting.starts_at)
    await revise(session, by, question, of=shown, buttons=_met_buttons(check_in), now=now)


async def offer_word(
    session: AsyncSession, *, by: Person, meeting_id: int, shown: Shown, now: datetime
) -> None:
    check_in = await _answered(session, by, meeting_id, now)
    kept = {"meeting_id": meeting_id, "message_id": shown.message_id}
    who_reads = texts.write_your_word(check_in.meeting.duo.carer.first_name)
    await dialogues.ask(session, by, WORD, who_reads, values=kept, now=now)


async def take_word(
    session: AsyncSession, *, by: Person, text: str | None, meeting_id: int, message_id: int, now: datetime
) -> None:
    check_in = await _answered(session, by, meeting_id, now)
    check_in.words = words(text, most=rules.MOST_WORDS)
    await dialogues.close(session, by)
    await _thank(session, check_in, Shown(message_id), now)
    await say(session, by, texts.your_word_is_noted(), now=now)


async def call_me_after(
    session: AsyncSession, *, by: Person, meeting_id: int, shown: Shown, now: datetime
) -> None:
    check_in = await _answered(session, by, meeting_id, now)
    await ask_for_call(session, check_in.meeting.duo, by, now=now)
    await _thank(session, check_in, shown, now)


async def _conclude(session: AsyncSession, check_in: CheckIn, now: datetime) -> None:
    """What both say together is what the meeting was; the stall rules look at the duo at once."""
    await session.flush()
    answers = [each.met for each in await queries.check_ins_on(session, check_in.meeting_id)]
    check_in.meeting.state = STATES[rules.what_both_say(answers)]
    check_in.meeting.duo.review_at = now


async def _thank(session: AsyncSession, check_in: CheckIn, shown: Shown, now: datetime) -> None:
    if check_in.met is None:
        raise ValueError("nothing has been answered yet")
    duo, person = check_in.meeting.duo, check_in.person
    called = await waits_for_call(session, duo, person, now=now)
    thanks = texts.thanks(
        check_in.met,
        _partner(check_in).first_name,
        check_in.stars,
        check_in.words,
        duo.carer.first_name if called else None,
    )
    more = [] if called else [Button(texts.call_me(), CallMeAfter(check_in.meeting_id))]
    more.append(Button(texts.add_a_word(), AddWord(check_in.meeting_id)))
    buttons = [*([button] for button in more), [Button(texts.change(), ChangeAnswer(check_in.meeting_id))]]
    await revise(session, person, thanks, of=shown, buttons=buttons, now=now)


def _met_buttons(check_in: CheckIn) -> Rows:
    return [[Button(texts.met(met), TellMet(check_in.meeting_id, met)) for met in Met]]


def _partner(check_in: CheckIn) -> Person:
    return check_in.meeting.duo.partner_of(check_in.person)


async def _open(session: AsyncSession, by: Person, meeting_id: int, now: datetime) -> CheckIn:
    check_in = await queries.check_in_of(session, by, meeting_id)
    if check_in is None or check_in.times_asked == 0:
        raise Refused(stale_button())
    if check_in.meeting.ends_at + rules.ANSWERED_FOR < now:
        raise Refused(texts.too_long_ago())
    return check_in


async def _answered(session: AsyncSession, by: Person, meeting_id: int, now: datetime) -> CheckIn:
    """A word or a call comes after the first answer, as on the screen."""
    check_in = await _open(session, by, meeting_id, now)
    if check_in.met is None:
        raise Refused(stale_button())
    return check_in


FOLLOW_UPS = Wait(Meeting.follow_up_at, follow_up)
QUESTIONS = Wait(CheckIn.ask_at, ask)
