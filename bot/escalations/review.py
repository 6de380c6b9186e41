"""A duo is looked at: its situation is read, the rules decide, one step is taken."""

from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from bot.checkins.presses import CallMe, TellMet
from bot.checkins.queries import last_call_request
from bot.checkins.rules import Met
from bot.checkins.texts import call_me
from bot.due import Wait
from bot.duos.models import Duo, DuoState
from bot.duos.presses import ChooseSlot, EndDuo
from bot.duos.rules import Talk
from bot.duos.texts import choose_weekly_time, end_the_duo
from bot.escalations import ladder, queries, rules, texts
from bot.escalations.models import Stall
from bot.escalations.rules import Decision, OpenStall, Situation, StallReason, Step
from bot.meetings.queries import last_met_at, meeting_about
from bot.outbox.buttons import Button
from bot.outbox.models import Lane
from bot.outbox.say import say
from bot.people.models import Person
from bot.people.rules import local_moment


async def review(session: AsyncSession, duo: Duo, now: datetime) -> None:
    """Take the step that the rules decide on; the duo gets its next due time in the same transaction."""
    duo.review_at = None
    if duo.state is not DuoState.ACTIVE:
        return
    stall = await queries.open_stall(session, duo)
    situation = await _situation(session, duo, stall, now)
    decision = rules.decide(situation, now=now)
    await _take_step(session, duo, stall, situation, decision, now)
    duo.review_at = decision.look_again_at
    if decision.look_again_at is not None and decision.look_again_at <= now:
        await review(session, duo, now)


async def _situation(session: AsyncSession, duo: Duo, stall: Stall | None, now: datetime) -> Situation:
    zone = duo.branch.zone
    call = await last_call_request(session, duo)
    contained = await queries.last_call_contained(session, duo)
    fresh_call = call is not None and (contained is None or call.asked_at > contained)
    starts_at = local_moment(duo.starts_on, time(0), zone=zone)
    return Situation(
        began_at=max(starts_at, duo.active_since or starts_at),
        over_at=local_moment(duo.ends_on, time(12), zone=zone),
        over_is_told=duo.over_told_at is not None,
        last_met_at=await last_met_at(session, duo),
        last_solved_at=await queries.last_solved_at(session, duo),
        call_asked_at=call.asked_at if call and fresh_call else None,
        meeting_about_ends_at=await meeting_about(session, duo, now=now),
        stall=_as_value(stall) if stall else None,
        zone=zone,
        can_be_nudged=len(duo.on_paper) < 2,
    )


def _as_value(stall: Stall) -> OpenStall:
    return OpenStall(
        since=stall.since,
        nudged_at=stall.nudged_at,
        raised_at=stall.raised_at,
        taken=stall.owner_id is not None,
        waits_for_call=stall.call_asked_at is not None,
    )


async def _take_step(
    session: AsyncSession,
    duo: Duo,
    stall: Stall | None,
    situation: Situation,
    decision: Decision,
    now: datetime,
) -> None:
    match decision.step:
        case Step.NUDGE:
            await _nudge(session, duo, situation, now)
        case Step.RAISE_SILENCE | Step.RAISE_CALL:
            reason = StallReason.CALL if decision.step is Step.RAISE_CALL else StallReason.NOT_MET
            stall = stall or await _found(session, duo, situation, reason, now)
            stall.reason = reason
            await _contain_call(session, stall, situation)
            await ladder.raise_to_coordinator(session, stall, situation, now=now)
        case Step.ADD_CALL if stall is not None:
            await _contain_call(session, stall, situation)
            await ladder.add_call(session, stall, now=now)
        case Step.CLOSE if stall is not None and situation.last_met_at is not None:
            await ladder.close_by_meeting(session, stall, met_at=situation.last_met_at, now=now)
        case Step.OVER:
            duo.over_told_at = now
            over = texts.six_months_are_over(duo.mentee.first_name, duo.mentor.first_name)
            end = [[Button(end_the_duo(), EndDuo(duo.id))]]
            await say(session, duo.carer, over, buttons=end, lane=Lane.ALERT, now=now)


async def _nudge(session: AsyncSession, duo: Duo, situation: Situation, now: datetime) -> None:
    """A friendly message to both, once for this stall.

    Not for somebody on paper: their coordinator would hear it, who gets the alert if it does not help.
    """
    stall = await _found(session, duo, situation, StallReason.NOT_MET, now)
    stall.nudged_at = now
    weeks = rules.weeks_between(situation.silent_since, now)
    for person in duo.participants:
        words = texts.nudge(
            duo.partner_of(person).first_name,
            weeks,
            have_met=situation.last_met_at is not None,
            through=duo.carer.first_name if duo.talk_of(person) is Talk.PARTNER_ON_PAPER else None,
        )
        buttons = await _small_steps(session, duo, person)
        key = f"nudge:{stall.id}:{person.id}"
        await say(
            session,
            person,
            words,
            buttons=buttons,
            lane=Lane.REMINDER,
            key=key,
            passed_on=False,
            now=now,
        )


async def _small_steps(session: AsyncSession, duo: Duo, person: Person) -> list[list[Button]]:
    """One tap each: choose a time, ask for a call, or say that they did meet after all."""
    buttons = [Button(choose_weekly_time(), ChooseSlot(duo.id)), Button(call_me(), CallMe(duo.id))]
    silent = await queries.unanswered_check_in(session, duo, person)
    if silent is not None:
        buttons.insert(0, Button(texts.we_did_meet(), TellMet(silent.meeting_id, Met.YES)))
    return [[button] for button in buttons]


async def _found(
    session: AsyncSession, duo: Duo, situation: Situation, reason: StallReason, now: datetime
) -> Stall:
    stall = Stall(duo=duo, reason=reason, since=situation.silent_since, found_at=now, notices=[])
    session.add(stall)
    await session.flush()
    return stall


async def _contain_call(session: AsyncSession, stall: Stall, situation: Situation) -> None:
    """The wish is part of this escalation from now on, so it is brought to a human once."""
    call = await last_call_request(session, stall.duo)
    if situation.call_asked_at is not None and call is not None:
        stall.call_asked_at, stall.caller = call.asked_at, call.person


REVIEWS = Wait(Duo.review_at, review)
