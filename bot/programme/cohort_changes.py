"""Every change of a cohort, with a way back."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.former import former, values_of
from bot.audit.models import Change
from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.i18n import Sentence
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, revise
from bot.people.cohorts import add_cohort, change_cohort, remove_cohort
from bot.people.models import Cohort, Person
from bot.people.values import LONGEST_NAME, name
from bot.people.values import day as read_day
from bot.programme import cohort_texts, queries, rules, texts
from bot.programme.cohorts import show_page
from bot.programme.new_cohort import start_buttons
from bot.programme.presses import ShowCohort, ShowCohorts, StartCohort, UndoCohort
from bot.programme.undoing import change_by, check_still_stands, undo_row
from bot.refusal import Refused
from bot.texts import stale_button

NEW_NAME: Final = "programme.cohort_new_name"
NEW_START: Final = "programme.cohort_new_start"


async def ask_name(session: AsyncSession, *, by: Person, cohort_id: int, shown: Shown, now: datetime) -> None:
    cohort = await queries.cohort_for(session, by, cohort_id)
    question = cohort_texts.what_is_it_called_now(cohort.name)
    back = Button(texts.back(), ShowCohort(cohort.id))
    values = {"cohort_id": cohort.id}
    await dialogues.ask(
        session, by, NEW_NAME, question, values=values, way_back=back, instead_of=shown, now=now
    )


async def take_name(
    session: AsyncSession, *, by: Person, text: str | None, cohort_id: int, now: datetime
) -> None:
    cohort = await queries.cohort_for(session, by, cohort_id)
    before, after = cohort.name, name(words(text, most=LONGEST_NAME))
    if after == before:
        raise Refused(texts.is_so_already())
    await change_cohort(session, cohort, name=after)
    told = texts.changed(cohort_texts.name(), texts.name_only(before), texts.name_only(after))
    await _tell(session, by, cohort, told, shown=None, now=now)


async def ask_start(
    session: AsyncSession, *, by: Person, cohort_id: int, shown: Shown, now: datetime
) -> None:
    cohort = await queries.cohort_for(session, by, cohort_id)
    await dialogues.ask(
        session,
        by,
        NEW_START,
        cohort_texts.when_does_it_start(cohort.name),
        values={"cohort_id": cohort.id},
        choices=start_buttons(by, lambda day: StartCohort(cohort.id, day), now),
        way_back=Button(texts.back(), ShowCohort(cohort.id)),
        instead_of=shown,
        now=now,
    )


async def take_start(
    session: AsyncSession, *, by: Person, text: str | None, cohort_id: int, now: datetime
) -> None:
    starts_on = read_day(words(text, most=LONGEST_NAME))
    await _start(session, by, cohort_id, starts_on, shown=None, now=now)


async def choose_start(
    session: AsyncSession, *, by: Person, cohort_id: int, starts_on: date, shown: Shown, now: datetime
) -> None:
    if not rules.is_a_start(starts_on):
        raise Refused(stale_button())
    await _start(session, by, cohort_id, starts_on, shown=shown, now=now)


async def _start(
    session: AsyncSession,
    by: Person,
    cohort_id: int,
    starts_on: date,
    *,
    shown: Shown | None,
    now: datetime,
) -> None:
    cohort = await queries.cohort_for(session, by, cohort_id)
    before = cohort.starts_on
    if starts_on == before:
        raise Refused(texts.is_so_already())
    await change_cohort(session, cohort, starts_on=starts_on)
    told = texts.changed(cohort_texts.start(), texts.dated(before), texts.dated(starts_on))
    await _tell(session, by, cohort, told, shown=shown, now=now)


async def _tell(
    session: AsyncSession, by: Person, cohort: Cohort, told: Sentence, *, shown: Shown | None, now: datetime
) -> None:
    await dialogues.close(session, by)
    undo = await undo_row(session, cohort, UndoCohort)
    await show_page(session, by, cohort, told=told, first=undo, shown=shown, now=now)


async def remove(session: AsyncSession, *, by: Person, cohort_id: int, shown: Shown, now: datetime) -> None:
    cohort = await queries.cohort_for(session, by, cohort_id)
    await remove_cohort(session, cohort)
    undo = await undo_row(session, cohort, UndoCohort)
    buttons = [*undo, [Button(texts.back(), ShowCohorts(0))]]
    await revise(session, by, cohort_texts.is_removed(cohort.name), of=shown, buttons=buttons, now=now)


async def undo(session: AsyncSession, *, by: Person, entry_id: int, shown: Shown, now: datetime) -> None:
    """Let it be as it was: there, gone, or with the name and the start it had."""
    entry = await change_by(session, by, entry_id, subject=Cohort.__tablename__)
    if entry.change is Change.REMOVED:
        cohort = await _bring_back(session, by, entry.subject_id, values_of(Cohort, entry.before))
    else:
        cohort = await queries.cohort_for(session, by, entry.subject_id)
        check_still_stands(entry, cohort)
        if entry.change is Change.ADDED:
            await remove_cohort(session, cohort)
            gone = cohort_texts.is_gone_again(cohort.name)
            back = [[Button(texts.back(), ShowCohorts(0))]]
            await revise(session, by, gone, of=shown, buttons=back, now=now)
            return
        await change_cohort(session, cohort, **former(Cohort, entry))
    await show_page(session, by, cohort, told=texts.is_undone(), shown=shown, now=now)


async def _bring_back(session: AsyncSession, by: Person, cohort_id: int, values: dict[str, Any]) -> Cohort:
    """With its own id, so that what was written down of it still speaks of it."""
    branch = await queries.branch_for(session, by, values["branch_id"])
    if await session.get(Cohort, cohort_id) is not None:
        raise Refused(texts.has_changed_since())
    named, starts_on = values["name"], values["starts_on"]
    return await add_cohort(session, branch, name=named, starts_on=starts_on, cohort_id=cohort_id)
