"""An admin publishes a draft and says who signs it: a published text is not changed any more."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import versions
from bot.agreements import writing_texts as texts
from bot.agreements.coming_into_force import put_in_force
from bot.agreements.drafting import draft_or_refuse, drop_question
from bot.agreements.managing import name_of
from bot.agreements.managing_texts import back, screen
from bot.agreements.models import Agreement
from bot.agreements.presses import PublishAgreement, ShowDraft, ShowScope
from bot.i18n import LANGUAGES
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, revise
from bot.people.models import Person
from bot.refusal import Refused


async def ask_who_signs(
    session: AsyncSession, *, by: Person, agreement_id: int, shown: Shown, now: datetime
) -> None:
    draft = await _complete(session, agreement_id)
    under = await versions.branches_under(session, draft.branch_id)
    duos = await versions.count_active_duos(session, [branch.id for branch in under])
    buttons = [Button(texts.only_from_now_on(), PublishAgreement(draft.id, False))]
    if duos:
        buttons.append(Button(texts.ask_all_anew(), PublishAgreement(draft.id, True)))
    buttons.append(Button(back(), ShowDraft(draft.id)))
    question = texts.who_signs(name_of(draft), draft.version, duos)
    await revise(session, by, question, of=shown, buttons=[[button] for button in buttons], now=now)


async def publish(
    session: AsyncSession, *, by: Person, agreement_id: int, ask_again: bool, shown: Shown, now: datetime
) -> None:
    draft = await _complete(session, agreement_id)
    await drop_question(session, by)
    await put_in_force(session, draft, ask_again=ask_again, now=now)
    who = texts.both_are_asked_anew() if ask_again else texts.signed_from_now_on()
    words = screen(texts.published(name_of(draft), draft.version), who)
    way_back = [[Button(back(), ShowScope(draft.branch_id or 0))]]
    await revise(session, by, words, of=shown, buttons=way_back, now=now)


async def _complete(session: AsyncSession, agreement_id: int) -> Agreement:
    draft = await draft_or_refuse(session, agreement_id)
    missing = tuple(name for code, name in LANGUAGES.items() if code not in draft.by_language)
    if missing:
        raise Refused(texts.texts_are_missing(missing))
    return draft
