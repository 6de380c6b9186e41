"""Which question a message answers."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues.models import Dialogue
from bot.outbox.models import OutgoingMessage
from bot.people.models import Person


async def answered_by(
    session: AsyncSession, person: Person, *, reply_to: int | None, now: datetime
) -> Dialogue | None:
    """Return the open question that a message of `person` answers.

    It was opened by an explicit button, so the next message is its answer, unless that message replies to
    something else: then it is meant for whoever wrote that.
    """
    dialogue: Dialogue | None = await session.get(Dialogue, person.id)
    if dialogue is None or dialogue.expires_at <= now:
        return None
    if reply_to is None:
        return dialogue
    shown_as = await session.scalar(
        select(OutgoingMessage.telegram_message_id).where(OutgoingMessage.id == dialogue.asked_in_id)
    )
    return dialogue if shown_as == reply_to else None
