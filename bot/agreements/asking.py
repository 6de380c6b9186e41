"""When the two of a duo are asked to sign: at its beginning, for a newer text, and once more after a week."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import queries, question, rules, texts
from bot.agreements.models import Agreement, Signature
from bot.agreements.presses import ReadAgreement
from bot.due import Wait
from bot.duos.models import Duo, DuoState
from bot.outbox.buttons import Button
from bot.outbox.models import Lane
from bot.outbox.say import say
from bot.people.models import Person


async def ask_both(session: AsyncSession, duo: Duo, now: datetime) -> None:
    """A duo has begun, or a newer text is to be signed: ask whoever has to sign it and was not asked yet."""
    duo.sign_at = None
    agreement = await queries.in_force(session, duo.branch_id)
    if duo.state is not DuoState.ACTIVE or agreement is None:
        return
    for person in duo.participants:
        was_asked = await queries.signature_to(session, agreement, duo=duo, person=person) is not None
        if was_asked or (not agreement.asks_all and await queries.has_signed(session, duo, person)):
            continue
        await ask(session, await signature_for(session, duo, person, agreement, now), now=now)


async def signature_for(
    session: AsyncSession, duo: Duo, person: Person, agreement: Agreement, now: datetime
) -> Signature:
    """Return this person's place under this text; once it is made, their yes is missing."""
    found = await queries.signature_to(session, agreement, duo=duo, person=person)
    if found is not None:
        return found
    made = Signature(
        duo=duo,
        person=person,
        agreement=agreement,
        language=person.language,
        asked_at=now,
        remind_at=rules.remind_time(now, zone=person.zone),
    )
    session.add(made)
    await session.flush()
    return made


async def ask(session: AsyncSession, signature: Signature, *, now: datetime) -> bool:
    """One message with the whole text, in the language that they speak now; whether it is on its way."""
    language = signature.person.language
    outgoing_id = await say(
        session,
        signature.person,
        question.words(signature, language),
        buttons=question.buttons(signature, language),
        lane=Lane.REMINDER,
        key=_key(signature, now),
        now=now,
    )
    signature.asked_in_id = outgoing_id or signature.asked_in_id
    return outgoing_id is not None


async def remind(session: AsyncSession, signature: Signature, now: datetime) -> None:
    """A week has passed: once, in one short message. From then on it is for the coordinator."""
    signature.remind_at = None
    latest = await queries.latest_signatures(session, [signature.duo_id])
    is_newest = latest[signature.duo_id, signature.person_id].id == signature.id
    if signature.signed_at is None and is_newest and signature.duo.state is DuoState.ACTIVE:
        await ask_again(session, signature, now=now)


async def ask_again(session: AsyncSession, signature: Signature, *, now: datetime) -> bool:
    """A short message that leads to the text; whether it is on its way. One a day about it is enough."""
    read = Button(texts.read_it(), ReadAgreement(signature.id, signature.person.language))
    outgoing_id = await say(
        session,
        signature.person,
        texts.reminder(question.partner_in(signature).first_name),
        buttons=[[read]],
        lane=Lane.REMINDER,
        key=_key(signature, now),
        now=now,
    )
    return outgoing_id is not None


def _key(signature: Signature, now: datetime) -> str:
    """One message about it a day, where they are."""
    day = now.astimezone(ZoneInfo(signature.person.zone)).date()
    return f"agreement:{signature.id}:{day}"


ASKING = Wait(Duo.sign_at, ask_both)
REMINDERS = Wait(Signature.remind_at, remind)
