"""A proposal and its answers: two yeses make a duo; a no reaches the coordinator with its reason."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.due import Wait
from bot.duos import partner_texts, queries, rules, texts
from bot.duos.models import Duo, DuoState
from bot.duos.presses import AskAgain, ChooseSlot, SayNo, SayNoBecause, SayYes, ThinkAgain, Withdraw
from bot.duos.rules import Reason, Talk
from bot.duos.talk_texts import how_you_talk
from bot.i18n import Sentence
from bot.outbox.buttons import Button, Rows
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.refusal import Refused
from bot.texts import stale_button


async def ask_participant(session: AsyncSession, duo: Duo, participant: Person, *, now: datetime) -> None:
    question = _question(duo, participant)
    await say(session, participant, question, buttons=_answers(duo), lane=Lane.ALERT, now=now)


async def say_yes(session: AsyncSession, *, by: Person, duo_id: int, shown: Shown, now: datetime) -> None:
    """Keep the yes; the second one makes the duo active."""
    duo = await _open_proposal(session, by, duo_id)
    if duo.has_agreed(by):
        raise Refused(texts.you_answered_already())
    duo.agree(by, now)
    partner = duo.partner_of(by)
    if duo.has_agreed(partner):
        await revise(session, by, texts.you_said_yes(partner.first_name), of=shown, now=now)
        await _begin(session, duo, now)
    else:
        await revise(session, by, texts.waiting_for(partner.first_name), of=shown, now=now)
        if by.recorded_by_id != duo.carer.id:  # who has just said it for them knows
            heard = texts.said_yes(by.first_name, partner.first_name)
            await say(session, duo.carer, heard, lane=Lane.REMINDER, now=now)


async def _begin(session: AsyncSession, duo: Duo, now: datetime) -> None:
    duo.state = DuoState.ACTIVE
    duo.active_since = duo.review_at = duo.sign_at = now
    duo.answer_due_at = None
    names = duo.mentee.first_name, duo.mentor.first_name
    await say(session, duo.carer, texts.duo_begins(*names), lane=Lane.ALERT, now=now)
    buttons = [[Button(texts.choose_weekly_time(), ChooseSlot(duo.id))]]
    await session.flush()
    for participant in duo.participants:
        how = await _how_they_talk(session, duo, participant)
        opening = texts.opening(duo.partner_of(participant).first_name, duo.starts_on, how)
        await say(session, participant, opening, buttons=buttons, lane=Lane.ALERT, now=now)


async def _how_they_talk(session: AsyncSession, duo: Duo, participant: Person) -> Sentence:
    """Where their words will go."""
    partner, talk = duo.partner_of(participant), duo.talk_of(participant)
    if talk is Talk.HERE and len(await queries.partners_of(session, participant)) > 1:
        return partner_texts.you_say_for_whom(partner.first_name)
    return how_you_talk(talk, partner.first_name, duo.carer.first_name)


async def say_no(session: AsyncSession, *, by: Person, duo_id: int, shown: Shown, now: datetime) -> None:
    """Ask for the reason first: nothing is decided by one wrong tap."""
    duo = await _open_proposal(session, by, duo_id)
    buttons = [[Button(texts.reason(why), SayNoBecause(duo.id, why))] for why in Reason]
    back = [Button(texts.think_again(), ThinkAgain(duo.id))]
    await revise(session, by, texts.why_not(), of=shown, buttons=[*buttons, back], now=now)


async def think_again(session: AsyncSession, *, by: Person, duo_id: int, shown: Shown, now: datetime) -> None:
    duo = await _open_proposal(session, by, duo_id)
    await revise(session, by, _question(duo, by), of=shown, buttons=_answers(duo), now=now)


async def say_no_because(
    session: AsyncSession, *, by: Person, duo_id: int, why: Reason, shown: Shown, now: datetime
) -> None:
    """The coordinator hears the no with its reason; the other hears it kindly, and never the reason."""
    duo = await _open_proposal(session, by, duo_id)
    partner = duo.partner_of(by)
    duo.state, duo.answer_due_at, duo.ended_at = DuoState.DECLINED, None, now
    await revise(session, by, texts.your_no_is_noted(duo.carer.first_name), of=shown, now=now)
    heard = texts.said_no(by.first_name, partner.first_name, why)
    await say(session, duo.carer, heard, lane=Lane.ALERT, now=now)
    kindly = texts.no_duo_this_time(by.first_name, duo.carer.first_name)
    await say(session, partner, kindly, lane=Lane.ALERT, now=now)


async def report_silence(session: AsyncSession, duo: Duo, now: datetime) -> None:
    """No answer for three days: the coordinator hears it, once."""
    duo.answer_due_at = None
    if duo.state is not DuoState.PROPOSED:
        return
    buttons = [
        [Button(texts.ask_again(), AskAgain(duo.id))],
        [Button(texts.withdraw(), Withdraw(duo.id))],
    ]
    silence = texts.no_answer_yet(_silent(duo), duo.mentee.first_name, duo.mentor.first_name)
    await say(session, duo.carer, silence, buttons=buttons, lane=Lane.ALERT, now=now)


async def ask_again(session: AsyncSession, *, by: Person, duo_id: int, shown: Shown, now: datetime) -> None:
    """Ask who is silent once more; a second tap while they have not had three days is the same wish."""
    duo = await _proposal_of_coordinator(session, by, duo_id)
    if duo.answer_due_at is not None:
        raise Refused(texts.asked_again(_silent(duo)))
    duo.answer_due_at = rules.answer_due(now, zone=by.zone)
    for participant in duo.participants:
        if not duo.has_agreed(participant):
            await ask_participant(session, duo, participant, now=now)
    await revise(session, by, texts.asked_again(_silent(duo)), of=shown, now=now)


async def withdraw(session: AsyncSession, *, by: Person, duo_id: int, shown: Shown, now: datetime) -> None:
    duo = await _proposal_of_coordinator(session, by, duo_id)
    duo.state, duo.answer_due_at, duo.ended_at = DuoState.WITHDRAWN, None, now
    gone = texts.withdrawn(duo.mentee.first_name, duo.mentor.first_name)
    await revise(session, by, gone, of=shown, now=now)
    for participant in duo.participants:
        kindly = texts.no_duo_this_time(duo.partner_of(participant).first_name, by.first_name)
        await say(session, participant, kindly, lane=Lane.ALERT, now=now)


def _silent(duo: Duo) -> tuple[str, ...]:
    return tuple(person.first_name for person in duo.participants if not duo.has_agreed(person))


def _question(duo: Duo, participant: Person) -> Sentence:
    partner = duo.partner_of(participant)
    return texts.proposal(
        duo.carer.first_name,
        partner.first_name,
        partner.about,
        duo.starts_on,
        on_paper=duo.talk_of(participant) is Talk.PARTNER_ON_PAPER,
    )


def _answers(duo: Duo) -> Rows:
    return [[Button(texts.yes_gladly(), SayYes(duo.id))], [Button(texts.no_thanks(), SayNo(duo.id))]]


async def _open_proposal(session: AsyncSession, by: Person, duo_id: int) -> Duo:
    duo = await queries.duo_of(session, duo_id)
    if duo is None or by.id not in (duo.mentee_id, duo.mentor_id):
        raise Refused(stale_button())
    if duo.state is DuoState.ACTIVE:
        raise Refused(texts.you_answered_already())
    if duo.state is not DuoState.PROPOSED:
        raise Refused(texts.proposal_is_over())
    return duo


async def _proposal_of_coordinator(session: AsyncSession, by: Person, duo_id: int) -> Duo:
    duo = await queries.duo_of(session, duo_id)
    if duo is None or not duo.is_cared_for_by(by) or duo.state is not DuoState.PROPOSED:
        raise Refused(stale_button())
    return duo


UNANSWERED = Wait(Duo.answer_due_at, report_silence)
