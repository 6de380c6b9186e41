"""Clocks that disagree: meetings, reminders and alerts then come at the wrong time."""

from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

from aiohttp import ClientError, ClientSession, ClientTimeout
from sqlalchemy import text

from bot.doctor.checking import Look, LookAtRows
from bot.doctor.findings import Finding, risk, span, well

LARGEST_DRIFT: Final = 5.0  # seconds
PATIENCE: Final = ClientTimeout(total=5)


async def clock_of_the_database(look: LookAtRows) -> list[Finding]:
    before = look.now
    theirs = await look.connection.scalar(text("SELECT clock_timestamp()"))
    if not isinstance(theirs, datetime):
        raise TypeError("the database does not tell the time")
    return _compared(theirs, before, look.now, whose="the database's")


async def clock_of_telegram(look: Look) -> list[Finding]:
    """A database on this machine has the same clock, so Telegram's is looked at, too: its answers bear it.

    That Telegram does not answer, or a Bot API server does not tell the time, is no trouble of the clock.
    """
    place, proxy = look.settings.telegram_api_url, look.settings.telegram_proxy
    with suppress(ClientError, OSError, KeyError, ValueError):
        async with ClientSession(timeout=PATIENCE, trust_env=True) as session:
            before = look.now
            async with session.head(place, proxy=proxy, allow_redirects=False) as answer:
                theirs = parsedate_to_datetime(answer.headers["Date"])
        return _compared(theirs, before, look.now, whose="Telegram's")
    return []


def _compared(theirs: datetime, before: datetime, after: datetime, *, whose: str) -> list[Finding]:
    """It was read some time between `before` and `after` by our own clock."""
    behind, ahead = (theirs - after).total_seconds(), (before - theirs).total_seconds()
    drift = max(behind, ahead)
    if drift <= LARGEST_DRIFT:
        return [well(f"The clock agrees with {whose}")]
    way = "behind" if behind > 0 else "ahead of"
    return [
        risk(
            f"This machine's clock is {span(drift)} {way} {whose}: reminders come at the wrong time",
            "On each machine of yours: sudo timedatectl set-ntp true",
            "On a platform: tell its support.",
        )
    ]
