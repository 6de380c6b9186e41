"""/addperson: somebody without Telegram comes in, one question at a time; nothing is kept before their yes.

What has been answered so far stands in the open question itself, and goes with it.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import adding_presses as presses
from bot.cards import paper_texts as texts
from bot.cards import queries, rules
from bot.cards.adding_questions import Draft, question_at
from bot.cards.changing import read
from bot.cards.listing import full_name
from bot.cards.presses import OpenCard
from bot.cards.rules import Field, Step
from bot.cards.texts import open_card
from bot.dialogues import actions as dialogues
from bot.dialogues.queries import kept_for
from bot.i18n import LANGUAGES
from bot.onboarding.on_paper import keep_on_paper
from bot.outbox.buttons import Button, Rows
from bot.outbox.say import Shown, revise
from bot.people.models import Branch, Person, Role
from bot.people.queries import branches
from bot.people.roles import PARTICIPANTS, RoleKind
from bot.refusal import Refused
from bot.texts import stale_button

PERSON = "cards.person"


async def begin(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """Where there is only one branch, it is not asked for."""
    mine = by.branch_ids(RoleKind.COORDINATOR)
    await _ask(session, by, {Step.BRANCH.value: min(mine)} if len(mine) == 1 else {}, now)


async def take_role(
    session: AsyncSession, *, by: Person, role: RoleKind, shown: Shown, now: datetime
) -> None:
    draft = await _draft_at(session, by, Step.ROLE, now)
    if role not in PARTICIPANTS:
        raise Refused(stale_button())
    await _ask(session, by, draft | {Step.ROLE.value: role.value}, now, shown)


async def take_branch(
    session: AsyncSession, *, by: Person, branch_id: int, shown: Shown, now: datetime
) -> None:
    draft = await _draft_at(session, by, Step.BRANCH, now)
    if branch_id not in by.branch_ids(RoleKind.COORDINATOR):
        raise Refused(stale_button())
    await _ask(session, by, draft | {Step.BRANCH.value: branch_id}, now, shown)


async def take_language(
    session: AsyncSession, *, by: Person, language: str, shown: Shown, now: datetime
) -> None:
    draft = await _draft_at(session, by, Step.LANGUAGE, now)
    if language not in LANGUAGES:
        raise Refused(stale_button())
    await _ask(session, by, draft | {Step.LANGUAGE.value: language}, now, shown)


async def skip(session: AsyncSession, *, by: Person, step: Step, shown: Shown, now: datetime) -> None:
    draft = await _draft_at(session, by, step, now)
    if step not in rules.MAY_BE_SKIPPED:
        raise Refused(stale_button())
    await _ask(session, by, draft | {step.value: None}, now, shown)


async def take_words(
    session: AsyncSession, *, by: Person, text: str | None, draft: Draft, now: datetime
) -> None:
    """A name, a phone number, or the line about them."""
    step = rules.next_step(draft)
    if step not in (Step.FIRST_NAME, *rules.MAY_BE_SKIPPED):
        raise Refused(texts.tap_please())
    branch = await _branch(session, by, draft)
    value = read(Field(step.value), text, country=branch.country)
    await _ask(session, by, draft | {step.value: value}, now)


async def take_agreement(
    session: AsyncSession, *, by: Person, agreed: bool, shown: Shown, now: datetime
) -> None:
    """Without their yes nothing is kept."""
    draft = await _draft_at(session, by, Step.AGREED, now)
    if not agreed:
        await dialogues.close(session, by)
        await revise(session, by, texts.nothing_is_kept(), of=shown, now=now)
        return
    await _ask(session, by, draft | {Step.AGREED.value: True}, now, shown)


async def take_counted(
    session: AsyncSession, *, by: Person, counted: bool, shown: Shown, now: datetime
) -> None:
    """The last answer: now the person is there."""
    draft = await _draft_at(session, by, Step.COUNTED, now)
    branch = await _branch(session, by, draft)
    person = _person(draft, branch, counted)
    session.add(person)
    await session.flush()
    added = texts.is_added(full_name(person), person.roles[0].kind, branch.name)
    await keep_on_paper(session, person, by=by, now=now)
    await dialogues.close(session, by)
    buttons: Rows = [
        [
            Button(texts.remove_again(), presses.RemoveAdded(person.id)),
            Button(open_card(person.first_name), OpenCard(person.id)),
        ]
    ]
    await revise(session, by, added, of=shown, buttons=buttons, now=now)


def _person(draft: Draft, branch: Branch, counted: bool) -> Person:
    return Person(
        first_name=draft[Step.FIRST_NAME.value],
        last_name=draft[Step.LAST_NAME.value],
        phone=draft[Step.PHONE.value],
        about=draft[Step.ABOUT.value] or "",
        language=draft[Step.LANGUAGE.value],
        zone=branch.zone,
        name_confirmed=True,
        counted_in_research=counted,
        roles=[Role(kind=RoleKind(draft[Step.ROLE.value]), branch_id=branch.id)],
    )


async def remove(session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime) -> None:
    """Undo: whoever was added by mistake, and was in no duo, goes as if they had never been there."""
    person = await queries.person_seen(session, by, person_id, hold=True)
    if person is None or not person.on_paper or person.kept_by_id != by.id:
        raise Refused(stale_button())
    joined = person.joined_at
    late = joined is None or joined + rules.UNDO_FOR < now
    if late or person.telegram_id is not None or await queries.was_in_a_duo(session, person):
        raise Refused(texts.cannot_be_removed(person.first_name))
    await session.delete(person)
    await session.flush()
    await revise(session, by, texts.is_removed(full_name(person)), of=shown, now=now)


async def _draft_at(session: AsyncSession, by: Person, step: Step, now: datetime) -> Draft:
    """Return what has been answered so far; a button of a step that is over, or to come, changes nothing."""
    kept = await kept_for(session, by, PERSON, now=now)
    if kept is None or rules.next_step(kept["draft"]) is not step:
        raise Refused(texts.begin_again())
    draft: Draft = kept["draft"]
    return draft


async def _branch(session: AsyncSession, by: Person, draft: Draft) -> Branch:
    """Where they are added; `by` may have left that branch a moment ago."""
    found = await branches(session, by.branch_ids(RoleKind.COORDINATOR) & {draft[Step.BRANCH.value]})
    if not found:
        raise Refused(stale_button())
    return found[0]


async def _ask(
    session: AsyncSession, by: Person, draft: Draft, now: datetime, shown: Shown | None = None
) -> None:
    """Ask what comes next; after a tap in place of what was tapped."""
    step = rules.next_step(draft)
    question, choices = await question_at(session, by, draft, step)
    await dialogues.ask(
        session, by, PERSON, question, values={"draft": draft}, choices=choices, instead_of=shown, now=now
    )
