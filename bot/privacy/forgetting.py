"""Forgetting somebody: what is under way ends kindly; the map says what goes and what stays as a count."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.recording import AUDITED
from bot.db import Base, flush, rows_of
from bot.i18n import Sentence
from bot.outbox.hearing import Stranger
from bot.outbox.say import set_menu
from bot.people.models import Person
from bot.privacy import erasing_texts as texts
from bot.privacy import queries
from bot.privacy.inventory import INVENTORY, table_named
from bot.privacy.keeping import Trail, Whose
from bot.privacy.leaving import take_leave

# Their changes are seen by the audit, or by the session itself, and so go through its objects.
THROUGH_OBJECTS = {"person", *AUDITED}


async def obstacle(session: AsyncSession, person: Person, *, asks_themselves: bool) -> Sentence | None:
    """Why they cannot be erased yet: somebody would be left alone."""
    name = None if asks_themselves else person.first_name
    duos = await queries.count_duos_cared_for(session, person)
    if duos:
        return texts.hand_over_first(name, duos)
    if await queries.is_needed_as_cover(session, person):
        return texts.cover_is_needed(name)
    return texts.last_admin(name) if await queries.is_last_admin(session, person) else None


async def forget(
    session: AsyncSession, person: Person, *, now: datetime, by: Person | None = None
) -> Stranger | None:
    """Take leave of somebody and erase them; return whom to say goodbye to, if they have Telegram.

    `by` is who erases them, when they do not do it themselves.
    """
    if not await queries.hold(session, person):
        return None
    await take_leave(session, person, by=by, now=now)
    return await erase(session, person, now=now)


async def erase(session: AsyncSession, person: Person, *, now: datetime) -> Stranger | None:
    """Obey the map. An empty shell stays, to which counts belong."""
    goodbye = Stranger(person.telegram_id, person.language) if person.telegram_id is not None else None
    whose = Whose(person.id, person.telegram_id)
    person.forgotten_at = now
    await flush(session)
    for name, kept in INVENTORY.items():
        for trail in kept.trails:
            await _obey(session, name, trail, whose)
    await flush(session)
    if goodbye is not None:
        await set_menu(session, goodbye, [], now=now)
    return goodbye


async def _obey(session: AsyncSession, name: str, trail: Trail, whose: Whose) -> None:
    if not trail.deletes and not trail.clears:
        return
    table = table_named(name)
    which = trail.find(table, whose)
    if name in THROUGH_OBJECTS:
        for row in (await session.scalars(select(_model_of(name)).where(which))).unique().all():
            await _obey_with(session, row, trail)
    elif trail.deletes:
        await rows_of(session, delete(table).where(which))
    else:
        await rows_of(session, update(table).where(which).values(trail.clears))


async def _obey_with(session: AsyncSession, row: Any, trail: Trail) -> None:
    if trail.deletes:
        await session.delete(row)
    for column, value in trail.clears.items():
        setattr(row, column, value)


def _model_of(name: str) -> type[Base]:
    return next(each.class_ for each in Base.registry.mappers if each.local_table is table_named(name))
