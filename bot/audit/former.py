"""What a row was before a change that has been written down, so that it can be so again."""

from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.models import AuditEntry
from bot.audit.recording import plain
from bot.db import Base


async def newest_entry_id(session: AsyncSession, row: Any) -> int:
    """The id under which the last change of this row was written down."""
    mine = AuditEntry.subject == row.__tablename__, AuditEntry.subject_id == row.id
    return int(await session.scalar(select(func.max(AuditEntry.id)).where(*mine)) or 0)


def still_stands(entry: AuditEntry, row: Any) -> bool:
    """Nobody has changed since what this change has set."""
    return all(plain(getattr(row, column)) == value for column, value in entry.after.items())


def former(model: type[Base], entry: AuditEntry) -> dict[str, Any]:
    """What the changed columns were, as the row holds them."""
    return values_of(model, entry.before)


def values_of(model: type[Base], written: Mapping[str, Any]) -> dict[str, Any]:
    columns = model.__table__.c
    return {name: read_value(columns[name], value) for name, value in written.items()}


def read_value(column: ColumnElement[Any], value: Any) -> Any:
    """What was written down as JSON, as a row of the database holds it."""
    kind = column.type.python_type
    if value is not None and issubclass(kind, date | time):
        return kind.fromisoformat(value)
    return kind(value) if value is not None and issubclass(kind, Enum) else value
