"""An admin looks at the agreement of all branches or of one: what is in force, and what may be done."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import coming_into_force, queries, versions
from bot.agreements import managing_texts as texts
from bot.agreements.models import Agreement
from bot.agreements.presses import (
    NewVersion,
    ReadVersion,
    ShowDraft,
    ShowScope,
    ShowScopes,
    TakeBack,
)
from bot.agreements.reading import FIRST
from bot.agreements.rules import PAGE
from bot.duos.forming_texts import earlier, more
from bot.i18n import LANGUAGES, Sentence
from bot.outbox.buttons import Button, Rows, in_rows
from bot.outbox.say import Shown, revise, say
from bot.people.models import Branch, Person
from bot.people.queries import branches
from bot.refusal import Refused
from bot.texts import stale_button

Screen = tuple[Sentence, Rows]


async def show_first(session: AsyncSession, *, by: Person, now: datetime) -> None:
    words, buttons = await _scopes(session, 0)
    await say(session, by, words, buttons=buttons, now=now)


async def show_scopes(session: AsyncSession, *, by: Person, page: int, shown: Shown, now: datetime) -> None:
    words, buttons = await _scopes(session, max(0, page))
    await revise(session, by, words, of=shown, buttons=buttons, now=now)


async def show_scope(
    session: AsyncSession, *, by: Person, branch_id: int, shown: Shown, now: datetime
) -> None:
    branch = await branch_or_all(session, branch_id)
    words, buttons = await _scope(session, branch)
    await revise(session, by, words, of=shown, buttons=buttons, now=now)


async def take_back(
    session: AsyncSession, *, by: Person, agreement_id: int, shown: Shown, now: datetime
) -> None:
    """Nobody was asked yet: it becomes a draft again."""
    agreement = await versions.version_by_id(session, agreement_id)
    if agreement is None:
        raise Refused(stale_button())
    if not await coming_into_force.may_be_taken_back(session, agreement):
        raise Refused(texts.cannot_be_taken_back())
    await coming_into_force.take_back(session, agreement)
    words, buttons = await _scope(session, agreement.branch)
    await revise(session, by, words, of=shown, buttons=buttons, now=now)


async def branch_or_all(session: AsyncSession, branch_id: int) -> Branch | None:
    """Return the branch; None for 0, which is all of them."""
    if branch_id == 0:
        return None
    branch: Branch | None = await session.get(Branch, branch_id)
    if branch is None:
        raise Refused(stale_button())
    return branch


def name_of(agreement: Agreement) -> str | None:
    return agreement.branch.name if agreement.branch is not None else None


async def _scopes(session: AsyncSession, page: int) -> Screen:
    """All branches, then branch by branch, with the version that is in force there."""
    found: list[Branch | None] = [None, *await branches(session)]
    here = found[page * PAGE : (page + 1) * PAGE] or found[:PAGE]
    buttons = [[await _scope_button(session, branch)] for branch in here]
    turns = [Button(earlier(), ShowScopes(page - 1))] if page else []
    if (page + 1) * PAGE < len(found):
        turns.append(Button(more(), ShowScopes(page + 1)))
    return texts.for_whom(), [*buttons, *in_rows(turns, 2)]


async def _scope_button(session: AsyncSession, branch: Branch | None) -> Button:
    branch_id, name = (branch.id, branch.name) if branch is not None else (None, None)
    newest = await versions.newest_published(session, branch_id)
    label = texts.scope_button(name, newest.version if newest is not None else None)
    return Button(label, ShowScope(branch_id or 0))


async def _scope(session: AsyncSession, branch: Branch | None) -> Screen:
    branch_id, name = (branch.id, branch.name) if branch is not None else (None, None)
    own = await versions.newest_published(session, branch_id)
    draft = await versions.draft_of(session, branch_id)
    told = [texts.heading(name), *await _what_counts(session, branch_id, own)]
    if draft is not None:
        written = tuple(LANGUAGES[code] for code in LANGUAGES if code in draft.by_language)
        told.append(texts.draft(draft.version, draft.made_at, written))
    return texts.screen(*told), await _what_may_be_done(session, branch_id, own, draft)


async def _what_counts(session: AsyncSession, branch_id: int | None, own: Agreement | None) -> list[Sentence]:
    told = []
    counts = own or await queries.in_force(session, branch_id)
    if counts is None or counts.published_at is None:
        told.append(texts.none_in_force())
    elif counts is not own:
        told.append(texts.that_of_all_counts(counts.version))
    else:
        told.append(texts.in_force(counts.version, counts.published_at))
        told.append(texts.counts(*await versions.signed_and_missing(session, counts)))
    others = [] if branch_id is not None else await versions.branches_with_their_own(session)
    if others:
        told.append(texts.have_their_own(tuple(other.name for other in others)))
    return told


async def _what_may_be_done(
    session: AsyncSession, branch_id: int | None, own: Agreement | None, draft: Agreement | None
) -> Rows:
    buttons = []
    if own is not None:
        buttons.append(Button(texts.read_in_force(), ReadVersion(own.id, FIRST)))
    if draft is not None:
        buttons.append(Button(texts.go_on_with_draft(), ShowDraft(draft.id)))
    else:
        buttons.append(Button(texts.new_version(), NewVersion(branch_id or 0)))
    if own is not None and await coming_into_force.may_be_taken_back(session, own):
        buttons.append(Button(texts.take_back(own.version), TakeBack(own.id)))
    buttons.append(Button(texts.back(), ShowScopes(0)))
    return [[button] for button in buttons]
