"""An admin makes a draft of a version; nobody sees it until it is published, and it can be dropped."""

from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import managing, queries, rules, versions
from bot.agreements import writing_texts as texts
from bot.agreements.managing import name_of
from bot.agreements.managing_texts import back, in_lines, screen
from bot.agreements.models import Agreement
from bot.agreements.presses import (
    AskWhoSigns,
    DropDraft,
    ReadVersion,
    ShowDraft,
    ShowScope,
    TakeTexts,
    WriteText,
)
from bot.agreements.reading import FIRST
from bot.agreements.rules import Source
from bot.dialogues import actions as dialogues
from bot.dialogues.models import Dialogue
from bot.i18n import LANGUAGES
from bot.outbox.buttons import Button, Rows, in_rows
from bot.outbox.say import Shown, revise
from bot.people.models import Person
from bot.refusal import Refused

TEXT: Final = "agreements.text"
REST: Final = "agreements.rest"  # a text was too long: what comes next may be the rest of it


async def new_version(
    session: AsyncSession, *, by: Person, branch_id: int, shown: Shown, now: datetime
) -> None:
    """Begin a draft, or go on with the one there is."""
    branch = await managing.branch_or_all(session, branch_id)
    scope = branch.id if branch is not None else None
    await versions.hold(session, scope)
    draft = await versions.draft_of(session, scope)
    if draft is None:
        number = await versions.next_number(session, scope)
        draft = Agreement(branch=branch, version=number, made_at=now, made_by_id=by.id, texts=[])
        session.add(draft)
        await session.flush()
    await turn_to_draft(session, by, draft, shown, now)


async def show_draft(
    session: AsyncSession, *, by: Person, agreement_id: int, shown: Shown, now: datetime
) -> None:
    """Where all ways back lead; a question about one of its texts is dropped."""
    draft = await draft_or_refuse(session, agreement_id)
    await drop_question(session, by)
    await turn_to_draft(session, by, draft, shown, now)


async def drop_draft(
    session: AsyncSession, *, by: Person, agreement_id: int, sure: bool, shown: Shown, now: datetime
) -> None:
    draft = await draft_or_refuse(session, agreement_id)
    if not sure:
        buttons = [
            [Button(texts.yes_drop(), DropDraft(draft.id, True))],
            [Button(back(), ShowDraft(draft.id))],
        ]
        await revise(session, by, texts.sure_to_drop(draft.version), of=shown, buttons=buttons, now=now)
        return
    await drop_question(session, by)
    branch_id = draft.branch_id or 0
    await session.delete(draft)
    await session.flush()
    await managing.show_scope(session, by=by, branch_id=branch_id, shown=shown, now=now)


async def draft_or_refuse(session: AsyncSession, agreement_id: int) -> Agreement:
    agreement = await versions.version_by_id(session, agreement_id)
    if agreement is None or agreement.published_at is not None:
        raise Refused(texts.draft_is_gone())
    return agreement


async def question_of(session: AsyncSession, by: Person) -> Dialogue | None:
    """The open question about a text, if it is that for which the bot waits."""
    found: Dialogue | None = await session.get(Dialogue, by.id)
    return found if found is not None and found.question in (TEXT, REST) else None


async def drop_question(session: AsyncSession, by: Person) -> None:
    if await question_of(session, by) is not None:
        await dialogues.close(session, by)


async def turn_to_draft(
    session: AsyncSession, by: Person, draft: Agreement, shown: Shown, now: datetime
) -> None:
    written = draft.by_language
    listed = [texts.what_is_written(code, rules.length(written.get(code, ""))) for code in LANGUAGES]
    head = texts.draft_heading(name_of(draft), draft.version)
    words = screen(head, in_lines(*listed), texts.nobody_sees_it_yet())
    await revise(session, by, words, of=shown, buttons=await _what_may_be_done(session, draft), now=now)


async def _what_may_be_done(session: AsyncSession, draft: Agreement) -> Rows:
    write = [Button(texts.write_in(name), WriteText(draft.id, code)) for code, name in LANGUAGES.items()]
    further = []
    if not draft.texts:
        further.append(Button(texts.start_from_example(), TakeTexts(draft.id, Source.EXAMPLE)))
        last = await queries.in_force(session, draft.branch_id)
        if last is not None:
            further.append(Button(texts.start_from_version(last.version), TakeTexts(draft.id, Source.LAST)))
    elif rules.first_missing(draft.by_language) is None:
        further.append(Button(texts.preview(), ReadVersion(draft.id, FIRST)))
        further.append(Button(texts.publish(draft.version), AskWhoSigns(draft.id)))
    further.append(Button(texts.drop_draft(), DropDraft(draft.id, False)))
    further.append(Button(back(), ShowScope(draft.branch_id or 0)))
    return [*in_rows(write, 3), *([button] for button in further)]
