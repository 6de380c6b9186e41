"""A leave begins or ends: who looks after which duo is made to agree with the leaves of this moment.

Only the clockwork arranges; a tap sets a due time. What it does depends on nothing but the leaves, so that it
may be done at any time and however often: a cover of a cover, an early return or a duo formed meanwhile needs
no case of its own.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover import queries, rules, texts
from bot.cover.models import KnownCarer, Leave
from bot.due import Wait
from bot.duos.models import Duo
from bot.escalations import moving
from bot.outbox.models import Lane
from bot.outbox.say import say_to_all
from bot.people.models import Person
from bot.people.queries import admins, cover_of
from bot.people.roles import RoleKind
from bot.people.rules import decent_hour

# Two who arrange at once could each undo what the other has just done.
ONE_AT_A_TIME: Final = text("SELECT pg_advisory_xact_lock(7220417)")


async def begin(session: AsyncSession, leave: Leave, now: datetime) -> None:
    """From midnight on the cover looks after the duos; they hear it in the morning."""
    leave.begins_at = None
    if leave.cover.telegram_id is None or not leave.cover.is_a(RoleKind.COORDINATOR, RoleKind.ADMIN):
        await call_off(session, leave, now)
        return
    leave.tell_at = decent_hour(now, zone=leave.cover.zone)
    await arrange(session, now)


async def call_off(session: AsyncSession, leave: Leave, now: datetime) -> None:
    """Who was to cover has left meanwhile: whoever can choose another hears it."""
    leave.cancelled_at, leave.begins_at, leave.ends_at = now, None, None
    told = texts.nobody_covers(leave.coordinator.first_name, leave.from_on, leave.until_on)
    people = {person.id: person for person in (leave.coordinator, *await admins(session))}
    await say_to_all(session, list(people.values()), told, lane=Lane.ALERT, now=now)


async def end(session: AsyncSession, leave: Leave, now: datetime) -> None:
    leave.begins_at = leave.ends_at = None
    leave.tell_at = decent_hour(now, zone=leave.coordinator.zone) if leave.cancelled_at is None else None
    await arrange(session, now)


async def arrange(session: AsyncSession, now: datetime) -> None:
    """Let the rows say who covers for whom, who looks after each duo, and whose the open alerts are."""
    await session.execute(ONE_AT_A_TIME)
    leaves = await queries.current_leaves(session)
    covers = {leave.coordinator_id: leave.cover_id for leave in leaves}
    briefly = {leave.coordinator_id for leave in leaves if rules.is_short(leave.from_on, leave.until_on)}
    people = {person.id: person for person in await queries.people_covered(session, set(covers))}
    for person in people.values():
        person.covered_by_id = rules.who_covers(covers, person.id)
    for duo in await queries.duos_with_another_carer(session):
        await note_what_they_know(session, duo)
        duo.caretaker = await cover_of(session, duo.coordinator)
        if not _is_covered_briefly(covers, briefly, duo.coordinator_id):
            await let_them_hear(session, duo, now)
    await session.flush()
    await _move_alerts(session, people, now)


def _is_covered_briefly(covers: Mapping[int, int], briefly: Collection[int], coordinator_id: int) -> bool:
    """Somebody between the coordinator and who covers in the end is away for a few days only."""
    return any(coordinator_id in rules.covered_through(covers, away) for away in briefly)


async def _move_alerts(session: AsyncSession, people: Mapping[int, Person], now: datetime) -> None:
    """Whoever is away has none in hand."""
    for stall in await queries.alerts_of_people_away(session):
        for holder in (stall.owner_id, stall.remind_id):
            giver = people.get(holder) if holder is not None else None
            if giver is not None and giver.covered_by_id is not None and giver.id != stall.duo.carer.id:
                await moving.give(session, stall, giver=giver, to=stall.duo.carer, now=now)


async def note_what_they_know(session: AsyncSession, duo: Duo) -> None:
    """Before the carer changes: what both were told stays written down until they hear anew."""
    known = {"duo_id": duo.id, "coordinator_id": duo.coordinator_id, "caretaker_id": duo.caretaker_id}
    await session.execute(insert(KnownCarer).values(known).on_conflict_do_nothing())


async def let_them_hear(session: AsyncSession, duo: Duo, now: datetime) -> None:
    """After it has changed: both are told, in a while, unless it is by then as they know it."""
    known = await session.get(KnownCarer, duo.id)
    if known is not None:
        known.tell_at = decent_hour(now + rules.DUOS_HEAR_AFTER, zone=duo.branch.zone)


BEGINNINGS = Wait(Leave.begins_at, begin)
ENDS = Wait(Leave.ends_at, end)
