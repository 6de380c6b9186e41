"""Whoever goes for good covers for nobody any more, and needs no leave."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover import queries, texts
from bot.cover.arranging import call_off
from bot.cover.charge import duos_of
from bot.cover.models import Leave
from bot.cover.presses import CannotCover
from bot.outbox.buttons import Button
from bot.outbox.models import Lane
from bot.outbox.say import say
from bot.people.models import Person
from bot.people.rules import decent_hour


async def pass_covers_on(
    session: AsyncSession, leaves: Sequence[Leave], *, leaver: Person, successor: Person, now: datetime
) -> None:
    """The successor covers where they may. Else somebody else takes over a leave that is under way, so that
    its duos are not left alone; one that is to come is called off, and its coordinator chooses again."""
    for leave in leaves:
        possible = await queries.possible_covers(session, leave.coordinator, leave.from_on, leave.until_on)
        others = [person for person in possible if person.id != leaver.id]
        cover = next((person for person in others if person.id == successor.id), None)
        if cover is None and not leave.is_planned:
            cover = next(iter(others), None)
        if cover is not None:
            await _change_cover(session, leave, cover, now)
        else:
            await call_off(session, leave, now)


async def _change_cover(session: AsyncSession, leave: Leave, cover: Person, now: datetime) -> None:
    leave.cover = cover
    dates = leave.coordinator.first_name, leave.from_on, leave.until_on
    changed = texts.cover_changes(cover.first_name, leave.from_on, leave.until_on)
    await say(session, leave.coordinator, changed, lane=Lane.ALERT, now=now)
    if leave.is_planned:
        cannot = [[Button(texts.i_cannot(), CannotCover(leave.id))]]
        await say(session, cover, texts.you_will_cover(*dates), buttons=cannot, lane=Lane.ALERT, now=now)
    else:
        leave.tell_at = decent_hour(now, zone=cover.zone)


async def call_off_leaves(session: AsyncSession, leaver: Person, *, now: datetime) -> None:
    """Once no duo is left, there is nothing to cover."""
    if await duos_of(session, leaver, None):
        return
    for leave in await queries.open_leaves_of(session, leaver):
        leave.cancelled_at, leave.begins_at, leave.ends_at, leave.tell_at = now, None, None, None
        cancelled = texts.leave_is_cancelled(leaver.first_name, leave.from_on, leave.until_on)
        await say(session, leave.cover, cancelled, lane=Lane.ALERT, now=now)
