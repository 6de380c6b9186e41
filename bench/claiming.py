"""The engine's own hot statements, on a leader's connection: the one place here that knows their names."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Final

from bot.db import Database
from bot.outbox.claims import Claimed, claim
from bot.outbox.leading import Lead
from bot.outbox.recording import record
from bot.outbox.verdicts import Delivered

LEASE: Final = "the-lease-of-bench"


class Claiming:
    def __init__(self, database: Database, lead: Lead) -> None:
        self._database = database
        self._lead = lead

    async def claim(self, most: int) -> list[Claimed]:
        return await claim(self._lead.connection, lease=LEASE, now=datetime.now(UTC), most=most)

    async def mark_sent(self, claimed: list[Claimed]) -> None:
        outcomes = [(each, Delivered(each.id)) for each in claimed]
        await record(self._database, outcomes, lease=LEASE, now=datetime.now(UTC))


@asynccontextmanager
async def leading(url: str) -> AsyncIterator[Claiming]:
    database = Database(url)
    lead = await Lead.take(database)
    assert lead is not None, "somebody else leads on a database of the bench's own"
    try:
        yield Claiming(database, lead)
    finally:
        await lead.resign()
        await database.close()
