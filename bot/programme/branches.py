"""/branches: the list, and the page of each."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import Sentence
from bot.outbox.buttons import Button, Rows, in_rows
from bot.outbox.say import Shown
from bot.people.models import Branch, Person
from bot.people.values import BranchField
from bot.programme import branch_questions as questions
from bot.programme import branch_texts, queries, rules, texts
from bot.programme.presses import EditBranch, NewBranch, ShowBranch, ShowBranches
from bot.programme.showing import pages, show


async def show_branches(
    session: AsyncSession, *, by: Person, now: datetime, page: int = 0, shown: Shown | None = None
) -> None:
    queries.check_admin(by)
    page = max(0, page)
    branches = await queries.branches_of(session, by)
    here = branches[page * rules.PAGE : (page + 1) * rules.PAGE]
    counts = await queries.headcounts(session, {branch.id for branch in here})
    head = branch_texts.the_branches(len(branches)) if branches else branch_texts.no_branch_yet()
    listed = texts.listed(head, *(_in_list(branch, counts[branch.id]) for branch in here))
    buttons = in_rows([Button(texts.name_only(each.name), ShowBranch(each.id)) for each in here], 2)
    turns = pages(page, more=len(branches) > (page + 1) * rules.PAGE, turn_to=ShowBranches)
    add = [Button(branch_texts.add_a_branch(), NewBranch())]
    await show(session, by, listed, buttons=[*buttons, *turns, add], shown=shown, now=now)


def _in_list(branch: Branch, count: queries.Headcount) -> Sentence:
    return branch_texts.branch_in_list(
        branch.name,
        branch.city,
        branch_texts.country_name(branch.country),
        branch_texts.language_name(branch.language),
        branch_texts.hours(branch.opens, branch.closes),
        _counted(count),
    )


def _counted(count: queries.Headcount) -> Sentence:
    return branch_texts.counts(count.coordinators, count.mentees, count.mentors, count.live_duos)


async def show_branch(
    session: AsyncSession, *, by: Person, branch_id: int, shown: Shown | None, now: datetime
) -> None:
    queries.check_admin(by)
    branch = await queries.branch_for(session, by, branch_id)
    await show_page(session, by, branch, shown=shown, now=now)


async def show_page(
    session: AsyncSession,
    by: Person,
    branch: Branch,
    *,
    told: Sentence | None = None,
    first: Rows = (),
    shown: Shown | None,
    now: datetime,
) -> None:
    """The branch as it is, below what has just been `told` of it."""
    count = (await queries.headcounts(session, {branch.id}))[branch.id]
    page = branch_texts.page(branch.name, _counted(count), *questions.facts(questions.values_of(branch)))
    edits = [
        Button(branch_texts.label(field), EditBranch(branch.id, field))
        for field in BranchField
        if questions.is_asked(field, branch.country, branch.region)
    ]
    buttons = [*first, *in_rows(edits, 2), [Button(texts.back(), ShowBranches(0))]]
    said = texts.both(told, page) if told is not None else page
    await show(session, by, said, buttons=buttons, shown=shown, now=now)
