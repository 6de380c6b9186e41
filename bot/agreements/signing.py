"""What the two of a duo do about the agreement, each by themselves: read it, ask about it, sign it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import queries, question, texts
from bot.agreements.asking import signature_for
from bot.agreements.models import Signature
from bot.checkins.calls import ask_for_call, waits_for_call
from bot.checkins.texts import already_told
from bot.duos.models import DuoState
from bot.duos.queries import active_duos_of, duo_of
from bot.i18n import LANGUAGES
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.refusal import Refused
from bot.texts import stale_button


async def sign(
    session: AsyncSession, *, by: Person, signature_id: int, language: str, shown: Shown, now: datetime
) -> None:
    """Keep the yes: to which text, in which language, when. The partner does not hear of it."""
    signature = await _current(session, by, signature_id, now)
    _check(language)
    if signature.id != signature_id:  # a newer text came meanwhile: nobody signs what they have not read
        newer = signature.signed_at is None
        await _show(session, by, signature, language, shown, newer=newer, now=now)
        return
    if signature.signed_at is not None:
        raise Refused(texts.signed_already(signature.signed_at))
    signature.signed_at, signature.language, signature.remind_at = now, language, None
    signature.recorded_by_id = by.recorded_by_id
    await _show(session, by, signature, language, shown, now=now)


async def read(
    session: AsyncSession, *, by: Person, signature_id: int, language: str, shown: Shown, now: datetime
) -> None:
    """The text in another language, or the one that a reminder is about."""
    signature = await _current(session, by, signature_id, now)
    _check(language)
    await _show(session, by, signature, language, shown, now=now)


async def ask_about(
    session: AsyncSession, *, by: Person, signature_id: int, shown: Shown, now: datetime
) -> None:
    """A question about the text: their coordinator calls. They can sign when they are ready."""
    duo = (await _current(session, by, signature_id, now)).duo
    if duo.state is not DuoState.ACTIVE:
        raise Refused(texts.duo_has_ended())
    if await waits_for_call(session, duo, by, now=now):
        raise Refused(already_told(duo.carer.first_name))
    await ask_for_call(session, duo, by, now=now)
    await say(session, by, texts.question_is_passed_on(duo.carer.first_name), now=now)


async def show_mine(session: AsyncSession, *, by: Person, now: datetime) -> bool:
    """What they signed and when, with its text; what they have not signed is asked again. Of each of their
    duos, else of the last one that they signed in. Return whether there was anything."""
    mine = [await _mine(session, duo.id, by, now) for duo in await active_duos_of(session, by)]
    found = [signature for signature in mine if signature is not None]
    if not found:
        last = await queries.last_signed_by(session, by)
        found = [last] if last is not None else []
    for signature in found:
        language = signature.language if signature.signed_at is not None else by.language
        words, buttons = question.words(signature, language), question.buttons(signature, language)
        await say(session, by, words, buttons=buttons, now=now)
    return bool(found)


async def _mine(session: AsyncSession, duo_id: int, person: Person, now: datetime) -> Signature | None:
    duo = await duo_of(session, duo_id)
    if duo is None or duo.state is not DuoState.ACTIVE:
        return None
    latest = (await queries.latest_signatures(session, [duo.id])).get((duo.id, person.id))
    if latest is not None and latest.signed_at is not None:
        return latest
    agreement = await queries.in_force(session, duo.branch_id)
    return await signature_for(session, duo, person, agreement, now) if agreement is not None else None


async def _current(session: AsyncSession, by: Person, signature_id: int, now: datetime) -> Signature:
    """Return what the button stands for; in the place of an older text that is not signed, the newest."""
    signature = await queries.signature_of(session, by, signature_id)
    if signature is None:
        raise Refused(stale_button())
    if signature.signed_at is not None:
        return signature
    if signature.duo.state is not DuoState.ACTIVE:
        raise Refused(texts.duo_has_ended())
    agreement = await queries.in_force(session, signature.duo.branch_id)
    return await signature_for(session, signature.duo, by, agreement or signature.agreement, now)


def _check(language: str) -> None:
    if language not in LANGUAGES:
        raise Refused(stale_button())


async def _show(
    session: AsyncSession,
    by: Person,
    signature: Signature,
    language: str,
    shown: Shown,
    *,
    newer: bool = False,
    now: datetime,
) -> None:
    words, buttons = question.words(signature, language, newer=newer), question.buttons(signature, language)
    await revise(session, by, words, of=shown, buttons=buttons, now=now)
