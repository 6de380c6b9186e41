"""Which question a message answers."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues.models import Dialogue
from bot.outbox.models import Kind
from bot.outbox.queries import outgoing_shown_as
from bot.people.models import Person


async def answered_by(
    session: AsyncSession, person: Person, *, reply_to: int | None, now: datetime
) -> Dialogue | None:
    """Return the open question that a message of `person` answers.

    It was opened by an explicit button, so the next message is its answer, also when it replies to another
    message of the bot; but not when it replies to the partner's or the person's own.
    """
    dialogue: Dialogue | None = await session.get(Dialogue, person.id)
    if dialogue is None or dialogue.expires_at <= now:
        return None
    if reply_to is None:
        return dialogue
    original = await outgoing_shown_as(session, chat_id=person.telegram_id, message_id=reply_to)
    return dialogue if original is not None and original.kind is not Kind.COPY else None
