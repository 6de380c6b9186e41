""" "For whom is this?": somebody with several partners says it of each message that is no reply."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversations import queries, rules, texts
from bot.conversations.presses import PassOnTo
from bot.conversations.queries import Counterpart
from bot.duos.models import Duo
from bot.duos.partners import label_of, my_duo, partner_buttons
from bot.duos.queries import active_duos_of
from bot.duos.talk_texts import has_no_telegram
from bot.outbox.say import Shown, copy, revise, say
from bot.people.models import Person
from bot.refusal import Refused
from bot.texts import stale_button


async def ask_for_whom(
    session: AsyncSession, duos: Sequence[Duo], *, by: Person, message: Shown, now: datetime
) -> None:
    """Ask in a reply to the message; nothing of it is kept but its id."""
    buttons = partner_buttons(duos, by, lambda duo_id: PassOnTo(duo_id, message.message_id))
    key = queries.for_whom_key(by, message.message_id)
    await say(session, by, texts.for_whom(), buttons=buttons, reply_to=message, key=key, now=now)


async def pass_on_to(
    session: AsyncSession, *, by: Person, duo_id: int, message_id: int, shown: Shown, now: datetime
) -> None:
    """Bring the message to the partner of that duo: once, and to one of them only."""
    asked_at = await queries.asked_for_whom_at(session, by, message_id)
    if asked_at is None:
        raise Refused(stale_button())
    reader = await queries.reader_of(session, by, message_id)
    if reader is not None:
        raise Refused(texts.is_passed_on_already(reader.first_name))
    if rules.is_too_old(asked_at, now=now):
        await revise(session, by, texts.too_old_to_pass_on(), of=shown, now=now)
        return
    duo = await my_duo(session, by=by, duo_id=duo_id)
    partner = duo.partner_of(by)
    if partner.telegram_id is None:
        raise Refused(has_no_telegram(partner.first_name, duo.carer.first_name))
    key = queries.passed_on_key(by, message_id)
    if await bring(session, partner, of=Shown(message_id), by=by, now=now, key=key) is None:
        raise Refused(texts.is_passed_on_already(partner.first_name))
    label = label_of(duo, await active_duos_of(session, by), by)
    await revise(session, by, texts.is_passed_on(label), of=shown, now=now)


async def bring(
    session: AsyncSession,
    partner: Person,
    *,
    of: Shown,
    by: Person,
    now: datetime,
    reply_to: Counterpart | None = None,
    key: str | None = None,
) -> int | None:
    """Copy it into the partner's chat; its author hears when it cannot arrive there."""
    return await copy(
        session,
        partner,
        of=of,
        by=by,
        if_lost=texts.could_not_reach(partner.first_name),
        reply_to=reply_to.message if reply_to else None,
        key=key,
        now=now,
    )
