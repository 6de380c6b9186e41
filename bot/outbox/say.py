"""`await say(…)`: the one road by which the bot speaks. It writes a row in the caller's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import Moment, flush, wake_after_commit
from bot.i18n import Sentence
from bot.outbox.buttons import Rows, dump_rows
from bot.outbox.hearing import Ear, Reader, ear_of
from bot.outbox.models import CHANNEL, Attachment, Kind, Lane, OutgoingMessage, State
from bot.people.models import Person


@dataclass(frozen=True)
class Shown:
    """A message that already stands in the reader's chat, by Telegram's own id."""

    message_id: int


# Built once: every word that the bot says passes here.
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


async def say(
    session: AsyncSession,
    to: Reader,
    sentence: Sentence,
    *,
    now: datetime,
    buttons: Rows = (),
    lane: Lane = Lane.REPLY,
    key: str | None = None,
    expires_at: datetime | None = None,
    passed_on: bool = True,
    reply_to: Shown | None = None,
) -> int | None:
    """Enqueue a message and return its id, or None when one with this dedupe `key` is there already.

    What is said to somebody on paper is passed on to their coordinator, who answers for them, unless
    `passed_on` says that it is of no use there.
    """
    ear = await ear_of(session, to)
    if ear is None or (ear.on_paper_id is not None and not passed_on):
        return None
    said = _content(ear, sentence, buttons)
    if reply_to is not None:
        said["reply_to"] = reply_to.message_id
    return await _enqueue(session, ear, Kind.TEXT, said, now=now, lane=lane, key=key, expires_at=expires_at)


def _content(ear: Ear, sentence: Sentence, buttons: Rows) -> dict[str, Any]:
    return {"sentence": ear.hears(sentence).dump(), "buttons": dump_rows(buttons, ear.on_paper_id)}


async def send_document(
    session: AsyncSession,
    to: Reader,
    caption: Sentence,
    *,
    file_name: str,
    data: bytes,
    now: datetime,
    buttons: Rows = (),
) -> int | None:
    """Enqueue a file (50 MB at most, says Telegram); it is kept until it has left."""
    ear = await ear_of(session, to)
    if ear is None:
        return None
    outgoing_id = await _enqueue(
        session, ear, Kind.DOCUMENT, _content(ear, caption, buttons), now=now, lane=Lane.REPLY
    )
    session.add(Attachment(outgoing_id=outgoing_id, file_name=file_name, data=data))
    await session.flush()
    return outgoing_id


async def say_to_all(
    session: AsyncSession,
    people: Sequence[Person],
    sentence: Sentence,
    *,
    now: datetime,
    lane: Lane,
) -> None:
    """Enqueue the same for many people, a thousand at a time: each reads it in their own language.

    Whoever has no Telegram is left out.
    """
    await flush(session)
    content = {"sentence": sentence.dump(), "buttons": []}
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


async def revise(
    session: AsyncSession,
    to: Reader,
    sentence: Sentence,
    *,
    of: Shown | int,
    now: datetime,
    buttons: Rows = (),
) -> None:
    """Let a message say something else: one that is `Shown`, or the outgoing one with this id."""
    ear = await ear_of(session, to)
    if ear is None:
        return
    content = _content(ear, sentence, buttons)
    if isinstance(of, Shown):
        content["message_id"] = of.message_id
    await _enqueue(session, ear, Kind.EDIT, content, now=now, edits_id=of if isinstance(of, int) else None)


async def copy(
    session: AsyncSession,
    to: Person,
    *,
    of: Shown,
    by: Person,
    if_lost: Sentence,
    now: datetime,
    reply_to: Shown | int | None = None,
    key: str | None = None,
) -> int | None:
    """Pass on what `by` wrote, by reference; `if_lost` is what they hear when it cannot arrive.

    Both must have Telegram. Return None when a message with this dedupe `key` is there already.
    """
    if to.telegram_id is None or by.telegram_id is None:
        raise ValueError("a message is passed on from one Telegram chat to another")
    ear = Ear(to.telegram_id, to.id, None)
    content: dict[str, Any] = {"if_lost": {"person": by.id, "sentence": if_lost.dump()}}
    if isinstance(reply_to, Shown):
        content["reply_to"] = reply_to.message_id
    replies_to_id = reply_to if isinstance(reply_to, int) else None
    copies = by.telegram_id, of
    return await _enqueue(
        session, ear, Kind.COPY, content, now=now, key=key, copies=copies, replies_to_id=replies_to_id
    )


async def set_menu(
    session: AsyncSession, to: Reader, commands: Sequence[tuple[str, Sentence]], *, now: datetime
) -> None:
    """Give `to` this menu of commands, in their own language; without Telegram there is none."""
    ear = await ear_of(session, to) if to.telegram_id is not None else None
    if ear is not None:
        content = {"commands": [[name, sentence.dump()] for name, sentence in commands]}
        await _enqueue(session, ear, Kind.MENU, content, now=now)


async def _enqueue(
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
