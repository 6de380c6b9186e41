"""A coordinator forms a duo: a mentee, a mentor, a start, a last look, then both are asked."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos import forming_texts as texts
from bot.duos import queries, rules
from bot.duos.models import Duo
from bot.duos.presses import (
    Propose,
    ShowMentees,
    ShowMentors,
    ShowProposal,
    ShowStarts,
    StopForming,
)
from bot.duos.proposals import ask_participant
from bot.i18n import Sentence
from bot.onboarding.texts import role_name
from bot.outbox.buttons import Button, Press, in_rows
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.people.queries import cover_of
from bot.people.roles import RoleKind
from bot.refusal import Refused


async def show_mentees(
    session: AsyncSession, *, by: Person, now: datetime, page: int = 0, shown: Shown | None = None
) -> None:
    """List the free mentees of the coordinator's branches, page by page."""
    buttons = await _free_people(
        session,
        by,
        RoleKind.MENTEE,
        page,
        pick=lambda person: ShowMentors(person.id, 0),
        turn_to=ShowMentees,
    )
    if not buttons:
        raise Refused(texts.nobody_is_free(role_name(RoleKind.MENTEE)))
    if shown is None:
        await say(session, by, texts.which_mentee(), buttons=buttons, now=now)
    else:
        await revise(session, by, texts.which_mentee(), of=shown, buttons=buttons, now=now)


async def show_mentors(
    session: AsyncSession, *, by: Person, mentee_id: int, page: int, shown: Shown, now: datetime
) -> None:
    mentee = await _free(session, by, mentee_id, RoleKind.MENTEE)
    buttons = await _free_people(
        session,
        by,
        RoleKind.MENTOR,
        page,
        pick=lambda person: ShowStarts(mentee_id, person.id),
        turn_to=lambda other: ShowMentors(mentee_id, other),
    )
    if not buttons:
        raise Refused(texts.nobody_is_free(role_name(RoleKind.MENTOR)))
    await revise(session, by, texts.which_mentor(mentee.first_name), of=shown, buttons=buttons, now=now)


async def show_starts(
    session: AsyncSession, *, by: Person, mentee_id: int, mentor_id: int, shown: Shown, now: datetime
) -> None:
    mentee, mentor = await _both(session, by, mentee_id, mentor_id)
    days = rules.offered_starts(_today(by, now))
    buttons = [[Button(texts.day(day), ShowProposal(mentee_id, mentor_id, day))] for day in days]
    question = texts.when_do_they_start(mentee.first_name, mentor.first_name)
    await revise(session, by, question, of=shown, buttons=[*buttons, [_stop(mentee_id)]], now=now)


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
    look = texts.check_proposal(mentee.first_name, mentor.first_name, starts_on, rules.last_day(starts_on))
    ask = Button(texts.ask_both(), Propose(mentee_id, mentor_id, starts_on))
    await revise(session, by, look, of=shown, buttons=[[ask], [_stop(mentee_id)]], now=now)


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
    """Ask both in private. Whoever is not free any more, or not of `by`'s branches, stops it."""
    _check_start(by, starts_on, now)
    mentee, mentor = await _both(session, by, mentee_id, mentor_id)
    duo = Duo(
        branch_id=_branch_of(by, mentee),
        mentee=mentee,
        mentor=mentor,
        coordinator=by,
        caretaker=await cover_of(session, by),
        starts_on=starts_on,
        ends_on=rules.last_day(starts_on),
        proposed_at=now,
        answer_due_at=rules.answer_due(now, zone=by.zone),
    )
    session.add(duo)
    await session.flush()
    asked = texts.both_are_asked(mentee.first_name, mentor.first_name)
    await revise(session, by, asked, of=shown, now=now)
    for participant in duo.participants:
        await ask_participant(session, duo, participant, now=now)


async def stop_forming(
    session: AsyncSession, *, by: Person, mentee_id: int, shown: Shown, now: datetime
) -> None:
    """Ask nobody; too late when "Ask both" was tapped first."""
    if await queries.is_in_live_duo(session, mentee_id):
        raise Refused(texts.no_longer_free())
    await revise(session, by, texts.forming_stopped(), of=shown, now=now)


async def _free_people(
    session: AsyncSession,
    by: Person,
    kind: RoleKind,
    page: int,
    *,
    pick: Callable[[Person], Press],
    turn_to: Callable[[int], Press],
) -> list[list[Button]]:
    """A button for each free person of this page, then the ways to the other pages; empty when nobody is."""
    branch_ids = by.branch_ids(RoleKind.COORDINATOR)
    page = max(0, page)
    people = await queries.free_people(
        session, kind=kind, branch_ids=branch_ids, offset=page * rules.PAGE, most=rules.PAGE + 1
    )
    if not people:
        return await _free_people(session, by, kind, 0, pick=pick, turn_to=turn_to) if page else []
    rows = [[Button(_label(person, branch_ids), pick(person))] for person in people[: rules.PAGE]]
    turns = [Button(texts.earlier(), turn_to(page - 1))] if page else []
    if len(people) > rules.PAGE:
        turns.append(Button(texts.more(), turn_to(page + 1)))
    return [*rows, *in_rows(turns, 2), [_stop()]]


def _label(person: Person, branch_ids: set[int]) -> Sentence:
    """The name, and the branch where the coordinator has several."""
    branches = [role.branch for role in person.roles if role.branch and role.branch_id in branch_ids]
    if len(branch_ids) == 1:
        return texts.name_only(person.first_name)
    return texts.person_and_branch(person.first_name, branches[0].name)


def _stop(mentee_id: int = 0) -> Button:
    return Button(texts.do_not_ask(), StopForming(mentee_id))


async def _both(session: AsyncSession, by: Person, mentee_id: int, mentor_id: int) -> tuple[Person, Person]:
    mentee = await _free(session, by, mentee_id, RoleKind.MENTEE)
    mentor = await _free(session, by, mentor_id, RoleKind.MENTOR)
    if mentee.id == mentor.id:
        raise Refused(texts.no_longer_free())
    return mentee, mentor


async def _free(session: AsyncSession, by: Person, person_id: int, kind: RoleKind) -> Person:
    branch_ids = by.branch_ids(RoleKind.COORDINATOR)
    person = await queries.lock_free_person(session, person_id, kind=kind, branch_ids=branch_ids)
    if person is None:
        raise Refused(texts.no_longer_free())
    return person


def _branch_of(by: Person, mentee: Person) -> int:
    """The branch in which the coordinator looks after this mentee."""
    return min(by.branch_ids(RoleKind.COORDINATOR) & mentee.branch_ids(RoleKind.MENTEE))


def _check_start(by: Person, starts_on: date, now: datetime) -> None:
    if not rules.may_start_on(starts_on, today=_today(by, now)):
        raise Refused(texts.start_is_past())


def _today(by: Person, now: datetime) -> date:
    return now.astimezone(ZoneInfo(by.zone)).date()
