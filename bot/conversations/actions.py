"""What one writes reaches the other, by reference. The bot keeps none of it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversations import texts
from bot.conversations.queries import counterpart, was_passed_on
from bot.duos.queries import active_duo_of, partner_of
from bot.duos.talk_texts import has_no_telegram
from bot.i18n import Sentence
from bot.outbox.say import Shown, copy, say
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS
from bot.refusal import Refused


async def pass_on(
    session: AsyncSession, *, by: Person, message: Shown, reply_to: int | None, now: datetime
) -> None:
    """Copy the message to the partner; a reply stays a reply. Whoever has no partner is told so.

    A reply to what the partner does not see is not passed on: it may be a private answer to a question that
    is closed by now, or to one that the bot asked a moment ago.
    """
    partner = await partner_of(session, by)
    if partner is None:
        alone = by.is_a(*PARTICIPANTS)
        raise Refused(texts.partner_follows() if alone else texts.nobody_to_write_to())
    if partner.telegram_id is None:
        raise Refused(await _who_passes_on(session, by, partner))
    original = await counterpart(session, by, reply_to) if reply_to else None
    if reply_to and original is None:
        raise Refused(texts.partner_does_not_see_that(partner.first_name))
    await copy(
        session,
        partner,
        of=message,
        by=by,
        if_lost=texts.could_not_reach(partner.first_name),
        reply_to=original,
        now=now,
    )


async def _who_passes_on(session: AsyncSession, by: Person, partner: Person) -> Sentence:
    duo = await active_duo_of(session, by)
    return has_no_telegram(partner.first_name, duo.carer.first_name) if duo else texts.nobody_to_write_to()


async def explain_edit(session: AsyncSession, *, by: Person, message: Shown, now: datetime) -> None:
    """An edited message was passed on as it was; say so rather than lose the correction silently."""
    partner = await partner_of(session, by)
    if partner is not None and await was_passed_on(session, by, message.message_id):
        await say(session, by, texts.edits_do_not_travel(partner.first_name), now=now)
