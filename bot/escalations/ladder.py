"""An escalation's way: to the coordinator, to the admins when nobody takes it, and to its end."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.escalations import rules, texts
from bot.escalations.models import Notice, Stall
from bot.escalations.presses import Later, Solve, TakeIt
from bot.escalations.rules import Closing, Situation, StallReason
from bot.i18n import Sentence
from bot.meetings.queries import last_met_at
from bot.outbox.buttons import Button, Rows
from bot.outbox.models import Lane
from bot.outbox.say import revise, say
from bot.people.models import Person
from bot.people.rules import is_working_day

SIGNS: Final = {StallReason.NOT_MET: "⚠️", StallReason.CALL: "☎️"}


async def raise_to_coordinator(
    session: AsyncSession, stall: Stall, situation: Situation, *, now: datetime
) -> None:
    """One alert to the duo's coordinator; nothing more until they act or two working days pass."""
    stall.raised_at = now
    stall.climb_at = climb_time(stall, now)
    await tell(session, stall, stall.duo.carer, await alert(session, stall, now), now=now)


def climb_time(stall: Stall, now: datetime) -> datetime:
    branch = stall.duo.branch
    return rules.climbs_at(
        now,
        zone=branch.zone,
        opens=branch.opens,
        closes=branch.closes,
        works=is_working_day(branch.country, branch.region, branch.works_on),
    )


async def tell(
    session: AsyncSession, stall: Stall, person: Person, sentence: Sentence, *, now: datetime
) -> None:
    """Say it and remember the message, which changes when the escalation does."""
    outgoing_id = await say(
        session, person, sentence, buttons=buttons_for(stall, person), lane=Lane.ALERT, now=now
    )
    stall.notices.append(Notice(stall_id=stall.id, person=person, outgoing_id=outgoing_id))


async def alert(session: AsyncSession, stall: Stall, now: datetime) -> Sentence:
    """The facts in two lines: since when, and what was tried."""
    met_at = await last_met_at(session, stall.duo)
    facts = [texts.last_meeting(met_at) if met_at else texts.no_meeting_yet()]
    if stall.nudged_at is not None:
        facts = [_who_was_asked(stall, stall.nudged_at)]
        if met_at is not None:
            facts.insert(0, texts.last_meeting(met_at))
    facts += [texts.only_you_can_ask(person.first_name, person.phone) for person in _to_be_called(stall)]
    return texts.alert(SIGNS[stall.reason], _reason(stall, met_at, now), *facts)


def _to_be_called(stall: Stall) -> list[Person]:
    """Those without Telegram whom only a human can reach: both, or the one who asks for a call."""
    on_paper = stall.duo.on_paper
    return [each for each in on_paper if stall.reason is StallReason.NOT_MET or each is stall.caller]


def _who_was_asked(stall: Stall, nudged_at: datetime) -> Sentence:
    asked = [person for person in stall.duo.participants if not person.on_paper]
    if len(asked) == 1:
        return texts.one_was_asked(asked[0].first_name, nudged_at)
    return texts.both_were_asked(nudged_at)


def _reason(stall: Stall, met_at: datetime | None, now: datetime) -> Sentence:
    duo = stall.duo
    if stall.reason is StallReason.CALL and stall.caller is not None:
        return texts.asks_for_call(stall.caller.first_name, duo.partner_of(stall.caller).first_name)
    names = duo.mentee.first_name, duo.mentor.first_name
    if met_at is None:
        return texts.never_met(*names, stall.since)
    return texts.not_met(*names, rules.weeks_between(met_at, stall.raised_at or now))


def buttons_for(stall: Stall, person: Person) -> Rows:
    """Nobody's: take it, later, solved. Taken: its owner can put it off or solve it. Closed: none."""
    if stall.closed_at is not None or stall.owner_id not in (None, person.id):
        return []
    later = [Button(texts.later(days), Later(stall.id, days)) for days in rules.LATER_DAYS]
    solve = [Button(texts.solved(), Solve(stall.id))]
    take = [Button(texts.take_it(), TakeIt(stall.id))]
    return [later, solve] if stall.owner_id == person.id else [take, later, solve]


async def show_everywhere(session: AsyncSession, stall: Stall, state: Sentence, *, now: datetime) -> None:
    """Change the message of everybody who heard of it."""
    said = texts.with_state(await alert(session, stall, now), state)
    for notice in stall.notices:
        if notice.outgoing_id is not None:
            buttons = buttons_for(stall, notice.person)
            await revise(session, notice.person, said, of=notice.outgoing_id, buttons=buttons, now=now)


async def add_call(session: AsyncSession, stall: Stall, *, now: datetime) -> None:
    """A wish to be called rings even while an escalation is open: its owner hears it in one line."""
    caller, duo = stall.caller, stall.duo
    if caller is not None:
        line = texts.also_asks_for_call(caller.first_name, duo.partner_of(caller).first_name)
        await say(session, stall.owner or duo.carer, line, lane=Lane.ALERT, now=now)


async def climb(session: AsyncSession, stall: Stall, now: datetime, admins: Sequence[Person]) -> None:
    """Nobody took it: the admins hear, once. While there is no admin it is tried again later."""
    stall.climb_at = None if admins else climb_time(stall, now)
    if stall.closed_at is not None or stall.owner_id is not None or stall.raised_at is None:
        stall.climb_at = None
        return
    told = stall.notices[0].person if stall.notices else stall.duo.carer  # another may cover by now
    waiting = texts.nobody_takes_it(told.first_name, stall.raised_at)
    said = texts.with_state(await alert(session, stall, now), waiting)
    for admin in admins:
        stall.climbed_at = now
        await tell(session, stall, admin, said, now=now)


async def close(
    session: AsyncSession, stall: Stall, closing: Closing, state: Sentence, *, now: datetime
) -> None:
    stall.closed_at, stall.closing = now, closing
    stall.climb_at = stall.remind_at = None
    stall.duo.review_at = now
    await show_everywhere(session, stall, state, now=now)


async def close_by_meeting(session: AsyncSession, stall: Stall, *, met_at: datetime, now: datetime) -> None:
    """They met: whoever had it on their list hears so. A stall that was only nudged ends in silence."""
    await close(session, stall, Closing.MET, texts.closed_by_meeting(met_at), now=now)
    if stall.raised_at is not None:
        duo = stall.duo
        news = texts.have_met_again(duo.mentee.first_name, duo.mentor.first_name, met_at)
        await say(session, stall.owner or duo.carer, news, lane=Lane.ALERT, now=now)
