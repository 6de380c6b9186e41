"""What became of each message is written down, many at a time."""

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import Database
from bot.faults import trace_without_values
from bot.i18n import Sentence
from bot.outbox.claims import Claimed
from bot.outbox.models import Kind
from bot.outbox.say import say
from bot.outbox.verdicts import Delivered, Lost, Moved, SayAnew, TryAgain, Verdict
from bot.people.models import Person

log = logging.getLogger(__name__)

Outcome = tuple[Claimed, Verdict]

# Telegram's yes is true whoever holds the lease by now: what was delivered is never sent again.
DELIVERED: Final = text("""
    UPDATE outgoing_message m
    SET state = 'sent', content = NULL, lease = NULL, telegram_message_id = d.message_id, sent_at = :now
    FROM unnest(CAST(:ids AS bigint[]), CAST(:message_ids AS bigint[])) AS d(id, message_id)
    WHERE m.id = d.id AND m.state = 'pending'
""")

LOST: Final = text("""
    UPDATE outgoing_message SET state = 'dead', content = NULL, lease = NULL, error = :error
    WHERE id = :id AND lease = :lease AND state = 'pending'
    RETURNING person_id
""")

LET_GO: Final = text("DELETE FROM attachment WHERE outgoing_id = ANY(CAST(:ids AS bigint[]))")

# Of whom the bot does not know it keeps nothing, not even that it has answered.
FORGET_STRANGERS: Final = text("""
    DELETE FROM outgoing_message WHERE id = ANY(CAST(:ids AS bigint[])) AND state <> 'pending'
""")

TRY_AGAIN: Final = text("""
    UPDATE outgoing_message SET lease = NULL, error = :error, attempts = attempts - :uncounted
    WHERE id = :id AND lease = :lease
""")

SAY_ANEW: Final = text("""
    UPDATE outgoing_message SET lease = NULL, kind = :kind, edits_id = NULL
    WHERE id = :id AND lease = :lease
""")

FOLLOW: Final = text("""
    UPDATE outgoing_message SET chat_id = :new, lease = CASE WHEN id = :id THEN NULL ELSE lease END
    WHERE chat_id = :old AND state = 'pending'
""")

UNREACHABLE: Final = text("""
    UPDATE person SET unreachable_since = :now, report_unreachable_at = :now
    WHERE id = :person_id AND unreachable_since IS NULL
""")


async def record(database: Database, outcomes: Sequence[Outcome], *, lease: str, now: datetime) -> None:
    """Note what became of each message.

    Deliveries are one statement on a connection of their own: a process that freezes in the middle holds no
    row locked. Of the rest, a lease that was lost meanwhile changes nothing.
    """
    delivered = {
        claimed.id: verdict.message_id for claimed, verdict in outcomes if isinstance(verdict, Delivered)
    }
    if delivered:
        ids, message_ids = list(delivered), list(delivered.values())
        async with database.autocommit() as connection:
            await connection.execute(DELIVERED, {"ids": ids, "message_ids": message_ids, "now": now})
            if carried := [claimed.id for claimed, _verdict in outcomes if claimed.file]:
                await connection.execute(LET_GO, {"ids": carried})
            if answered := [each.id for each, _verdict in outcomes if each.is_to_stranger]:
                await connection.execute(FORGET_STRANGERS, {"ids": answered})
    for claimed, verdict in outcomes:
        if not isinstance(verdict, Delivered):
            await _record_alone(database, claimed, verdict, lease=lease, now=now)


async def _record_alone(
    database: Database, claimed: Claimed, verdict: Verdict, *, lease: str, now: datetime
) -> None:
    """One that cannot be noted, for whatever reason, must not hold up the others: it is a dead letter."""
    try:
        async with database.transaction() as session:
            await _record_trouble(session, claimed, verdict, lease=lease, now=now)
    except (InterfaceError, OperationalError, OSError):
        raise  # the database is away: what became of them all is noted later
    except Exception as error:
        log.error("message %s could not be noted\n%s", claimed.id, trace_without_values(error))
        why = {"id": claimed.id, "lease": lease, "error": f"could not be noted: {type(error).__name__}"}
        async with database.transaction() as session:
            await session.execute(LOST, why)


async def _record_trouble(
    session: AsyncSession, claimed: Claimed, verdict: Verdict, *, lease: str, now: datetime
) -> None:
    mine = {"id": claimed.id, "lease": lease}
    match verdict:
        case TryAgain():
            uncounted = int(verdict.everyone)
            await session.execute(TRY_AGAIN, mine | {"error": verdict.error, "uncounted": uncounted})
        case SayAnew():
            await session.execute(SAY_ANEW, mine | {"kind": Kind.TEXT})
        case Moved():
            await session.execute(
                FOLLOW, {"id": claimed.id, "old": claimed.chat_id, "new": verdict.to_chat_id}
            )
        case Lost():
            await _record_loss(session, claimed, verdict, lease=lease, now=now)


async def _record_loss(
    session: AsyncSession, claimed: Claimed, lost: Lost, *, lease: str, now: datetime
) -> None:
    mine = {"id": claimed.id, "lease": lease, "error": lost.error[:300]}
    row = (await session.execute(LOST, mine)).one_or_none()
    if row is None:
        return
    if claimed.file:
        await session.execute(LET_GO, {"ids": [claimed.id]})
    if lost.unreachable and row.person_id is not None:
        await session.execute(UNREACHABLE, {"person_id": row.person_id, "now": now})
    await _tell_author(session, claimed.content.get("if_lost"), now)


async def _tell_author(session: AsyncSession, if_lost: dict[str, Any] | None, now: datetime) -> None:
    """What a person wrote to another is never lost silently."""
    author = await session.get(Person, if_lost["person"]) if if_lost else None
    if author is not None and if_lost is not None:
        await say(session, author, Sentence.load(if_lost["sentence"]), now=now)
