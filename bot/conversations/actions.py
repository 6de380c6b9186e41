"""What one writes reaches the other, by reference. The bot keeps none of it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversations import texts
from bot.conversations.for_whom import ask_for_whom, bring
from bot.conversations.queries import counterpart, reader_of
from bot.duos.queries import active_duos_of, partners_of
from bot.duos.talk_texts import has_no_telegram
from bot.outbox.say import Shown, say
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS
from bot.refusal import Puzzled, Refused


async def pass_on(
    session: AsyncSession, *, by: Person, message: Shown, reply_to: int | None, now: datetime
) -> None:
    """Copy the message to the partner; a reply stays a reply. Whoever has no partner is told so.

    A reply to what the partner does not see is not passed on: it may be a private answer to a question that
    is closed by now, or to one that the bot asked a moment ago.
    """
    partners = await partners_of(session, by)
    if not partners:
        alone = by.is_a(*PARTICIPANTS)
        raise Puzzled(texts.partner_follows() if alone else texts.nobody_to_write_to())
    if len(partners) > 1:
        await _pass_on_to_one_of_several(session, by, message, reply_to, now)
        return
    partner = partners[0]
    if partner.telegram_id is None:
        duo = (await active_duos_of(session, by))[0]
        raise Refused(has_no_telegram(partner.first_name, duo.carer.first_name))
    original = await counterpart(session, by, reply_to) if reply_to else None
    if reply_to and (original is None or original.chat_id != partner.telegram_id):
        raise Refused(texts.partner_does_not_see_that(partner.first_name))
    await bring(session, partner, of=message, by=by, reply_to=original, now=now)


async def _pass_on_to_one_of_several(
    session: AsyncSession, by: Person, message: Shown, reply_to: int | None, now: datetime
) -> None:
    """A reply goes to whose message it replies to. Of anything else the author says for whom it is."""
    duos = await active_duos_of(session, by)
    original = await counterpart(session, by, reply_to) if reply_to else None
    for partner in (duo.partner_of(by) for duo in duos):
        if original is not None and original.chat_id == partner.telegram_id:
            await bring(session, partner, of=message, by=by, reply_to=original, now=now)
            return
    await ask_for_whom(session, duos, by=by, message=message, now=now)


async def explain_edit(session: AsyncSession, *, by: Person, message: Shown, now: datetime) -> None:
    """An edited message was passed on as it was; say so rather than lose the correction silently."""
    reader = await reader_of(session, by, message.message_id)
    if reader is None:
        return
    partners = {duo.partner_of(by).id for duo in await active_duos_of(session, by)}
    if reader.id in partners:
        await say(session, by, texts.edits_do_not_travel(reader.first_name), now=now)
