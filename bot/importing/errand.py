"""What an import does beside the chat: fetch the sheet and look at it; after the yes, carry it out.

Each is done again from its beginning when the process dies meanwhile: people are added in one transaction,
with their links and the files in which these stand.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.recording import Signed, sign
from bot.db import Database
from bot.errands import Errand, FarSide
from bot.faults import NotFetched
from bot.i18n import Sentence
from bot.importing import queries, reporting, texts
from bot.importing.adding import Progress, add_people
from bot.importing.looking import NotYours, Table, plan_of, read_table
from bot.importing.models import ImportJob, ImportState
from bot.importing.paper import print_links
from bot.importing.plan import NoPlan, Plan
from bot.importing.rules import TOLD_EVERY


class Overtaken(Exception):
    """Meanwhile the import was carried out or dropped: what this run did is undone."""


async def go_on(database: Database, far_side: FarSide, job_id: int, now: datetime) -> None:
    async with database.transaction() as session:
        job = await session.get(ImportJob, job_id)
    if job is None:
        return
    if job.state is ImportState.FETCHING:
        await _look(database, far_side, job, now)
    elif job.state is ImportState.APPLYING:
        await _carry_out(database, far_side, job, now)


SHEETS: Final = Errand(ImportJob.due_at, go_on)


async def _look(database: Database, far_side: FarSide, seen: ImportJob, now: datetime) -> None:
    try:
        data = seen.data if seen.data is not None else await far_side.fetch(seen.file_id or "")
        table = await read_table(data)
    except NotFetched:
        await _refuse(database, seen, texts.could_not_fetch(seen.file_name), now)
        return
    except NoPlan as no_plan:
        await _refuse(database, seen, texts.unusable(no_plan.why), now)
        return
    async with database.transaction() as session:
        job = await queries.job_in(session, seen.id, ImportState.FETCHING)
        if job is None:
            return  # dropped meanwhile
        if (plan := await _plan_or_refusal(session, job, table, now)) is not None:
            await reporting.show_plan(session, job, plan, data=data, sheet=table.sheet, now=now)


async def _refuse(database: Database, seen: ImportJob, why: Sentence, now: datetime) -> None:
    async with database.transaction() as session:
        if (job := await queries.job_in(session, seen.id, seen.state)) is not None:
            await reporting.refuse(session, job, why, now=now)


async def _plan_or_refusal(session: AsyncSession, job: ImportJob, table: Table, now: datetime) -> Plan | None:
    """What the plan is now; None when it is refused, and that is said."""
    try:
        return await plan_of(session, table, importer=job.by, branch_id=job.branch_id, now=now)
    except NotYours:
        await reporting.refuse(session, job, texts.not_yours_any_more(), now=now)
    except NoPlan as no_plan:
        await reporting.refuse(session, job, texts.unusable(no_plan.why), now=now)
    return None


async def _carry_out(database: Database, far_side: FarSide, seen: ImportJob, now: datetime) -> None:
    """Add the people of the plan as it is by now: others may have come in since it was shown."""
    table = await read_table(seen.data or b"")
    async with database.transaction() as session:
        sign(session, Signed(now, by_id=seen.by_id))
        await queries.wait_for_turn(session)
        job = await session.get_one(ImportJob, seen.id)
        plan = await _plan_or_refusal(session, job, table, now)
        if plan is None:
            return
        if not plan.new or plan.wrong:
            await reporting.show_that_nothing_is_done(session, job, plan, now=now)
            return
        links = await add_people(
            session,
            plan.new,
            importer=job.by,
            bot_username=far_side.username,
            progress=_telling(database, seen, texts.importing, now),
            now=now,
        )
        pages = await print_links(links, _telling(database, seen, texts.printing, now))
        if await queries.job_in(session, seen.id, ImportState.APPLYING) is None:
            raise Overtaken
        await reporting.show_done(session, job, plan, links, pages, now=now)


def _telling(
    database: Database, job: ImportJob, told: Callable[[int, int], Sentence], now: datetime
) -> Progress:
    """Let the importer see how far a long list is, in transactions of their own."""

    async def tell(done: int, of: int) -> None:
        if done < of and done % TOLD_EVERY == 0:
            async with database.transaction() as session:
                await reporting.tell(session, job, told(done, of), now=now)

    return tell
