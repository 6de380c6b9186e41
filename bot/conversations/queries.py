"""Where a reply belongs in the other chat. The outbox knows it as long as it keeps the rows of copies."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import load_only, raiseload

from bot.outbox.models import OutgoingMessage
from bot.outbox.say import Shown
from bot.people.models import Person


@dataclass(frozen=True)
class Counterpart:
    """What stands in a partner's chat: a message of theirs, or the outgoing copy with this id."""

    chat_id: int
    message: Shown | int


async def counterpart(session: AsyncSession, person: Person, message_id: int) -> Counterpart | None:
    """Return what stands in a partner's chat for `message_id` in this person's; None when it was no message
    of the two."""
    theirs = select(OutgoingMessage.copies_chat, OutgoingMessage.copies_message).where(
        OutgoingMessage.chat_id == person.telegram_id,
        OutgoingMessage.telegram_message_id == message_id,
        OutgoingMessage.copies_message.is_not(None),
    )
    if (written := (await session.execute(theirs)).first()) is not None:
        return Counterpart(written.copies_chat, Shown(written.copies_message))
    own = select(OutgoingMessage.id, OutgoingMessage.chat_id).where(_copies(person, message_id))
    if (copied := (await session.execute(own)).first()) is not None:
        return Counterpart(copied.chat_id, copied.id)
    return None


async def reader_of(session: AsyncSession, author: Person, message_id: int) -> Person | None:
    """Return to whom a message was passed on, with no more than their first name."""
    query = (
        select(Person)
        .join(OutgoingMessage, OutgoingMessage.person_id == Person.id)
        .where(_copies(author, message_id))
        .options(load_only(Person.first_name, raiseload=True), raiseload(Person.roles))
        .limit(1)
    )
    found: Person | None = await session.scalar(query)
    return found


async def asked_for_whom_at(session: AsyncSession, author: Person, message_id: int) -> datetime | None:
    """Return when the bot asked for whom that message is; None when it never did, or long ago."""
    key = for_whom_key(author, message_id)
    asked_at: datetime | None = await session.scalar(
        select(OutgoingMessage.said_at).where(OutgoingMessage.dedupe_key == key)
    )
    return asked_at


def for_whom_key(author: Person, message_id: int) -> str:
    """Under which the question stands in the outbox; it carries the message's id and never a word of it."""
    return f"for-whom:{author.id}:{message_id}"


def passed_on_key(author: Person, message_id: int) -> str:
    """Under which the copy stands there: two taps at once make one copy."""
    return f"passed-on:{author.id}:{message_id}"


def _copies(author: Person, message_id: int) -> ColumnElement[bool]:
    return and_(
        OutgoingMessage.copies_chat == author.telegram_id, OutgoingMessage.copies_message == message_id
    )
