"""What stands in a file, and what would be done with it."""

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.importing import queries
from bot.importing.apart import Died, run_apart
from bot.importing.plan import NoPlan, Plan, Unusable, make_plan
from bot.importing.rules import LARGEST_SHEET
from bot.people.models import Person


class NotYours(Exception):
    """The importer looks after this branch no longer."""


@dataclass(frozen=True)
class Table:
    sheet: str | None  # its name, where a workbook has several
    rows: list[list[str]]


async def read_table(data: bytes) -> Table:
    """Raise NoPlan for what is no sheet."""
    if len(data) > LARGEST_SHEET:
        raise NoPlan(Unusable.TOO_LARGE)
    try:
        read = json.loads(await run_apart("bot.importing.reading", data))
    except Died:
        raise NoPlan(Unusable.NOT_A_SHEET) from None
    if read["rows"] is None:
        raise NoPlan(Unusable.NOT_A_SHEET)
    return Table(read["name"], read["rows"])


async def plan_of(
    session: AsyncSession, table: Table, *, importer: Person | None, branch_id: int, now: datetime
) -> Plan:
    """Raise NoPlan when nothing can be made of the table, and NotYours."""
    known = await queries.known_to(session, importer, branch_id=branch_id, now=now)
    if known is None:
        raise NotYours
    return await asyncio.to_thread(make_plan, table.rows, known)
