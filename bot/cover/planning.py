"""/leave: whose, from when, until when. Nothing is kept before the last tap."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover import leave_texts, presses, queries, rules
from bot.cover.guide import answer, check_days, coordinator_for, pages_of_coordinators, today_of
from bot.cover.making import STOP, ask_who_covers
from bot.cover.models import Leave
from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.outbox.buttons import Button
from bot.outbox.say import Shown
from bot.people.models import Person
from bot.people.roles import RoleKind
from bot.refusal import Refused

FROM = "cover.from"
UNTIL = "cover.until"
LONGEST_DAY = 20


async def plan_leave(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """An admin chooses whose leave it is; a coordinator's is their own."""
    if by.is_a(RoleKind.ADMIN):
        await show_whose(session, by=by, page=0, shown=None, now=now)
    else:
        await _show_leaves(session, by, by, now)


async def show_whose(
    session: AsyncSession, *, by: Person, page: int, shown: Shown | None, now: datetime
) -> None:
    buttons = await pages_of_coordinators(
        session, page, pick=lambda person: presses.ShowLeaves(person.id), turn_to=presses.ShowWhoseLeave
    )
    await answer(session, by, leave_texts.whose_leave(), [*buttons, [STOP]], shown, now)


async def show_leaves(
    session: AsyncSession, *, by: Person, coordinator_id: int, shown: Shown, now: datetime
) -> None:
    await _show_leaves(session, by, await coordinator_for(session, by, coordinator_id), now, shown)


async def _show_leaves(
    session: AsyncSession, by: Person, coordinator: Person, now: datetime, shown: Shown | None = None
) -> None:
    """What is planned or under way, each with its way out; the first question when there is nothing."""
    leaves = await queries.open_leaves_of(session, coordinator)
    if not leaves:
        await _ask_from(session, by, coordinator, now, shown)
        return
    told = [leave_texts.planned_leave(each.from_on, each.until_on, each.cover.first_name) for each in leaves]
    buttons = [[_way_out(each)] for each in leaves]
    anew = [Button(leave_texts.another_leave(), presses.AskFrom(coordinator.id))]
    listed = leave_texts.leaves_of(coordinator.first_name, *told)
    await answer(session, by, listed, [*buttons, anew], shown, now)


def _way_out(each: Leave) -> Button:
    if each.is_planned:
        return Button(leave_texts.cancel(each.from_on), presses.CancelLeave(each.id))
    return Button(leave_texts.back_today(), presses.EndLeave(each.id, False))


async def ask_from(
    session: AsyncSession, *, by: Person, coordinator_id: int, shown: Shown, now: datetime
) -> None:
    await _ask_from(session, by, await coordinator_for(session, by, coordinator_id), now, shown)


async def _ask_from(
    session: AsyncSession, by: Person, coordinator: Person, now: datetime, shown: Shown | None
) -> None:
    today, tomorrow, monday = rules.offered_starts(today_of(coordinator, now))
    labels = {
        today: leave_texts.today(today),
        tomorrow: leave_texts.tomorrow(tomorrow),
        monday: leave_texts.day(monday),
    }
    rows = [[Button(label, presses.AskUntil(coordinator.id, day))] for day, label in labels.items()]
    other = Button(leave_texts.another_day(), presses.TypeFrom(coordinator.id))
    question = leave_texts.from_when(coordinator.first_name)
    await answer(session, by, question, [*rows, [other], [STOP]], shown, now)


async def type_from(
    session: AsyncSession, *, by: Person, coordinator_id: int, shown: Shown, now: datetime
) -> None:
    coordinator = await coordinator_for(session, by, coordinator_id)
    kept = {"coordinator_id": coordinator.id}
    await dialogues.ask(session, by, FROM, leave_texts.type_first_day(), values=kept, now=now)


async def take_from(
    session: AsyncSession, *, by: Person, text: str | None, coordinator_id: int, now: datetime
) -> None:
    coordinator = await coordinator_for(session, by, coordinator_id)
    from_on = _typed(text, earliest=today_of(coordinator, now))
    await _ask_until(session, by, coordinator, from_on, now, None)
    await dialogues.close(session, by)


async def ask_until(
    session: AsyncSession, *, by: Person, coordinator_id: int, from_on: date, shown: Shown, now: datetime
) -> None:
    coordinator = await coordinator_for(session, by, coordinator_id)
    await _ask_until(session, by, coordinator, from_on, now, shown)


async def _ask_until(
    session: AsyncSession, by: Person, coordinator: Person, from_on: date, now: datetime, shown: Shown | None
) -> None:
    check_days(coordinator, from_on, from_on, now)
    same, *sundays = rules.offered_ends(from_on)
    labels = {same: leave_texts.only_that_day()} | {day: leave_texts.day(day) for day in sundays}
    rows = [[Button(label, presses.AskCover(coordinator.id, from_on, day))] for day, label in labels.items()]
    other = Button(leave_texts.another_day(), presses.TypeUntil(coordinator.id, from_on))
    question = leave_texts.until_when(coordinator.first_name, from_on)
    await answer(session, by, question, [*rows, [other], [STOP]], shown, now)


async def type_until(
    session: AsyncSession, *, by: Person, coordinator_id: int, from_on: date, shown: Shown, now: datetime
) -> None:
    coordinator = await coordinator_for(session, by, coordinator_id)
    check_days(coordinator, from_on, from_on, now)
    kept = {"coordinator_id": coordinator.id, "from_on": from_on.isoformat()}
    await dialogues.ask(session, by, UNTIL, leave_texts.type_last_day(from_on), values=kept, now=now)


async def take_until(
    session: AsyncSession, *, by: Person, text: str | None, coordinator_id: int, from_on: str, now: datetime
) -> None:
    coordinator = await coordinator_for(session, by, coordinator_id)
    first = date.fromisoformat(from_on)
    until_on = _typed(text, earliest=first)
    await ask_who_covers(session, by, coordinator, first, until_on, now, None)
    await dialogues.close(session, by)


def _typed(text: str | None, *, earliest: date) -> date:
    day = rules.typed_day(words(text, most=LONGEST_DAY), earliest=earliest)
    if day is None:
        raise Refused(leave_texts.no_such_day())
    return day
