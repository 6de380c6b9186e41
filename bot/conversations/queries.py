"""Where a reply belongs in the other chat. The outbox knows it as long as it keeps the rows of copies."""

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.models import OutgoingMessage
from bot.outbox.say import Shown
from bot.people.models import Person


async def counterpart(session: AsyncSession, person: Person, message_id: int) -> Shown | int | None:
    """Return what stands in the partner's chat for `message_id` in this person's: a message of the partner,
    or the outgoing copy of their own. None when it was no message of the two."""
    written_by_partner = await session.scalar(
        select(OutgoingMessage.copies_message).where(
            OutgoingMessage.chat_id == person.telegram_id,
            OutgoingMessage.telegram_message_id == message_id,
            OutgoingMessage.copies_message.is_not(None),
        )
    )
    if written_by_partner is not None:
        return Shown(written_by_partner)
    own: int | None = await session.scalar(_copy_of(person, message_id))
    return own


async def was_passed_on(session: AsyncSession, author: Person, message_id: int) -> bool:
    return await session.scalar(_copy_of(author, message_id)) is not None


def _copy_of(author: Person, message_id: int) -> Select[int]:
    return select(OutgoingMessage.id).where(
        OutgoingMessage.copies_chat == author.telegram_id, OutgoingMessage.copies_message == message_id
    )
