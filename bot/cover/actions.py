"""A leave is cancelled, ended early or declined; a cover hands back what they had taken."""

from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover import news_texts, presses, queries, texts
from bot.cover.guide import coordinator_for
from bot.cover.models import Leave
from bot.escalations import moving
from bot.outbox.buttons import Button
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say, say_to_all
from bot.people.models import Person
from bot.people.queries import admins
from bot.people.rules import local_moment
from bot.refusal import Refused
from bot.texts import stale_button


async def cancel_leave(
    session: AsyncSession, *, by: Person, leave_id: int, shown: Shown, now: datetime
) -> None:
    """Only one that has not begun; the others are ended."""
    leave = await _own_leave(session, by, leave_id)
    if not leave.is_planned:
        raise Refused(stale_button())
    leave.cancelled_at, leave.begins_at, leave.ends_at = now, None, None
    dates = leave.coordinator.first_name, leave.from_on, leave.until_on
    await revise(session, by, texts.leave_is_cancelled(*dates), of=shown, now=now)
    for person in (leave.coordinator, leave.cover):
        if person.id != by.id:
            await say(session, person, texts.leave_is_cancelled(*dates), lane=Lane.ALERT, now=now)


async def end_leave(
    session: AsyncSession, *, by: Person, leave_id: int, sure: bool, shown: Shown, now: datetime
) -> None:
    """Back today: the clockwork ends it at its next tick, and tells everybody. Asked once more before."""
    leave = await _own_leave(session, by, leave_id)
    if leave.is_planned:
        raise Refused(stale_button())
    name = leave.coordinator.first_name
    if not sure:
        buttons = [
            [Button(texts.yes_back_today(), presses.EndLeave(leave.id, True))],
            [Button(texts.stay_away(), presses.ShowLeaves(leave.coordinator_id))],
        ]
        await revise(session, by, texts.really_back(name), of=shown, buttons=buttons, now=now)
        return
    leave.ends_at = min(leave.ends_at or now, now)
    await revise(session, by, texts.back_from_now_on(name), of=shown, now=now)


async def cannot_cover(
    session: AsyncSession, *, by: Person, leave_id: int, shown: Shown, now: datetime
) -> None:
    """The leave is called off, and whoever made it chooses again: until the end of its first day. Later the
    duos know who covers, and that one makes a leave of their own."""
    leave = await queries.leave_by_id(session, leave_id)
    if leave is None or leave.cover_id != by.id or leave.is_over:
        raise Refused(stale_button())
    tomorrow = leave.from_on + timedelta(days=1)
    if now >= local_moment(tomorrow, time(0), zone=leave.coordinator.zone):
        raise Refused(texts.too_late_to_decline())
    has_begun = not leave.is_planned
    leave.cancelled_at, leave.begins_at = now, None
    leave.ends_at = now if has_begun else None
    dates = leave.coordinator.first_name, leave.from_on, leave.until_on
    await revise(session, by, texts.you_do_not_cover(*dates), of=shown, now=now)
    await say_to_all(
        session,
        await _who_chooses_again(session, leave, has_begun=has_begun),
        texts.cover_cannot(by.first_name, *dates),
        lane=Lane.ALERT,
        now=now,
    )
    if has_begun:
        await _give_back(session, leave, now)


async def _who_chooses_again(session: AsyncSession, leave: Leave, *, has_begun: bool) -> list[Person]:
    """The coordinator and who made it; of one that has begun the admins, too: its coordinator is away."""
    maker = await session.get(Person, leave.made_by_id) if leave.made_by_id else None
    people = [leave.coordinator, *([maker] if maker else []), *(await admins(session) if has_begun else [])]
    return list({person.id: person for person in people if person.id != leave.cover_id}.values())


async def hand_back(session: AsyncSession, *, by: Person, leave_id: int, shown: Shown, now: datetime) -> None:
    """After a leave: what its cover had taken goes to the coordinator, who gets it with its buttons."""
    leave = await queries.leave_by_id(session, leave_id)
    if leave is None or leave.cover_id != by.id or not leave.is_over:
        raise Refused(stale_button())
    count = await _give_back(session, leave, now)
    if not count:
        raise Refused(news_texts.nothing_to_hand_back())
    await revise(session, by, news_texts.handed_back(leave.coordinator.first_name, count), of=shown, now=now)


async def _give_back(session: AsyncSession, leave: Leave, now: datetime) -> int:
    alerts = await queries.alerts_to_hand_back(session, leave)
    for alert in alerts:
        await moving.give(session, alert, giver=leave.cover, to=leave.coordinator, now=now)
    return await moving.tell_all(session, alerts, leave.coordinator, giver=leave.cover, now=now)


async def _own_leave(session: AsyncSession, by: Person, leave_id: int) -> Leave:
    """Return a leave that is planned or under way, and that is `by`'s to change."""
    leave = await queries.leave_by_id(session, leave_id)
    if leave is None or leave.is_over:
        raise Refused(stale_button())
    await coordinator_for(session, by, leave.coordinator_id)
    return leave
