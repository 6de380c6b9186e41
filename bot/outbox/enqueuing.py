"""What is said becomes a row of the outbox; every word that the bot says passes here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import Moment, flush, wake_after_commit
from bot.outbox.hearing import Ear
from bot.outbox.models import CHANNEL, Kind, Lane, OutgoingMessage, State
from bot.people.models import Person


@dataclass(frozen=True)
class Shown:
    """A message that already stands in the reader's chat, by Telegram's own id."""

    message_id: int


# Built once.
_table = OutgoingMessage.metadata.tables[OutgoingMessage.__tablename__]
WRITE_DOWN: Final = (
    insert(_table)
    .values(state=State.PENDING, attempts=0)
    .on_conflict_do_nothing(index_elements=["dedupe_key"])
    .returning(_table.c.id)
)
AT_ONCE: Final = 1000
WRITE_DOWN_FOR_ALL: Final = text("""
    INSERT INTO outgoing_message (person_id, chat_id, lane, kind, content, said_at, state, attempts)
    SELECT person_id, chat_id, :lane, 'text', :content, :now, 'pending', 0
    FROM unnest(CAST(:people AS bigint[]), CAST(:chats AS bigint[])) AS reader(person_id, chat_id)
""").bindparams(bindparam("content", type_=JSONB), bindparam("now", type_=Moment))


async def enqueue(
    session: AsyncSession,
    ear: Ear,
    kind: Kind,
    content: Mapping[str, Any],
    *,
    now: datetime,
    lane: Lane = Lane.REPLY,
    key: str | None = None,
    expires_at: datetime | None = None,
    copies: tuple[int, Shown] | None = None,
    edits_id: int | None = None,
    replies_to_id: int | None = None,
) -> int | None:
    """Return the row's id, or None when one with this dedupe `key` is there already."""
    row = {
        "person_id": ear.person_id,
        "chat_id": ear.chat_id,
        "language": ear.language,
        "lane": lane,
        "kind": kind,
        "content": content,
        "copies_chat": copies[0] if copies else None,
        "copies_message": copies[1].message_id if copies else None,
        "edits_id": edits_id,
        "replies_to_id": replies_to_id,
        "dedupe_key": key,
        "said_at": now,
        "expires_at": expires_at,
    }
    await flush(session)
    outgoing_id: int | None = await session.scalar(WRITE_DOWN, row)
    wake_after_commit(session, CHANNEL)
    return outgoing_id


async def enqueue_for_all(
    session: AsyncSession, people: Sequence[Person], content: Mapping[str, Any], *, lane: Lane, now: datetime
) -> None:
    """The same text for all who have Telegram, a thousand at a time."""
    await flush(session)
    readers_of_telegram = [person for person in people if person.telegram_id is not None]
    for start in range(0, len(readers_of_telegram), AT_ONCE):
        readers = readers_of_telegram[start : start + AT_ONCE]
        given = {
            "people": [person.id for person in readers],
            "chats": [person.telegram_id for person in readers],
            "content": content,
            "lane": lane,
            "now": now,
        }
        await session.execute(WRITE_DOWN_FOR_ALL, given)
    wake_after_commit(session, CHANNEL)
