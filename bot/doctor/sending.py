"""What goes out: who sends, what waits, and what will never arrive."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import text

from bot.doctor.checking import LookAtRows
from bot.doctor.findings import (
    RESTART,
    START,
    Finding,
    aside,
    at,
    commonest,
    loss,
    psql,
    silence,
    span,
    well,
)
from bot.outbox.leading import LEADER_LOCK
from bot.outbox.models import Lane
from bot.outbox.verdicts import UNREACHABLE

LONGEST_PAUSE: Final = 10.0  # seconds between two beats of the sender; it beats every two
LONGEST_WAIT: Final = timedelta(minutes=5)
# A message that Telegram does not take is tried for a day: then it was said a day before it is given up.
LATELY: Final = timedelta(days=2)
SHORT_WHILE: Final = timedelta(days=1)

SENDER: Final = text("""
    SELECT count(*) > 0, (SELECT extract(epoch FROM clock_timestamp() - beat_at)::float FROM leadership)
    FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = :name AND objid = :role
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
""")
WAITING: Final = text("""
    SELECT error, count(*), min(said_at) FILTER (WHERE lane < :bulk) FROM outgoing_message
    WHERE state = 'pending' GROUP BY error
""")
DEAD: Final = text("""
    SELECT error, count(*) FROM outgoing_message WHERE state = 'dead' AND said_at > :since GROUP BY error
""")
EXPIRED: Final = text("""
    SELECT count(*) FROM outgoing_message WHERE state = 'expired' AND expires_at > :since
""")
SEE_DEAD: Final = (
    "select id, kind, said_at, error from outgoing_message "
    "where state = 'dead' and said_at > now() - interval '2 days'"
)


async def sender(look: LookAtRows) -> list[Finding]:
    is_there, pause = (await look.connection.execute(SENDER, LEADER_LOCK)).one()
    if not is_there:
        return [silence("The bot is not running: no process sends messages", *START)]
    if pause is not None and pause > LONGEST_PAUSE:
        told = f"The sender has not moved for {span(pause)}"
        return [silence(told, f"A second worker takes over by itself. Without one: {RESTART}")]
    return [well("A sender is at work")]


async def messages_that_wait(look: LookAtRows) -> list[Finding]:
    """An announcement to many takes as long as it takes; anything else is late after a few minutes."""
    rows = (await look.connection.execute(WAITING, {"bulk": Lane.BULK})).all()
    told = f"Messages that wait: {sum(count for _error, count, _oldest in rows)}"
    oldest = min((oldest for _error, _count, oldest in rows if oldest), default=look.now)
    if look.now - oldest <= LONGEST_WAIT:
        return [well(told)]
    reasons = _counted((error, count) for error, count, _oldest in rows if error)
    return [
        loss(
            f"{told}, the oldest since {at(oldest, look.now)}",
            "They leave by themselves, in order, when the bot runs and reaches Telegram.",
            *([f"What Telegram answered to the last tries: {commonest(reasons)}"] if reasons else []),
            f"If it does both and nothing moves, restart it: {RESTART}",
        )
    ]


async def messages_that_never_arrive(look: LookAtRows) -> list[Finding]:
    """Whoever blocked the bot is no trouble of the bot: their coordinator has heard of it."""
    rows = (await look.connection.execute(DEAD, {"since": look.now - LATELY})).all()
    told = "Messages of the last two days that will never arrive"
    trouble = _counted(row for row in rows if not _says_that_nobody_is_there(row[0] or ""))
    if not trouble:
        gone = sum(count for _error, count in rows)
        whose = ", all to people who blocked the bot or left Telegram" if gone else ""
        return [well(f"{told}: {gone}{whose}")]
    return [
        loss(
            f"{told}: {trouble.total()}. Why: {commonest(trouble)}",
            "They are lost; whoever wrote to a partner was told so. Send the reasons to the developers:",
            psql(SEE_DEAD),
        )
    ]


async def messages_that_came_too_late(look: LookAtRows) -> list[Finding]:
    count = await look.connection.scalar(EXPIRED, {"since": look.now - SHORT_WHILE})
    return [aside(f"Messages of the last day that were not sent because it was too late for them: {count}")]


async def people_who_cannot_be_reached(look: LookAtRows) -> list[Finding]:
    query = text("SELECT count(*) FROM person WHERE unreachable_since IS NOT NULL")
    count = await look.connection.scalar(query)
    return [aside(f"People who cannot be reached: {count} (a coordinator hears of each)")]


def _counted(errors: Iterable[Any]) -> Counter[str]:
    """Errors and how often each was met, by what they say without what they quote."""
    reasons = Counter[str]()
    for error, count in errors:
        reasons[without_words(error or "")] += count
    return reasons


def _says_that_nobody_is_there(error: str) -> bool:
    return error.lower().startswith("forbidden") or any(part in error.lower() for part in UNREACHABLE)


def without_words(error: str) -> str:
    """Telegram quotes what it does not like, which may be a text, an address, or somebody's number."""
    return re.sub(r'"[^"]*"|\'[^\'\s]*\'|\d{5,}', "…", error) or "no reason"
