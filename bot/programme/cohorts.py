"""/cohorts: the list, and the page of each."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import Sentence
from bot.outbox.buttons import Button, Rows, in_rows
from bot.outbox.say import Shown
from bot.people.models import Cohort, Person
from bot.programme import cohort_texts, queries, rules, texts
from bot.programme.presses import (
    MoveCohort,
    NewCohort,
    RemoveCohort,
    RenameCohort,
    ShowCohort,
    ShowCohorts,
)
from bot.programme.showing import pages, show


async def show_cohorts(
    session: AsyncSession, *, by: Person, now: datetime, page: int = 0, shown: Shown | None = None
) -> None:
    """Those of the branches that somebody looks after; of all branches for an admin."""
    page = max(0, page)
    found = await queries.cohorts_of(session, by, offset=page * rules.PAGE, most=rules.PAGE + 1)
    here = found[: rules.PAGE]
    head = cohort_texts.the_cohorts() if found or page else cohort_texts.no_cohort_yet()
    listed = texts.listed(head, *(_in_list(cohort, count) for cohort, count in here))
    labels = [(cohort_texts.label(cohort.name, cohort.branch.name), cohort.id) for cohort, _count in here]
    buttons = in_rows([Button(label, ShowCohort(cohort_id)) for label, cohort_id in labels], 1)
    turns = pages(page, more=len(found) > rules.PAGE, turn_to=ShowCohorts)
    add = [Button(cohort_texts.add_a_cohort(), NewCohort(0))]
    await show(session, by, listed, buttons=[*buttons, *turns, add], shown=shown, now=now)


def _in_list(cohort: Cohort, count: int) -> Sentence:
    people = cohort_texts.people_in_it(count)
    return cohort_texts.cohort_in_list(cohort.name, cohort.branch.name, texts.dated(cohort.starts_on), people)


async def show_cohort(
    session: AsyncSession, *, by: Person, cohort_id: int, shown: Shown, now: datetime
) -> None:
    cohort = await queries.cohort_for(session, by, cohort_id)
    await show_page(session, by, cohort, shown=shown, now=now)


async def show_page(
    session: AsyncSession,
    by: Person,
    cohort: Cohort,
    *,
    told: Sentence | None = None,
    first: Rows = (),
    shown: Shown | None,
    now: datetime,
) -> None:
    """The cohort as it is, below what has just been `told` of it."""
    count = await queries.people_in(session, cohort)
    page = _in_list(cohort, count)
    edits = [
        Button(cohort_texts.rename(), RenameCohort(cohort.id)),
        Button(cohort_texts.another_start(), MoveCohort(cohort.id)),
    ]
    if not count:
        edits.append(Button(cohort_texts.remove(), RemoveCohort(cohort.id)))
    buttons = [*first, *in_rows(edits, 2), [Button(texts.back(), ShowCohorts(0))]]
    said = texts.both(told, page) if told is not None else page
    await show(session, by, said, buttons=buttons, shown=shown, now=now)
