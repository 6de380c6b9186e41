"""What the outbox is asked."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.models import OutgoingMessage


async def outgoing_shown_as(
    session: AsyncSession, *, chat_id: int, message_id: int
) -> OutgoingMessage | None:
    """Return what the bot sent that stands in this chat under Telegram's `message_id`."""
    query = select(OutgoingMessage).where(
        OutgoingMessage.chat_id == chat_id, OutgoingMessage.telegram_message_id == message_id
    )
    found: OutgoingMessage | None = await session.scalar(query.order_by(OutgoingMessage.id).limit(1))
    return found
