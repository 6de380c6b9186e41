"""A coordinator forms a duo: which mentee, and which mentor. Whoever has room for a duo is shown."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos import forming_texts as texts
from bot.duos import queries, rules
from bot.duos.presses import ShowMentees, ShowMentors, ShowStarts, StopForming
from bot.duos.queries import Free
from bot.i18n import Sentence
from bot.onboarding.texts import role_name
from bot.outbox.buttons import Button, Press, Rows, in_rows
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.people.roles import RoleKind
from bot.refusal import Refused

Some = Callable[[int], Awaitable[Sequence[Free]]]  # from an offset on


async def show_mentees(
    session: AsyncSession, *, by: Person, now: datetime, page: int = 0, shown: Shown | None = None
) -> None:
    """List the free mentees of the coordinator's branches, page by page."""
    branch_ids = by.branch_ids(RoleKind.COORDINATOR)

    async def some(offset: int) -> Sequence[Free]:
        return await queries.free_people(
            session, kind=RoleKind.MENTEE, branch_ids=branch_ids, offset=offset, most=rules.PAGE + 1
        )

    page, mentees = await _page(some, page, RoleKind.MENTEE)
    rows = [
        [Button(_label(mentee, branch_ids), ShowMentors(mentee.person.id, 0))]
        for mentee in mentees[: rules.PAGE]
    ]
    buttons = [*rows, *_turns(page, mentees, ShowMentees), [stop_button()]]
    if shown is None:
        await say(session, by, texts.which_mentee(), buttons=buttons, now=now)
    else:
        await revise(session, by, texts.which_mentee(), of=shown, buttons=buttons, now=now)


async def show_mentors(
    session: AsyncSession, *, by: Person, mentee_id: int, page: int, shown: Shown, now: datetime
) -> None:
    """List the mentors who have room for one more duo, with how many they have and take."""
    branch_ids = by.branch_ids(RoleKind.COORDINATOR)
    mentee = await queries.free_person(session, mentee_id, kind=RoleKind.MENTEE, branch_ids=branch_ids)
    if mentee is None:
        raise Refused(texts.no_longer_free())

    async def some(offset: int) -> Sequence[Free]:
        return await queries.free_people(
            session,
            kind=RoleKind.MENTOR,
            branch_ids=branch_ids,
            offset=offset,
            most=rules.PAGE + 1,
            first_branch_id=mentee.role.branch_id,
            mentee_id=mentee_id,
        )

    page, mentors = await _page(some, page, RoleKind.MENTOR)
    today = rules.day_in(by.zone, now)
    ready = [rules.is_ready(mentor.role.trained_on, today=today) for mentor in mentors[: rules.PAGE]]
    rows = [
        [Button(_mentor_label(mentor, branch_ids, ready=is_ready), ShowStarts(mentee_id, mentor.person.id))]
        for mentor, is_ready in zip(mentors, ready, strict=False)
    ]
    turns = _turns(page, mentors, lambda other: ShowMentors(mentee_id, other))
    question = texts.which_mentor(mentee.person.first_name, all_ready=all(ready))
    await revise(session, by, question, of=shown, buttons=[*rows, *turns, [stop_button()]], now=now)


async def _page(some: Some, page: int, kind: RoleKind) -> tuple[int, Sequence[Free]]:
    """Return the people of that page, and one of the next if there is one; an empty page shows the first."""
    page = max(0, page)
    people = await some(page * rules.PAGE)
    if not people and page:
        page, people = 0, await some(0)
    if not people:
        raise Refused(texts.nobody_is_free(role_name(kind)))
    return page, people


def _turns(page: int, people: Sequence[Free], turn_to: Callable[[int], Press]) -> Rows:
    turns = [Button(texts.earlier(), turn_to(page - 1))] if page else []
    if len(people) > rules.PAGE:
        turns.append(Button(texts.more(), turn_to(page + 1)))
    return in_rows(turns, 2)


def _label(free: Free, branch_ids: set[int]) -> Sentence:
    """The name, and the branch where the coordinator has several."""
    if len(branch_ids) == 1 or free.role.branch is None:
        return texts.name_only(free.person.first_name)
    return texts.person_and_branch(free.person.first_name, free.role.branch.name)


def _mentor_label(free: Free, branch_ids: set[int], *, ready: bool) -> Sentence:
    name, has, takes = free.person.first_name, free.duos, free.role.most_duos
    if len(branch_ids) == 1 or free.role.branch is None:
        label = texts.mentor(name, has, takes)
    else:
        label = texts.mentor_and_branch(name, free.role.branch.name, has, takes)
    return label if ready else texts.not_trained(label)


def stop_button(mentee_id: int = 0) -> Button:
    return Button(texts.do_not_ask(), StopForming(mentee_id))
