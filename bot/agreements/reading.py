"""An admin reads a version as people get it, language by language; of a draft it is the preview."""

from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import rules, versions
from bot.agreements import writing_texts as texts
from bot.agreements.managing_texts import back
from bot.agreements.models import Agreement
from bot.agreements.presses import AskWhoSigns, ReadVersion, ShowDraft, ShowScope, WriteText
from bot.agreements.texts import in_language, language_name, question
from bot.i18n import LANGUAGES, Sentence
from bot.outbox.buttons import Button, Rows
from bot.outbox.say import Shown, revise
from bot.people.models import Person
from bot.refusal import Refused
from bot.texts import stale_button

Screen = tuple[Sentence, Rows]

FIRST: Final = next(iter(LANGUAGES))


async def read_version(
    session: AsyncSession, *, by: Person, agreement_id: int, language: str, shown: Shown, now: datetime
) -> None:
    agreement = await versions.version_by_id(session, agreement_id)
    if agreement is None or language not in agreement.by_language:
        raise Refused(stale_button())
    words, buttons = preview(agreement, language, by)
    await revise(session, by, words, of=shown, buttons=buttons, now=now)


def as_people_get_it(agreement: Agreement, language: str, reader: Person) -> Sentence:
    """With the reader's own name in the place of the partner's."""
    return in_language(language, question(reader.first_name, agreement.by_language[language]))


def preview(agreement: Agreement, language: str, reader: Person) -> Screen:
    words = as_people_get_it(agreement, language, reader)
    languages = [
        Button(
            texts.current(name) if code == language else language_name(name), ReadVersion(agreement.id, code)
        )
        for code, name in LANGUAGES.items()
        if code in agreement.by_language
    ]
    if agreement.published_at is not None:
        return words, [languages, [Button(back(), ShowScope(agreement.branch_id or 0))]]
    further = [Button(texts.change_this_text(), WriteText(agreement.id, language))]
    if rules.first_missing(agreement.by_language) is None:
        further.append(Button(texts.publish(agreement.version), AskWhoSigns(agreement.id)))
    further.append(Button(back(), ShowDraft(agreement.id)))
    return words, [languages, *([button] for button in further)]
