"""A new branch, one question at a time. What has been said so far waits with the open question."""

from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues import actions as dialogues
from bot.dialogues.actions import NEVER_MIND
from bot.dialogues.answers import words
from bot.dialogues.queries import kept_for
from bot.outbox.buttons import Button
from bot.outbox.say import Shown
from bot.people.actions import add_branch, check_branch_name_is_free
from bot.people.models import Person
from bot.people.values import LONGEST_NAME, NO_REGION, BranchField, read_branch
from bot.programme import branch_questions as questions
from bot.programme import branch_texts, queries, texts
from bot.programme.branches import show_page
from bot.programme.presses import MakeBranch, SetNewBranch, UndoBranch
from bot.programme.undoing import undo_row
from bot.refusal import Refused
from bot.texts import stale_button

SAID: Final = "programme.new_branch"

Said = dict[str, str]


async def begin(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    queries.check_admin(by)
    await _go_on(session, by, {}, shown=None, now=now)


async def choose(
    session: AsyncSession, *, by: Person, field: BranchField, value: str, shown: Shown, now: datetime
) -> None:
    """A button of a question that has been answered changes nothing."""
    said = await _said_so_far(session, by, now)
    if _open_question(said) is not field:
        raise Refused(stale_button())
    if field is BranchField.CITY and value == questions.AS_NAMED:
        value = said[BranchField.NAME]
    await _note(session, by, said, field, value, shown=shown, now=now)


async def take(session: AsyncSession, *, by: Person, text: str | None, said: Said, now: datetime) -> None:
    queries.check_admin(by)
    field = _open_question(said)
    if field is None:
        raise Refused(texts.tap_please())
    await _note(session, by, said, field, words(text, most=LONGEST_NAME), shown=None, now=now)


async def _said_so_far(session: AsyncSession, by: Person, now: datetime) -> Said:
    queries.check_admin(by)
    kept = await kept_for(session, by, SAID, now=now)
    if kept is None:
        raise Refused(stale_button())
    said: Said = kept["said"]
    return said


def _open_question(said: Said) -> BranchField | None:
    return next((field for field in BranchField if field not in said), None)


async def _note(
    session: AsyncSession,
    by: Person,
    said: Said,
    field: BranchField,
    answer: str,
    *,
    shown: Shown | None,
    now: datetime,
) -> None:
    values = read_branch({field: answer}, country=said.get(BranchField.COUNTRY, ""))
    if field is BranchField.NAME:
        await check_branch_name_is_free(session, values["name"])
    said = said | {field: answer}
    if field is BranchField.COUNTRY:
        said = said | {field: values["country"]}
        if not questions.is_asked(BranchField.REGION, values["country"]):
            said = said | {BranchField.REGION: NO_REGION}
    await _go_on(session, by, said, shown=shown, now=now)


async def _go_on(
    session: AsyncSession, by: Person, said: Said, *, shown: Shown | None, now: datetime
) -> None:
    """Ask what is not known yet; when nothing is, show it all for a last look."""
    field = _open_question(said)
    if field is None:
        values = read_branch({BranchField(name): text for name, text in said.items()}, country="")
        facts = questions.facts(values)
        sentence = texts.told(branch_texts.a_last_look(values["name"]), *facts)
        choices = [[Button(branch_texts.add_it(), MakeBranch())]]
    else:
        offered = _offered(field, said)
        sentence = branch_texts.question(field)
        choices = questions.choice_rows(offered, lambda value: SetNewBranch(field, value))
    await dialogues.ask(
        session,
        by,
        SAID,
        sentence,
        values={"said": said},
        choices=choices,
        way_back=NEVER_MIND,
        instead_of=shown,
        now=now,
    )


def _offered(field: BranchField, said: Said) -> list[questions.Choice]:
    known = {place: said[place] for place in (BranchField.COUNTRY, BranchField.REGION) if place in said}
    where = {"country": "", "region": None} | read_branch(known, country="")
    return questions.choices(field, name=said.get(BranchField.NAME, ""), **where)


async def make(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    said = await _said_so_far(session, by, now)
    if _open_question(said) is not None:
        raise Refused(stale_button())
    branch = await add_branch(session, **said)
    await dialogues.close(session, by)
    undo = await undo_row(session, branch, UndoBranch)
    told = branch_texts.is_added(branch.name)
    await show_page(session, by, branch, told=told, first=undo, shown=shown, now=now)
