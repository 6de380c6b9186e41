"""Where a reply belongs in the other chat."""

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversations.models import Passage
from bot.outbox.models import OutgoingMessage
from bot.outbox.say import Shown
from bot.people.models import Person


async def counterpart(session: AsyncSession, person: Person, message_id: int) -> Shown | int | None:
    """Return what stands in the partner's chat for `message_id` in this person's: a message of the partner,
    or the outgoing copy of their own. None when it was no message of the two."""
    written_by_partner = await session.scalar(
        select(Passage.message_id)
        .join(OutgoingMessage, OutgoingMessage.id == Passage.outgoing_id)
        .where(
            OutgoingMessage.chat_id == person.telegram_id, OutgoingMessage.telegram_message_id == message_id
        )
    )
    if written_by_partner is not None:
        return Shown(written_by_partner)
    own: int | None = await session.scalar(_written(person, message_id))
    return own


async def was_passed_on(session: AsyncSession, author: Person, message_id: int) -> bool:
    return await session.scalar(_written(author, message_id)) is not None


def _written(author: Person, message_id: int) -> Select[int]:
    return select(Passage.outgoing_id).where(Passage.author_id == author.id, Passage.message_id == message_id)
