"""Every change of a branch, with a way back."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.former import former
from bot.audit.models import Change
from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.i18n import Sentence
from bot.outbox.buttons import Button, Rows, in_rows
from bot.outbox.say import Shown, revise
from bot.people.actions import change_branch, put_branch, remove_branch
from bot.people.models import Branch, Person
from bot.people.texts import one_day_at_least
from bot.people.values import LONGEST_NAME, BranchField
from bot.programme import branch_questions as questions
from bot.programme import branch_texts, queries, texts
from bot.programme.branches import show_page
from bot.programme.presses import SetBranch, ShowBranch, ShowBranches, UndoBranch, WorkOn
from bot.programme.undoing import change_by, check_still_stands, undo_row
from bot.refusal import Refused
from bot.texts import stale_button

VALUE: Final = "programme.branch"


async def edit_branch(
    session: AsyncSession, *, by: Person, branch_id: int, field: BranchField, shown: Shown, now: datetime
) -> None:
    """Ask for a new value: in words, by a tap, or both."""
    queries.check_admin(by)
    branch = await queries.branch_for(session, by, branch_id)
    if field is BranchField.WORKS_ON:
        await _show_week(session, by, branch, branch_texts.question(field), shown=shown, now=now)
        return
    offered = questions.choices(field, name=branch.name, country=branch.country, region=branch.region)
    choices = questions.choice_rows(offered, lambda value: SetBranch(branch.id, field, value))
    back = Button(texts.back(), ShowBranch(branch.id))
    question = branch_texts.question(field)
    if field not in questions.IN_WORDS:
        await revise(session, by, question, of=shown, buttons=[*choices, [back]], now=now)
        return
    await dialogues.ask(
        session,
        by,
        VALUE,
        question,
        values={"branch_id": branch.id, "field": field},
        choices=choices,
        way_back=back,
        instead_of=shown,
        now=now,
    )


async def set_branch(
    session: AsyncSession,
    *,
    by: Person,
    branch_id: int,
    field: BranchField,
    value: str,
    shown: Shown,
    now: datetime,
) -> None:
    branch = await _held(session, by, branch_id)
    if field is BranchField.CITY and value == questions.AS_NAMED:
        value = branch.name
    await _change(session, by, branch, field, value, shown=shown, now=now)


async def take_value(
    session: AsyncSession, *, by: Person, text: str | None, branch_id: int, field: str, now: datetime
) -> None:
    branch = await _held(session, by, branch_id)
    await _change(
        session, by, branch, BranchField(field), words(text, most=LONGEST_NAME), shown=None, now=now
    )


async def _held(session: AsyncSession, by: Person, branch_id: int) -> Branch:
    queries.check_admin(by)
    return await queries.branch_for(session, by, branch_id, lock=True)


async def _change(
    session: AsyncSession,
    by: Person,
    branch: Branch,
    field: BranchField,
    said: str,
    *,
    shown: Shown | None,
    now: datetime,
) -> None:
    before = questions.values_of(branch)
    await change_branch(session, branch, {field: said})
    told = _told(branch, before)
    await dialogues.close(session, by)
    undo = await undo_row(session, branch, UndoBranch)
    await show_page(session, by, branch, told=told, first=undo, shown=shown, now=now)


def _told(branch: Branch, before: dict[str, Any]) -> Sentence:
    changes = questions.changes(before, questions.values_of(branch))
    if not changes:
        raise Refused(texts.is_so_already())
    return texts.told(*(texts.changed(*change) for change in changes))


async def work_on(
    session: AsyncSession,
    *,
    by: Person,
    branch_id: int,
    weekday: int,
    works: bool,
    shown: Shown,
    now: datetime,
) -> None:
    """Turn one day of the week on or off."""
    branch = await _held(session, by, branch_id)
    if weekday not in range(7):
        raise Refused(stale_button())
    days = set(branch.works_on) | {weekday} if works else set(branch.works_on) - {weekday}
    if not days:
        raise Refused(one_day_at_least())
    before = questions.values_of(branch)
    await put_branch(session, branch, {"works_on": sorted(days)})
    told = _told(branch, before)
    undo = await undo_row(session, branch, UndoBranch)
    await _show_week(session, by, branch, told, first=undo, shown=shown, now=now)


async def _show_week(
    session: AsyncSession,
    by: Person,
    branch: Branch,
    said: Sentence,
    *,
    first: Rows = (),
    shown: Shown,
    now: datetime,
) -> None:
    week = [
        Button(branch_texts.day_off(day), WorkOn(branch.id, day, True))
        if day not in branch.works_on
        else Button(branch_texts.day_on(day), WorkOn(branch.id, day, False))
        for day in range(7)
    ]
    back = [Button(texts.back(), ShowBranch(branch.id))]
    await revise(session, by, said, of=shown, buttons=[*first, *in_rows(week, 2), back], now=now)


async def undo_branch(
    session: AsyncSession, *, by: Person, entry_id: int, shown: Shown, now: datetime
) -> None:
    """Let it be as it was; a branch that was added goes, as long as nobody belongs to it."""
    queries.check_admin(by)
    entry = await change_by(session, by, entry_id, subject=Branch.__tablename__)
    branch = await queries.branch_for(session, by, entry.subject_id, lock=True)
    check_still_stands(entry, branch)
    if entry.change is Change.ADDED:
        await remove_branch(session, branch)
        back = [[Button(texts.back(), ShowBranches(0))]]
        await revise(session, by, branch_texts.is_gone_again(branch.name), of=shown, buttons=back, now=now)
        return
    await put_branch(session, branch, former(Branch, entry))
    await show_page(session, by, branch, told=texts.is_undone(), shown=shown, now=now)
