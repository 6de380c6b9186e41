"""The texts of a draft: French, Dutch, English, one after the other, with a way back at each step."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import drafting, queries, rules
from bot.agreements import writing_texts as texts
from bot.agreements.drafting import REST, TEXT
from bot.agreements.examples import examples
from bot.agreements.managing_texts import back
from bot.agreements.models import Agreement
from bot.agreements.presses import ShowDraft, TakeText, WriteText
from bot.agreements.reading import preview
from bot.agreements.rules import Source
from bot.dialogues import actions as dialogues
from bot.dialogues.texts import in_words_please
from bot.i18n import LANGUAGES
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, say
from bot.people.models import Person
from bot.refusal import Refused
from bot.texts import stale_button


async def ask_for_text(
    session: AsyncSession, *, by: Person, agreement_id: int, language: str, shown: Shown, now: datetime
) -> None:
    await _ask_for(session, by, await drafting.draft_or_refuse(session, agreement_id), _known(language), now)


async def take_text(
    session: AsyncSession, *, by: Person, text: str | None, agreement_id: int, language: str, now: datetime
) -> None:
    """Keep what was sent. Of what is too long nothing is taken, nor what Telegram cut off its end."""
    try:
        draft = await drafting.draft_or_refuse(session, agreement_id)
    except Refused as refused:  # another admin was quicker: the bot no longer waits for a text
        await dialogues.close(session, by)
        await say(session, by, refused.sentence, now=now)
        return
    written = rules.tidy(text or "")
    if not rules.is_text(written):
        raise Refused(in_words_please())
    if rules.length(written) > rules.LONGEST:
        too_long = texts.too_long(rules.length(written), rules.LONGEST)
        again = Button(texts.send_a_shorter_one(), WriteText(draft.id, language))
        await dialogues.ask(session, by, REST, too_long, way_back=again, now=now)
        return
    await _write(session, by, draft, language, written, now)


async def refuse_rest(session: AsyncSession, *, by: Person, text: str | None, now: datetime) -> None:
    raise Refused(texts.rest_is_not_taken())


async def take_other_text(
    session: AsyncSession,
    *,
    by: Person,
    agreement_id: int,
    language: str,
    source: Source,
    shown: Shown,
    now: datetime,
) -> None:
    """The button under the question, in the place of an answer; once it is answered it is of no use."""
    draft = await drafting.draft_or_refuse(session, agreement_id)
    open_question = await drafting.question_of(session, by)
    asked = {"agreement_id": agreement_id, "language": language}
    if open_question is None or open_question.values != asked:
        raise Refused(stale_button())
    found = await _texts_of(session, draft, source)
    await _write(session, by, draft, language, found[_known(language)], now)


async def take_other_texts(
    session: AsyncSession, *, by: Person, agreement_id: int, source: Source, shown: Shown, now: datetime
) -> None:
    """All three at once, into a draft that has none; each can then be changed."""
    draft = await drafting.draft_or_refuse(session, agreement_id)
    if draft.texts:
        raise Refused(stale_button())
    for language, text in (await _texts_of(session, draft, source)).items():
        draft.write(language, text)
    await session.flush()
    await drafting.turn_to_draft(session, by, draft, shown, now)


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise Refused(stale_button())
    return language


async def _write(
    session: AsyncSession, by: Person, draft: Agreement, language: str, text: str, now: datetime
) -> None:
    """Then the next text that is missing; when none is, this one as people will get it."""
    draft.write(language, text)
    await session.flush()
    await dialogues.close(session, by)
    missing = rules.first_missing(draft.by_language)
    if missing is not None:
        await _ask_for(session, by, draft, missing, now)
        return
    words, buttons = preview(draft, language, by)
    await say(session, by, words, buttons=buttons, now=now)


async def _ask_for(session: AsyncSession, by: Person, draft: Agreement, language: str, now: datetime) -> None:
    step = list(LANGUAGES).index(language) + 1
    sentence = texts.ask_for_text(language, step, draft.version, rules.LONGEST)
    instead = [[Button(texts.take_example(), TakeText(draft.id, language, Source.EXAMPLE))]]
    last = await queries.in_force(session, draft.branch_id)
    if last is not None:
        own = last.branch_id == draft.branch_id
        label = (texts.keep_that_of if own else texts.take_that_of_all)(last.version)
        instead.insert(0, [Button(label, TakeText(draft.id, language, Source.LAST))])
    await dialogues.ask(
        session,
        by,
        TEXT,
        sentence,
        values={"agreement_id": draft.id, "language": language},
        choices=instead,
        way_back=Button(back(), ShowDraft(draft.id)),
        now=now,
    )


async def _texts_of(session: AsyncSession, draft: Agreement, source: Source) -> dict[str, str]:
    if source is Source.EXAMPLE:
        return examples()
    last = await queries.in_force(session, draft.branch_id)
    if last is None:
        raise Refused(stale_button())
    return last.by_language
