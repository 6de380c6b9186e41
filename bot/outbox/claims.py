"""The outbox's hot statements: claim what may leave, record what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from bot.i18n import Sentence
from bot.outbox.models import Kind, Lane
from bot.outbox.say import say
from bot.outbox.verdicts import Delivered, Lost, SayAnew, TryAgain, Verdict
from bot.people.models import Person

LEASE_SECONDS: Final = 30

# Within a chat order holds: only its first due message may be claimed, and one that waits to be tried again
# holds back those behind it. An edit or a reply waits for the message it belongs to.
CLAIM: Final = text("""
    WITH heads AS (
        SELECT DISTINCT ON (m.chat_id) m.id, m.lane, m.lease_until, m.retry_at
        FROM outgoing_message m
        WHERE m.state = 'pending' AND m.due_at <= :now
          AND NOT EXISTS (SELECT FROM outgoing_message original
                          WHERE original.id IN (m.edits_id, m.replies_to_id) AND original.state = 'pending')
        ORDER BY m.chat_id, m.lane, m.id
    ), chosen AS (
        SELECT id FROM heads
        WHERE coalesce(lease_until < clock_timestamp(), true)
          AND coalesce(retry_at <= clock_timestamp(), true)
        ORDER BY lane, id LIMIT :most
    )
    UPDATE outgoing_message m
    SET lease = :lease, lease_until = clock_timestamp() + make_interval(secs => :lease_seconds),
        attempts = attempts + 1
    FROM chosen
    WHERE m.id = chosen.id AND m.state = 'pending'
    RETURNING m.id, m.chat_id, m.lane, m.kind, m.content, m.attempts,
        (SELECT language FROM person WHERE person.id = m.person_id) AS person_language,
        (SELECT zone FROM person WHERE person.id = m.person_id) AS zone,
        m.language,
        (SELECT telegram_message_id FROM outgoing_message o WHERE o.id = m.edits_id) AS edits_message,
        (SELECT telegram_message_id FROM outgoing_message o WHERE o.id = m.replies_to_id) AS reply_to_message
""")

EXPIRE: Final = text("""
    UPDATE outgoing_message SET state = 'expired', content = NULL
    WHERE state = 'pending' AND due_at <= :now AND expires_at <= :now
      AND coalesce(lease_until < clock_timestamp(), true)
""")

FREE_LEASES: Final = text("""
    UPDATE outgoing_message SET lease = NULL, lease_until = NULL
    WHERE state = 'pending' AND lease IS NOT NULL
""")

DELIVERED: Final = text("""
    UPDATE outgoing_message
    SET state = 'sent', content = NULL, lease = NULL, telegram_message_id = :message_id, sent_at = :now
    WHERE id = :id AND lease = :lease
""")

LOST: Final = text("""
    UPDATE outgoing_message SET state = 'dead', content = NULL, lease = NULL, error = :error
    WHERE id = :id AND lease = :lease
    RETURNING person_id
""")

TRY_AGAIN: Final = text("""
    UPDATE outgoing_message
    SET lease = NULL, lease_until = NULL, error = :error,
        retry_at = clock_timestamp() + make_interval(secs => :seconds),
        attempts = attempts - :uncounted
    WHERE id = :id AND lease = :lease
""")

SAY_ANEW: Final = text("""
    UPDATE outgoing_message
    SET lease = NULL, lease_until = NULL, kind = :kind, edits_id = NULL
    WHERE id = :id AND lease = :lease
""")

UNREACHABLE: Final = text("""
    UPDATE person SET unreachable_since = :now, report_unreachable_at = :now
    WHERE id = :person_id AND unreachable_since IS NULL
""")


@dataclass(frozen=True)
class Claimed:
    """One message that this sender alone may send until its lease runs out."""

    id: int
    chat_id: int
    lane: Lane
    kind: Kind
    content: dict[str, Any]
    attempts: int
    language: str
    zone: str
    edits_message: int | None
    reply_to_message: int | None


async def claim(connection: AsyncConnection, *, lease: str, now: datetime, most: int) -> list[Claimed]:
    """Take up to `most` messages, at most one per chat, higher lanes first."""
    await connection.execute(EXPIRE, {"now": now})
    parameters = {"now": now, "most": most, "lease": lease, "lease_seconds": LEASE_SECONDS}
    rows = (await connection.execute(CLAIM, parameters)).mappings().all()
    return sorted((_claimed(row) for row in rows), key=lambda claimed: (claimed.lane, claimed.id))


def _claimed(row: Any) -> Claimed:
    return Claimed(
        id=row["id"],
        chat_id=row["chat_id"],
        lane=Lane(row["lane"]),
        kind=Kind(row["kind"]),
        content=row["content"],
        attempts=row["attempts"],
        language=row["person_language"] or row["language"],
        zone=row["zone"] or "UTC",
        edits_message=row["edits_message"],
        reply_to_message=row["reply_to_message"],
    )


async def record(
    session: AsyncSession, outcomes: Sequence[tuple[Claimed, Verdict]], *, lease: str, now: datetime
) -> None:
    """Note what became of each message; a lease that was lost meanwhile changes nothing."""
    for claimed, verdict in outcomes:
        mine = {"id": claimed.id, "lease": lease}
        match verdict:
            case Delivered(message_id):
                await session.execute(DELIVERED, mine | {"message_id": message_id, "now": now})
            case TryAgain(seconds, everyone, error):
                wait = {"seconds": seconds, "error": error, "uncounted": int(everyone)}
                await session.execute(TRY_AGAIN, mine | wait)
            case SayAnew():
                await session.execute(SAY_ANEW, mine | {"kind": Kind.TEXT})
            case Lost():
                await _record_loss(session, claimed, verdict, lease=lease, now=now)


async def _record_loss(
    session: AsyncSession, claimed: Claimed, lost: Lost, *, lease: str, now: datetime
) -> None:
    mine = {"id": claimed.id, "lease": lease, "error": lost.error[:300]}
    row = (await session.execute(LOST, mine)).one_or_none()
    if row is None:
        return
    if lost.unreachable and row.person_id is not None:
        await session.execute(UNREACHABLE, {"person_id": row.person_id, "now": now})
    await _tell_author(session, claimed.content.get("if_lost"), now)


async def _tell_author(session: AsyncSession, if_lost: dict[str, Any] | None, now: datetime) -> None:
    """What a person wrote to another is never lost silently."""
    author = await session.get(Person, if_lost["person"]) if if_lost else None
    if author is not None and if_lost is not None:
        await say(session, author, Sentence.load(if_lost["sentence"]), now=now)
