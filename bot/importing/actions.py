"""From the chat: a coordinator's sheet comes in, is looked at, and is imported after one yes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues import actions as dialogues
from bot.importing import asking_texts, queries, texts
from bot.importing.files import example_sheet
from bot.importing.models import ImportJob, ImportState
from bot.importing.plan import Unusable
from bot.importing.presses import DropImport, ImportInto, LookAtSheet, ShowExample
from bot.importing.reporting import close, tell
from bot.importing.rules import KEPT_FOR, LARGEST_SHEET, short_name
from bot.onboarding.link_texts import no_branch_yet
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, revise, say, send_document
from bot.people.models import Branch, Person
from bot.refusal import Refused
from bot.texts import not_for_you

SHEET: Final = "importing.sheet"
EXAMPLE: Final = "duo.xlsx"


@dataclass(frozen=True)
class SentFile:
    """What Telegram tells of a file before it is fetched."""

    file_id: str
    name: str | None
    size: int


async def offer_branches(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """Ask where; the question is left out when there is only one answer."""
    mine = await _branches_of(session, by)
    if len(mine) == 1:
        explained = asking_texts.how_a_sheet_looks(mine[0].name)
        await say(session, by, explained, buttons=[[_example()]], now=now)
        await _ask(session, by, mine[0], now)
        return
    buttons = [[Button(asking_texts.branch_name(branch.name), ImportInto(branch.id))] for branch in mine]
    await say(session, by, asking_texts.import_where(), buttons=buttons, now=now)


async def _branches_of(session: AsyncSession, person: Person) -> list[Branch]:
    mine = list(await queries.branches_to_import_to(session, person))
    if not mine:
        raise Refused(no_branch_yet())
    return mine


async def explain(session: AsyncSession, *, by: Person, branch_id: int, shown: Shown, now: datetime) -> None:
    branch = await _branch_of(session, by, branch_id)
    explained = asking_texts.how_a_sheet_looks(branch.name)
    await revise(session, by, explained, of=shown, buttons=[[_example()]], now=now)
    await _ask(session, by, branch, now)


async def _branch_of(session: AsyncSession, person: Person, branch_id: int) -> Branch:
    mine = await _branches_of(session, person)
    branch = next((branch for branch in mine if branch.id == branch_id), None)
    if branch is None:
        raise Refused(not_for_you())
    return branch


def _example() -> Button:
    return Button(asking_texts.show_example(), ShowExample())


async def _ask(session: AsyncSession, person: Person, branch: Branch, now: datetime) -> None:
    question = asking_texts.send_the_sheet()
    await dialogues.ask(session, person, SHEET, question, values={"branch_id": branch.id}, now=now)


async def ask_again(
    session: AsyncSession, *, by: Person, branch_id: int, shown: Shown, now: datetime
) -> None:
    """What was wrong stays where it stands, and the corrected sheet is waited for."""
    branch = await _branch_of(session, by, branch_id)
    if await queries.is_asked_for(session, by, SHEET, now=now):
        raise Refused(asking_texts.send_the_sheet())
    await _ask(session, by, branch, now)


async def show_example(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    caption = asking_texts.here_is_an_example()
    await send_document(session, by, caption, file_name=EXAMPLE, data=example_sheet(by), now=now)


async def take_sheet(
    session: AsyncSession, *, by: Person, branch_id: int, file: SentFile | None, now: datetime
) -> None:
    """The answer to the question: a file, which will be fetched and looked at."""
    branch = await _branch_of(session, by, branch_id)
    job = await _take_in(session, by, branch, file, now)
    await dialogues.close(session, by)
    job.due_at = now
    await tell(session, job, asking_texts.i_look_at_it(job.file_name), now=now)


async def _take_in(
    session: AsyncSession, by: Person, branch: Branch, file: SentFile | None, now: datetime
) -> ImportJob:
    """A newer sheet takes the place of an older one that was not imported."""
    if file is None:
        raise Refused(asking_texts.as_a_file_please())
    if file.size > LARGEST_SHEET:
        raise Refused(texts.unusable(Unusable.TOO_LARGE))
    for earlier in await queries.jobs_under_way(session, by):
        if earlier.state is ImportState.APPLYING:
            raise Refused(asking_texts.still_importing())
        close(earlier, ImportState.CANCELLED)
    job = ImportJob(
        by=by,
        branch=branch,
        file_id=file.file_id,
        file_name=short_name(file.name),
        state=ImportState.FETCHING,
        made_at=now,
    )
    session.add(job)
    await session.flush()
    return job


async def offer_to_import(session: AsyncSession, *, by: Person, file: SentFile, now: datetime) -> None:
    """A sheet that came without a question, from somebody who has no partner it could be for: ask first."""
    mine = await _branches_of(session, by)
    job = await _take_in(session, by, mine[0], file, now)
    no = [Button(asking_texts.no_thanks(), DropImport(job.id))]
    if len(mine) == 1:
        yes = [[Button(asking_texts.yes_look_at_it(), LookAtSheet(job.id, mine[0].id))]]
        await tell(session, job, asking_texts.import_this(job.file_name), buttons=[*yes, no], now=now)
        return
    where = [
        [Button(asking_texts.branch_name(branch.name), LookAtSheet(job.id, branch.id))] for branch in mine
    ]
    await tell(session, job, asking_texts.import_this_where(job.file_name), buttons=[*where, no], now=now)


async def look_at_sheet(
    session: AsyncSession, *, by: Person, job_id: int, branch_id: int, shown: Shown, now: datetime
) -> None:
    branch = await _branch_of(session, by, branch_id)
    job = await _job(session, by, job_id, ImportState.FETCHING)
    if job.due_at is not None:
        raise Refused(asking_texts.i_look_at_it(job.file_name))  # a second tap
    job.branch, job.due_at = branch, now
    await tell(session, job, asking_texts.i_look_at_it(job.file_name), now=now)


async def _job(session: AsyncSession, by: Person, job_id: int, *states: ImportState) -> ImportJob:
    """Return an import of theirs if it stands where the button was made for."""
    job = await queries.job_of(session, by, job_id)
    if job is None or job.state not in {*states, ImportState.APPLYING}:
        raise Refused(asking_texts.import_is_over())
    if job.state is ImportState.APPLYING:
        raise Refused(asking_texts.still_importing())
    return job


async def import_them(session: AsyncSession, *, by: Person, job_id: int, shown: Shown, now: datetime) -> None:
    """The one yes. The plan is made anew when it is carried out, with the rights of that moment."""
    job = await _job(session, by, job_id, ImportState.LOOKED_AT)
    job.state, job.due_at = ImportState.APPLYING, now
    await tell(session, job, texts.begins(job.file_name), now=now)


async def drop(session: AsyncSession, *, by: Person, job_id: int, shown: Shown, now: datetime) -> None:
    job = await _job(session, by, job_id, ImportState.FETCHING, ImportState.LOOKED_AT)
    await tell(session, job, asking_texts.dropped(job.file_name), now=now)
    close(job, ImportState.CANCELLED)


async def forget_old(session: AsyncSession, now: datetime) -> None:
    """What nobody has said yes to within a day is forgotten; its buttons say so."""
    for job in await queries.jobs_older_than(session, now - KEPT_FOR):
        close(job, ImportState.CANCELLED)
