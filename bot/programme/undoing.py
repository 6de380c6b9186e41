""" "↩ Undo": what the audit has written down says what a row was before."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.former import newest_entry_id, still_stands
from bot.audit.models import AuditEntry
from bot.db import flush
from bot.outbox.buttons import Button, Press
from bot.people.models import Person
from bot.programme import texts
from bot.refusal import Refused
from bot.texts import stale_button


async def undo_row(session: AsyncSession, row: Any, press: Callable[[int], Press]) -> list[list[Button]]:
    """The button under a change of `row` that has just been made; `press` takes the audit's entry of it."""
    await flush(session)
    return [[Button(texts.undo(), press(await newest_entry_id(session, row)))]]


async def change_by(session: AsyncSession, by: Person, entry_id: int, *, subject: str) -> AuditEntry:
    """Return what `by` themselves have done; nobody undoes the change of another."""
    entry = await session.get(AuditEntry, entry_id)
    if entry is None or entry.subject != subject or entry.by_id != by.id:
        raise Refused(stale_button())
    return entry


def check_still_stands(entry: AuditEntry, row: Any) -> None:
    if row is None or not still_stands(entry, row):
        raise Refused(texts.has_changed_since())
