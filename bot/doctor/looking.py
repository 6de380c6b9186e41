"""The list of all that is looked at."""

import asyncio
from typing import Final

from sqlalchemy.exc import ProgrammingError

from bot.clock import Clock
from bot.db import Database
from bot.doctor import (
    clocks,
    due_rows,
    far_side,
    forgetting,
    incoming,
    own_address,
    programme,
    sending,
    server,
)
from bot.doctor.checking import Check, Look, LookAtRows, LookAtWebhook, safely
from bot.doctor.database import find_database, tables
from bot.doctor.findings import Finding
from bot.settings import Settings

PATIENCE: Final = 10.0  # seconds for one check

FROM_HERE: Final[tuple[Check[Look], ...]] = (
    own_address.public_url,
    own_address.answer_at_public_url,
    clocks.clock_of_telegram,
)
OF_THE_WEBHOOK: Final[tuple[Check[LookAtWebhook], ...]] = (
    far_side.webhook_address,
    far_side.webhook_errors,
    far_side.kinds_of_updates,
    far_side.updates_that_wait,
)
OF_THE_DATABASE: Final[tuple[Check[LookAtRows], ...]] = (
    server.postgresql_version,
    server.connection_pooler,
    clocks.clock_of_the_database,
    sending.sender,
    due_rows.clockwork,
    sending.messages_that_wait,
    sending.messages_that_never_arrive,
    due_rows.rows_left_alone,
    incoming.updates_set_aside,
    programme.branches,
    programme.admins,
    programme.coordinators,
    forgetting.last_nights_forgetting,
    incoming.last_update,
    sending.people_who_cannot_be_reached,
    sending.messages_that_came_too_late,
    server.size_of_the_database,
)


async def examine(settings: Settings, clock: Clock) -> list[Finding]:
    """Look at all that can be reached and return what was found, the worst first."""
    look = Look(settings, clock)
    parts = await asyncio.gather(
        safely(telegram, look, within=6 * PATIENCE),
        *(safely(check, look, within=PATIENCE) for check in FROM_HERE),
        safely(database, look, within=60 * PATIENCE),
    )
    return sorted((finding for part in parts for finding in part), key=lambda finding: finding.weight)


async def telegram(look: Look) -> list[Finding]:
    findings, webhook = await far_side.ask_telegram(look)
    if webhook is not None:
        at_webhook = LookAtWebhook(look.settings, look.clock, webhook)
        for check in OF_THE_WEBHOOK:
            findings += await safely(check, at_webhook, within=PATIENCE)
    return findings


async def database(look: Look) -> list[Finding]:
    """When its tables are not those that the program knows, what needs them cannot be looked at."""
    findings, found = await find_database(look)
    if found is None:
        return findings
    try:
        schema = await _in(found, tables, look)
        but = (ProgrammingError,) if any(finding.needs_somebody for finding in schema) else ()
        findings += schema
        for check in OF_THE_DATABASE:
            findings += await _in(found, check, look, but=but)
        return findings
    finally:
        await found.close()


async def _in(
    database: Database, check: Check[LookAtRows], look: Look, *, but: tuple[type[Exception], ...] = ()
) -> list[Finding]:
    """Each check has a connection that works, though the one before may have lost its own."""

    async def connected(look: Look) -> list[Finding]:
        async with database.autocommit() as connection:
            return await check(LookAtRows(look.settings, look.clock, connection))

    connected.__name__ = check.__name__
    return await safely(connected, look, within=PATIENCE, but=but)
