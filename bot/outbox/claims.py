"""The outbox's hot statements: claim what may leave, hand back what did not, let go of what came too late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox.models import Kind, Lane

# Within a queue (one lane of one chat) order holds. A queue rests while a message of it is on its way or
# waits to be tried again; of the others only the first message is taken. What a claim sees is bounded by
# `most`: when all of that belongs to one queue, one is taken, the queue rests, the next claim looks past it.
# An edit or a reply waits for the message it belongs to.
CLAIM: Final = text("""
    WITH first AS (
        SELECT m.id, m.chat_id, m.lane FROM outgoing_message m
        WHERE m.state = 'pending' AND m.lease IS NULL AND m.lane <= :lowest
          AND m.chat_id * 4 + m.lane <> ALL(CAST(:resting AS bigint[]))
          AND (m.expires_at IS NULL OR m.expires_at > :now)
          AND ((m.edits_id IS NULL AND m.replies_to_id IS NULL)
               OR NOT EXISTS (SELECT FROM outgoing_message original
                              WHERE original.id IN (m.edits_id, m.replies_to_id)
                                AND original.state = 'pending'))
        ORDER BY m.lane, m.id LIMIT :most
    ), heads AS (
        SELECT DISTINCT ON (chat_id, lane) id FROM first ORDER BY chat_id, lane, id
    ), known AS (
        SELECT q.id, p.language, p.zone, e.telegram_message_id AS edits_message,
            r.telegram_message_id AS reply_to_message, a.file_name, a.data
        FROM heads JOIN outgoing_message q ON q.id = heads.id
        LEFT JOIN person p ON p.id = q.person_id
        LEFT JOIN outgoing_message e ON e.id = q.edits_id
        LEFT JOIN outgoing_message r ON r.id = q.replies_to_id
        LEFT JOIN attachment a ON a.outgoing_id = q.id
    )
    UPDATE outgoing_message m SET lease = :lease, attempts = m.attempts + 1
    FROM known WHERE m.id = known.id AND m.state = 'pending' AND m.lease IS NULL
    RETURNING m.id, m.chat_id, m.lane, m.kind, m.content, m.attempts, m.said_at,
        m.copies_chat, m.copies_message,
        coalesce(known.language, m.language) AS language, coalesce(known.zone, 'UTC') AS zone,
        known.edits_message, known.reply_to_message, known.file_name, known.data, m.person_id IS NULL
""")

HAND_BACK: Final = text("""
    UPDATE outgoing_message SET lease = NULL, attempts = attempts - 1
    WHERE id = ANY(CAST(:ids AS bigint[])) AND lease = :lease AND state = 'pending'
""")

# Whoever held these led before us, and no longer does. What a frozen process still has locked is skipped.
FREE_LEASES: Final = text("""
    UPDATE outgoing_message SET lease = NULL WHERE id IN (
        SELECT id FROM outgoing_message WHERE state = 'pending' AND lease IS NOT NULL FOR UPDATE SKIP LOCKED
    )
""")

EXPIRE: Final = text("""
    UPDATE outgoing_message SET state = 'expired', content = NULL
    WHERE state = 'pending' AND expires_at <= :now AND lease IS NULL
""")


@dataclass(frozen=True, slots=True)
class Claimed:
    """One message that this sender alone may send, for as long as its lease lasts."""

    id: int
    chat_id: int
    lane: Lane
    kind: Kind
    content: dict[str, Any]
    attempts: int
    said_at: datetime
    copies_chat: int | None
    copies_message: int | None
    language: str
    zone: str
    edits_message: int | None
    reply_to_message: int | None
    file_name: str | None = None
    file: bytes | None = None
    is_to_stranger: bool = False

    @property
    def queue(self) -> int:
        return queue_of(self.chat_id, self.lane)


def queue_of(chat_id: int, lane: Lane) -> int:
    """Return one number for one lane of one chat, the same as in CLAIM."""
    return chat_id * 4 + lane


async def claim(
    connection: AsyncConnection,
    *,
    lease: str,
    now: datetime,
    most: int,
    lowest: Lane = Lane.BULK,
    resting: Iterable[int] = (),
) -> list[Claimed]:
    """Take up to `most` messages, higher lanes first, none below `lowest`, one at the most of each queue and
    none of those that rest."""
    given = {"now": now, "most": most, "lease": lease, "lowest": lowest, "resting": list(resting)}
    rows = (await connection.execute(CLAIM, given)).all()
    return sorted(map(_claimed, rows), key=lambda claimed: (claimed.lane, claimed.id))


def _claimed(row: Any) -> Claimed:
    message_id, chat_id, lane, kind, *rest = row
    return Claimed(message_id, chat_id, Lane(lane), Kind(kind), *rest)


async def hand_back(connection: AsyncConnection, claimed: Sequence[Claimed], *, lease: str) -> None:
    """Give up a claim; what was not tried is not counted as an attempt."""
    await connection.execute(HAND_BACK, {"ids": [each.id for each in claimed], "lease": lease})


async def expire(connection: AsyncConnection, now: datetime) -> int:
    """Let go of what would come too late to be of use; return how many messages that were."""
    return (await connection.execute(EXPIRE, {"now": now})).rowcount
