"""`await say(…)`: the one road by which the bot speaks. It writes a row in the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import Sentence
from bot.outbox.buttons import Rows, dump_rows
from bot.outbox.enqueuing import Shown, enqueue, enqueue_for_all
from bot.outbox.hearing import Ear, Reader, ear_of
from bot.outbox.models import Attachment, Kind, Lane
from bot.people.models import Person

__all__ = ["Shown", "copy", "revise", "say", "say_to_all", "send_document", "set_menu"]


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
    return await enqueue(session, ear, Kind.TEXT, said, now=now, lane=lane, key=key, expires_at=expires_at)


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
    outgoing_id = await enqueue(
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
    content = {"sentence": sentence.dump(), "buttons": []}
    await enqueue_for_all(session, people, content, lane=lane, now=now)


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
    await enqueue(session, ear, Kind.EDIT, content, now=now, edits_id=of if isinstance(of, int) else None)


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
    return await enqueue(
        session, ear, Kind.COPY, content, now=now, key=key, copies=copies, replies_to_id=replies_to_id
    )


async def set_menu(
    session: AsyncSession, to: Reader, commands: Sequence[tuple[str, Sentence]], *, now: datetime
) -> None:
    """Give `to` this menu of commands, in their own language; without Telegram there is none."""
    ear = await ear_of(session, to) if to.telegram_id is not None else None
    if ear is not None:
        content = {"commands": [[name, sentence.dump()] for name, sentence in commands]}
        await enqueue(session, ear, Kind.MENU, content, now=now)
