"""What is wrong, in plain words, and what to do about it: for whoever runs the bot."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import typer
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import Bot, WebhookInfo
from telegram.error import TelegramError

from bot.clock import Clock
from bot.command_line import any_database, in_database, settings_or_stop
from bot.db import Database
from bot.due import PARKED_AFTER
from bot.outbox.leading import LEADER_LOCK
from bot.settings import Settings

OLDEST_POSTGRES: Final = 15
LONGEST_WAIT: Final = timedelta(minutes=5)
LATELY: Final = timedelta(hours=1)
LARGEST_DRIFT: Final = timedelta(seconds=5)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; with advice when it is not well."""

    told: str
    advice: str | None = None

    def __str__(self) -> str:
        return f"✘ {self.told}\n  → {self.advice}" if self.advice else f"✔ {self.told}"


Check = Callable[[AsyncConnection], Awaitable[Finding]]


def doctor() -> None:
    """Look whether all is well and say what to do. Ends with 1 when something is not, for scripts."""
    settings = settings_or_stop()
    url = any_database(settings)

    async def look(database: Database) -> list[Finding]:
        async with database.engine.connect() as connection:
            autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
            return [*await _telegram(settings), *[await check(autocommit) for check in CHECKS]]

    findings: list[Finding] = in_database(url, look)
    for finding in findings:
        typer.echo(str(finding))
    raise typer.Exit(code=int(any(finding.advice for finding in findings)))


async def _telegram(settings: Settings) -> list[Finding]:
    if settings.bot_token is None:
        return [Finding("There is no BOT_TOKEN", "Get one from @BotFather; without it only the sandbox runs")]
    token = settings.bot_token.get_secret_value()
    try:
        async with Bot(token, base_url=f"{settings.telegram_api_url}/bot") as bot:
            webhook = await bot.get_webhook_info()
            found = Finding(f"Telegram knows the bot as @{bot.username}")
    except TelegramError as error:
        told = f"Telegram does not accept the bot ({type(error).__name__})"
        return [Finding(told, "Check BOT_TOKEN, and that this machine reaches Telegram")]
    return [found, _webhook(webhook, settings.public_url)]


def _webhook(webhook: WebhookInfo, public_url: str | None) -> Finding:
    failed_at = webhook.last_error_date
    if failed_at is not None and Clock().now() - failed_at < LATELY:
        return Finding(f"The webhook failed lately: {webhook.last_error_message}", "Is PUBLIC_URL reachable?")
    expected = f"{public_url}/telegram" if public_url else ""
    if webhook.url != expected:
        where = "elsewhere" if webhook.url else "nowhere"
        return Finding(
            f"Telegram sends updates {where}",
            "Start `python -m bot web` (with PUBLIC_URL) or `python -m bot run`",
        )
    return Finding(f"{webhook.pending_update_count} updates wait at Telegram")


async def _server(connection: AsyncConnection) -> Finding:
    version = int(await connection.scalar(text("SHOW server_version_num")) or 0) // 10_000
    if version < OLDEST_POSTGRES:
        return Finding(f"PostgreSQL {version} is too old", f"Move to {OLDEST_POSTGRES} or newer")
    first, second = [await connection.scalar(text("SELECT pg_backend_pid()")) for _twice in range(2)]
    if first != second:
        told = "A pooler in transaction mode stands before the database"
        return Finding(told, "Use the direct address: the sender's lock and its wake-up calls need it")
    return Finding(f"PostgreSQL {version}, its tables up to date")


async def _clock(connection: AsyncConnection) -> Finding:
    theirs = await connection.scalar(text("SELECT clock_timestamp()"))
    drift = abs(Clock().now() - theirs) if theirs else timedelta.max
    if drift > LARGEST_DRIFT:
        return Finding(f"The clocks of this machine and the database differ by {drift}", "Switch NTP on")
    return Finding("The clock is right")


async def _sender(connection: AsyncConnection) -> Finding:
    held = text(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
        " AND classid = :name AND objid = :role AND database = (SELECT oid FROM pg_database"
        " WHERE datname = current_database())"
    )
    if await connection.scalar(held, LEADER_LOCK):
        return Finding("A sender is at work")
    return Finding("Nobody sends", "Start `python -m bot worker` (or `run`)")


async def _waiting(connection: AsyncConnection) -> Finding:
    waiting = "FROM outgoing_message WHERE state = 'pending'"
    count, oldest = (await connection.execute(text(f"SELECT count(*), min(said_at) {waiting}"))).one()
    if oldest is not None and Clock().now() - oldest > LONGEST_WAIT:
        told = f"{count} messages wait, the oldest since {oldest:%d %b %H:%M} UTC"
        return Finding(told, "Is a sender at work, and is Telegram reachable?")
    return Finding(f"{count} messages wait to leave")


async def _dead(connection: AsyncConnection) -> Finding:
    dead = "FROM outgoing_message WHERE state = 'dead' AND said_at > now() - interval '1 day'"
    count, error = (await connection.execute(text(f"SELECT count(*), max(error) {dead}"))).one()
    if count:
        told = f"{count} messages of the last day could not be delivered, such as: {error}"
        return Finding(told, "A coordinator hears who cannot be reached; else see `outgoing_message`")
    return Finding("Every message of the last day was delivered or still waits")


async def _set_aside(connection: AsyncConnection) -> Finding:
    count = await connection.scalar(text("SELECT count(*) FROM received_update WHERE state = 'set_aside'"))
    if count:
        told = f"{count} updates failed three times"
        return Finding(told, "`received_update` holds where it went wrong; tell the developers")
    return Finding("Every update was understood")


async def _parked(connection: AsyncConnection) -> Finding:
    parked = text("SELECT string_agg(wait || ' ' || row_key, ', ') FROM mishap WHERE failures >= :most")
    rows = await connection.scalar(parked, {"most": PARKED_AFTER})
    if rows:
        told = f"These rows failed three times and are left alone: {rows}"
        return Finding(told, "`mishap` holds where; delete its row when the cause is gone")
    return Finding("Everything that was due was done")


CHECKS: Final[tuple[Check, ...]] = (_server, _clock, _sender, _waiting, _dead, _set_aside, _parked)
