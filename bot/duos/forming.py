"""A coordinator forms a duo: when it starts, and a last look; then both are asked."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos import forming_texts as texts
from bot.duos import queries, rules
from bot.duos.choosing import stop_button
from bot.duos.models import Duo
from bot.duos.presses import Propose, ShowProposal
from bot.duos.proposals import ask_participant
from bot.duos.queries import Free
from bot.i18n import Sentence
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, revise
from bot.people.models import Person
from bot.people.queries import cover_of
from bot.people.roles import RoleKind
from bot.refusal import Refused


async def show_starts(
    session: AsyncSession, *, by: Person, mentee_id: int, mentor_id: int, shown: Shown, now: datetime
) -> None:
    mentee, mentor = await _both(session, by, mentee_id, mentor_id)
    days = rules.offered_starts(rules.day_in(by.zone, now))
    buttons = [[Button(texts.day(day), ShowProposal(mentee_id, mentor_id, day))] for day in days]
    question = texts.when_do_they_start(mentee.person.first_name, mentor.person.first_name)
    await revise(session, by, question, of=shown, buttons=[*buttons, [stop_button(mentee_id)]], now=now)


async def show_proposal(
    session: AsyncSession,
    *,
    by: Person,
    mentee_id: int,
    mentor_id: int,
    starts_on: date,
    shown: Shown,
    now: datetime,
) -> None:
    _check_start(by, starts_on, now)
    mentee, mentor = await _both(session, by, mentee_id, mentor_id)
    look = texts.check_proposal(
        mentee.person.first_name,
        mentor.person.first_name,
        starts_on,
        rules.last_day(starts_on),
        _warning(mentor, rules.day_in(by.zone, now)),
    )
    ask = Button(texts.ask_both(), Propose(mentee_id, mentor_id, starts_on))
    await revise(session, by, look, of=shown, buttons=[[ask], [stop_button(mentee_id)]], now=now)


def _warning(mentor: Free, today: date) -> Sentence | None:
    """A mentor whose training is not done may be proposed; whoever does so knows it."""
    if rules.is_ready(mentor.role.trained_on, today=today):
        return None
    return texts.training_is_not_done(mentor.person.first_name, mentor.role.trained_on)


async def propose(
    session: AsyncSession,
    *,
    by: Person,
    mentee_id: int,
    mentor_id: int,
    starts_on: date,
    shown: Shown,
    now: datetime,
) -> None:
    """Ask both in private. Whoever has no room any more, or is not of `by`'s branches, stops it."""
    _check_start(by, starts_on, now)
    mentee, mentor = await _both(session, by, mentee_id, mentor_id)
    duo = Duo(
        branch_id=mentee.role.branch_id,
        mentee=mentee.person,
        mentor=mentor.person,
        coordinator=by,
        caretaker=await cover_of(session, by),
        starts_on=starts_on,
        ends_on=rules.last_day(starts_on),
        proposed_at=now,
        answer_due_at=rules.answer_due(now, zone=by.zone),
    )
    session.add(duo)
    await session.flush()
    asked = texts.both_are_asked(duo.mentee.first_name, duo.mentor.first_name)
    await revise(session, by, asked, of=shown, now=now)
    for participant in duo.participants:
        await ask_participant(session, duo, participant, now=now)


async def stop_forming(
    session: AsyncSession, *, by: Person, mentee_id: int, shown: Shown, now: datetime
) -> None:
    """Ask nobody; too late when "Ask both" was tapped first."""
    if await queries.has_a_live_duo(session, mentee_id):
        raise Refused(texts.no_longer_free())
    await revise(session, by, texts.forming_stopped(), of=shown, now=now)


async def _both(session: AsyncSession, by: Person, mentee_id: int, mentor_id: int) -> tuple[Free, Free]:
    """Return both if they have room for a duo with each other, held so that nobody else takes it."""
    branch_ids = by.branch_ids(RoleKind.COORDINATOR)
    await queries.hold(session, {mentee_id, mentor_id})
    mentee = await queries.free_person(session, mentee_id, kind=RoleKind.MENTEE, branch_ids=branch_ids)
    if mentee is None or mentee_id == mentor_id:
        raise Refused(texts.no_longer_free())
    mentor = await queries.free_person(
        session,
        mentor_id,
        kind=RoleKind.MENTOR,
        branch_ids=branch_ids,
        first_branch_id=mentee.role.branch_id,
    )
    if mentor is None or await queries.are_in_a_live_duo(session, mentee_id, mentor_id):
        raise Refused(texts.no_longer_free())
    return mentee, mentor


def _check_start(by: Person, starts_on: date, now: datetime) -> None:
    if not rules.may_start_on(starts_on, today=rules.day_in(by.zone, now)):
        raise Refused(texts.start_is_past())
