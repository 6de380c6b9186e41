"""Which question a message answers."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.dialogues.models import Dialogue
from bot.outbox.models import Kind
from bot.outbox.queries import outgoing_shown_as
from bot.people.models import Person, Role

# Every update asks this. Roles come along: one question instead of two.
WHO: Final = (
    select(Person, Dialogue)
    .outerjoin(Dialogue, Dialogue.person_id == Person.id)
    .where(Person.telegram_id == bindparam("telegram_id"))
    .options(joinedload(Person.roles).raiseload(Role.branch))
)


async def who_writes(session: AsyncSession, telegram_id: int) -> tuple[Person | None, Dialogue | None]:
    """Return the person of this account, and the question that waits for their answer."""
    found = (await session.execute(WHO, {"telegram_id": telegram_id})).unique().one_or_none()
    return (found[0], found[1]) if found is not None else (None, None)


async def answered_by(
    session: AsyncSession, person: Person, dialogue: Dialogue | None, *, reply_to: int | None, now: datetime
) -> Dialogue | None:
    """Return the open question if a message of `person` answers it.

    It was opened by an explicit button, so the next message is its answer, also when it replies to another
    message of the bot; but not when it replies to the partner's or the person's own.
    """
    if dialogue is None or dialogue.expires_at <= now:
        return None
    if reply_to is None or person.telegram_id is None:
        return dialogue
    original = await outgoing_shown_as(session, chat_id=person.telegram_id, message_id=reply_to)
    return dialogue if original is not None and original.kind is not Kind.COPY else None


async def kept_for(
    session: AsyncSession, person: Person, question: str, *, now: datetime
) -> dict[str, Any] | None:
    """Return what a question that is still open keeps: an answer may also come as a tap on a choice."""
    query = select(Dialogue).where(Dialogue.person_id == person.id, Dialogue.question == question)
    found = await session.scalar(query.with_for_update().execution_options(populate_existing=True))
    return found.values if found is not None and found.expires_at > now else None
