"""Where an import stands: told in one message that is edited in place, and in files."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import Sentence, lines, paragraphs
from bot.importing import asking_texts, telling, texts
from bot.importing.adding import Link
from bot.importing.files import for_reader, link_sheet
from bot.importing.models import ImportJob, ImportState
from bot.importing.paper import Pages
from bot.importing.plan import Plan
from bot.importing.presses import DropImport, ImportThem, SendAgain
from bot.importing.rules import stem_of
from bot.outbox.buttons import Button, Rows
from bot.outbox.say import revise, say, send_document


async def tell(
    session: AsyncSession, job: ImportJob, sentence: Sentence, *, now: datetime, buttons: Rows = ()
) -> None:
    """In the message that told the last, or in a new one where that is gone."""
    if job.shown_in_id is None:
        job.shown_in_id = await say(session, job.by, sentence, buttons=buttons, now=now)
    else:
        await revise(session, job.by, sentence, of=job.shown_in_id, buttons=buttons, now=now)


def close(job: ImportJob, state: ImportState) -> None:
    """It is over: what people wrote into the sheet is forgotten, and what the sheet was called."""
    job.state = state
    job.due_at = job.data = job.file_id = None
    job.file_name = ""


async def refuse(session: AsyncSession, job: ImportJob, why: Sentence, *, now: datetime) -> None:
    await tell(session, job, why, buttons=[[_again(job)]], now=now)
    close(job, ImportState.REFUSED)


def _again(job: ImportJob) -> Button:
    return Button(texts.another_sheet(), SendAgain(job.branch_id))


async def show_plan(
    session: AsyncSession, job: ImportJob, plan: Plan, *, data: bytes, sheet: str | None, now: datetime
) -> None:
    """The dry run: what would be done, and one button to do it."""
    if plan.wrong or not plan.new:
        await _show_lines(session, job, plan, telling.summary(plan, sheet), now)
        return
    end = texts.nothing_imported_yet()
    told = telling.in_a_message(telling.summary(plan, sheet), telling.about_lines(plan), end, reader=job.by)
    buttons = [
        [Button(texts.import_them(len(plan.new)), ImportThem(job.id))],
        [Button(asking_texts.no_thanks(), DropImport(job.id))],
    ]
    await tell(session, job, told.sentence, buttons=buttons, now=now)
    await _send_list(session, job, told.full_list, now)
    job.state, job.due_at, job.data, job.counts = ImportState.LOOKED_AT, None, data, plan.numbers()


async def _show_lines(
    session: AsyncSession, job: ImportJob, plan: Plan, head: Sentence, now: datetime
) -> None:
    """Either some lines are wrong, or nobody is new: it ends here."""
    end = texts.correct_and_send_again() if plan.wrong else texts.nothing_changes()
    head = texts.something_is_wrong(len(plan.wrong)) if plan.wrong else head
    told = telling.in_a_message(head, telling.about_lines(plan), end, reader=job.by)
    buttons = [[_again(job)]] if plan.wrong else ()
    await tell(session, job, told.sentence, buttons=buttons, now=now)
    await _send_list(session, job, told.full_list, now)
    job.counts = plan.numbers()
    close(job, ImportState.REFUSED if plan.wrong else ImportState.DONE)


async def show_that_nothing_is_done(
    session: AsyncSession, job: ImportJob, plan: Plan, *, now: datetime
) -> None:
    """By the time of the yes nobody is new any more, or something has become wrong."""
    head = paragraphs(texts.has_changed_meanwhile(), telling.summary(plan))
    await _show_lines(session, job, plan, head, now)


async def show_done(
    session: AsyncSession,
    job: ImportJob,
    plan: Plan,
    links: Sequence[Link],
    pages: Sequence[Pages],
    *,
    now: datetime,
) -> None:
    """What was imported, and the files with everybody's link, which exist nowhere else."""
    told = [lines(texts.are_imported(len(plan.new)), *telling.where(plan))]
    if job.counts != plan.numbers():
        told.insert(0, texts.has_changed_meanwhile())
    if links:
        told.append(texts.links_follow())
    await tell(session, job, paragraphs(*told), now=now)
    await _send_links(session, job, links, pages, now)
    job.counts = plan.numbers()
    close(job, ImportState.DONE)


async def _send_links(
    session: AsyncSession, job: ImportJob, links: Sequence[Link], pages: Sequence[Pages], now: datetime
) -> None:
    if not links:
        return
    stem = stem_of(job.file_name)
    say_it = for_reader(job.by.language, job.by.zone)
    sheet = await asyncio.to_thread(link_sheet, links, say_it)
    caption = texts.links_of(len(links))
    await send_document(session, job.by, caption, file_name=f"{stem}-links.xlsx", data=sheet, now=now)
    for part in pages:
        number = f"-{part.first}-{part.last}" if len(pages) > 1 else ""
        caption = texts.pages_of(part.first, part.last)
        name = f"{stem}-pages{number}.pdf"
        await send_document(session, job.by, caption, file_name=name, data=part.data, now=now)


async def _send_list(session: AsyncSession, job: ImportJob, full_list: bytes | None, now: datetime) -> None:
    if full_list is not None:
        name = f"{stem_of(job.file_name)}.txt"
        await send_document(session, job.by, texts.all_lines(), file_name=name, data=full_list, now=now)
