"""A new cohort: where, what it is called, when it starts."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.dialogues.queries import kept_for
from bot.outbox.buttons import Button, Press, in_rows
from bot.outbox.say import Shown, revise
from bot.people.cohorts import add_cohort, check_cohort_name_is_free
from bot.people.models import Person
from bot.people.values import LONGEST_NAME, name
from bot.people.values import day as read_day
from bot.programme import cohort_texts, queries, rules, texts
from bot.programme.cohorts import show_page
from bot.programme.presses import NewCohort, NewCohortIn, ShowCohorts, StartNewCohort, UndoCohort
from bot.programme.showing import pages
from bot.programme.undoing import undo_row
from bot.refusal import Refused
from bot.texts import stale_button

NAME: Final = "programme.cohort_name"
START: Final = "programme.cohort_start"


async def offer_branches(
    session: AsyncSession, *, by: Person, page: int, shown: Shown, now: datetime
) -> None:
    """Ask where; the question is left out when there is only one answer."""
    page = max(0, page)
    branches = await queries.branches_of(session, by, offset=page * rules.PAGE, most=rules.PAGE + 1)
    if len(branches) == 1 and not page:
        await ask_name(session, by=by, branch_id=branches[0].id, shown=shown, now=now)
        return
    if not branches:
        raise Refused(stale_button())
    here = [Button(texts.name_only(each.name), NewCohortIn(each.id)) for each in branches[: rules.PAGE]]
    turns = pages(page, more=len(branches) > rules.PAGE, turn_to=NewCohort)
    back = [Button(texts.back(), ShowCohorts(0))]
    buttons = [*in_rows(here, 2), *turns, back]
    await revise(session, by, cohort_texts.in_which_branch(), of=shown, buttons=buttons, now=now)


async def ask_name(session: AsyncSession, *, by: Person, branch_id: int, shown: Shown, now: datetime) -> None:
    branch = await queries.branch_for(session, by, branch_id)
    question = cohort_texts.what_is_it_called(branch.name)
    values = {"branch_id": branch.id}
    await dialogues.ask(session, by, NAME, question, values=values, instead_of=shown, now=now)


async def take_name(
    session: AsyncSession, *, by: Person, text: str | None, branch_id: int, now: datetime
) -> None:
    branch = await queries.branch_for(session, by, branch_id)
    called = name(words(text, most=LONGEST_NAME))
    await check_cohort_name_is_free(session, branch, called)
    await dialogues.ask(
        session,
        by,
        START,
        cohort_texts.when_does_it_start(called),
        values={"branch_id": branch.id, "name": called},
        choices=start_buttons(by, StartNewCohort, now),
        now=now,
    )


def start_buttons(by: Person, press: Callable[[date], Press], now: datetime) -> list[list[Button]]:
    days = rules.first_mondays(now.astimezone(ZoneInfo(by.zone)).date())
    return in_rows([Button(texts.dated(day), press(day)) for day in days], 2)


async def take_start(
    session: AsyncSession, *, by: Person, text: str | None, branch_id: int, name: str, now: datetime
) -> None:
    starts_on = read_day(words(text, most=LONGEST_NAME))
    await _add(session, by, branch_id, name, starts_on, shown=None, now=now)


async def choose_start(
    session: AsyncSession, *, by: Person, starts_on: date, shown: Shown, now: datetime
) -> None:
    kept = await kept_for(session, by, START, now=now)
    if kept is None or not rules.is_a_start(starts_on):
        raise Refused(stale_button())
    await _add(session, by, kept["branch_id"], kept["name"], starts_on, shown=shown, now=now)


async def _add(
    session: AsyncSession,
    by: Person,
    branch_id: int,
    called: str,
    starts_on: date,
    *,
    shown: Shown | None,
    now: datetime,
) -> None:
    branch = await queries.branch_for(session, by, branch_id)
    cohort = await add_cohort(session, branch, name=called, starts_on=starts_on)
    await dialogues.close(session, by)
    undo = await undo_row(session, cohort, UndoCohort)
    told = cohort_texts.is_added(cohort.name)
    await show_page(session, by, cohort, told=told, first=undo, shown=shown, now=now)
