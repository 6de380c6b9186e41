"""/leave: who covers, a last look, and the leave is made; whoever covers hears it at once."""

from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover import leave_texts, presses, queries, texts
from bot.cover.guide import answer, check_days, coordinator_for
from bot.cover.models import Leave
from bot.outbox.buttons import Button
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.people.rules import local_moment
from bot.refusal import Refused

STOP = Button(leave_texts.stop(), presses.StopLeave())


async def ask_cover(
    session: AsyncSession,
    *,
    by: Person,
    coordinator_id: int,
    from_on: date,
    until_on: date,
    shown: Shown,
    now: datetime,
) -> None:
    coordinator = await coordinator_for(session, by, coordinator_id)
    await ask_who_covers(session, by, coordinator, from_on, until_on, now, shown)


async def ask_who_covers(
    session: AsyncSession,
    by: Person,
    coordinator: Person,
    from_on: date,
    until_on: date,
    now: datetime,
    shown: Shown | None,
) -> None:
    check_days(coordinator, from_on, until_on, now)
    if await queries.is_away(session, coordinator, from_on, until_on):
        raise Refused(texts.away_already(coordinator.first_name))
    covers = await queries.possible_covers(session, coordinator, from_on, until_on)
    if not covers:
        raise Refused(texts.nobody_can_cover(coordinator.first_name))
    rows = [
        [
            Button(
                leave_texts.name(each.first_name),
                presses.LookAtLeave(coordinator.id, from_on, until_on, each.id),
            )
        ]
        for each in covers
    ]
    question = leave_texts.who_covers(coordinator.first_name, from_on, until_on)
    await answer(session, by, question, [*rows, [STOP]], shown, now)


async def look_at_leave(
    session: AsyncSession,
    *,
    by: Person,
    coordinator_id: int,
    from_on: date,
    until_on: date,
    cover_id: int,
    shown: Shown,
    now: datetime,
) -> None:
    coordinator = await coordinator_for(session, by, coordinator_id)
    cover = await _cover(session, coordinator, from_on, until_on, cover_id, now)
    count = len(await queries.duos_coordinated_by(session, {coordinator.id}))
    look = leave_texts.look_at_leave(coordinator.first_name, from_on, until_on, cover.first_name, count)
    make = Button(leave_texts.make_leave(), presses.MakeLeave(coordinator.id, from_on, until_on, cover.id))
    await revise(session, by, look, of=shown, buttons=[[make], [STOP]], now=now)


async def make_leave(
    session: AsyncSession,
    *,
    by: Person,
    coordinator_id: int,
    from_on: date,
    until_on: date,
    cover_id: int,
    shown: Shown,
    now: datetime,
) -> None:
    """Both are held meanwhile, so that nobody covers for somebody in the days of a leave of their own."""
    coordinator = await coordinator_for(session, by, coordinator_id)
    await queries.hold(session, coordinator_id, cover_id)
    if await queries.is_made(session, coordinator, from_on, until_on, cover_id):
        return  # a second tap
    cover = await _cover(session, coordinator, from_on, until_on, cover_id, now)
    leave = Leave(
        coordinator=coordinator,
        cover=cover,
        from_on=from_on,
        until_on=until_on,
        made_by_id=by.id,
        begins_at=max(now, local_moment(from_on, time(0), zone=coordinator.zone)),
        ends_at=local_moment(until_on + timedelta(days=1), time(0), zone=coordinator.zone),
    )
    session.add(leave)
    await session.flush()
    dates = coordinator.first_name, from_on, until_on
    await revise(session, by, texts.leave_is_made(*dates, cover.first_name), of=shown, now=now)
    if by.id != coordinator.id:
        made_for_you = texts.leave_made_for_you(by.first_name, from_on, until_on, cover.first_name)
        await say(session, coordinator, made_for_you, lane=Lane.ALERT, now=now)
    if by.id != cover.id:
        cannot = [[Button(texts.i_cannot(), presses.CannotCover(leave.id))]]
        await say(session, cover, texts.you_will_cover(*dates), buttons=cannot, lane=Lane.ALERT, now=now)


async def _cover(
    session: AsyncSession, coordinator: Person, from_on: date, until_on: date, cover_id: int, now: datetime
) -> Person:
    """Return who is to cover; raise Refused when these days, or this person, are not possible (any more)."""
    check_days(coordinator, from_on, until_on, now)
    if await queries.is_away(session, coordinator, from_on, until_on):
        raise Refused(texts.away_already(coordinator.first_name))
    covers = await queries.possible_covers(session, coordinator, from_on, until_on)
    for each in covers:
        if each.id == cover_id:
            return each
    raise Refused(texts.cannot_be_covered_by())


async def stop(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    await revise(session, by, leave_texts.no_leave(), of=shown, now=now)
