"""What must be so before a route can be tried; it is undone with the attempt."""

from collections.abc import Awaitable, Callable
from datetime import datetime, time
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.checkins.models import CheckIn
from bot.checkins.rules import Met
from bot.duos.models import Duo
from bot.meetings.models import Slot, SlotState
from bot.meetings.rules import Place
from bot.people.models import Person

Ids = dict[str, Any]
State = Callable[[AsyncSession, Ids, datetime], Awaitable[None]]


async def guest_agreed(session: AsyncSession, ids: Ids, now: datetime) -> None:
    await _guest(session, ids, agreed_to_privacy_at=now)


async def guest_is_asked_the_name(session: AsyncSession, ids: Ids, now: datetime) -> None:
    await _guest(session, ids, agreed_to_privacy_at=now, counted_in_research=True)


async def guest_is_asked_about(session: AsyncSession, ids: Ids, now: datetime) -> None:
    await _guest(session, ids, agreed_to_privacy_at=now, counted_in_research=True, name_confirmed=True)


async def _guest(session: AsyncSession, ids: Ids, **values: Any) -> None:
    await session.execute(update(Person).where(Person.id == ids["guest_id"]).values(values))


async def nobody_has_answered(session: AsyncSession, ids: Ids, now: datetime) -> None:
    await session.execute(update(Duo).where(Duo.id == ids["proposal_id"]).values(answer_due_at=None))


async def six_months_are_over(session: AsyncSession, ids: Ids, now: datetime) -> None:
    await session.execute(update(Duo).where(Duo.id == ids["duo_id"]).values(over_told_at=now))


async def both_say_they_met(session: AsyncSession, ids: Ids, now: datetime) -> None:
    theirs = CheckIn.meeting_id == ids["meeting_id"]
    await session.execute(update(CheckIn).where(theirs).values(met=Met.YES, times_asked=1, answered_at=now))


async def a_slot_is_proposed_by_the_mentor(session: AsyncSession, ids: Ids, now: datetime) -> None:
    mentor_id = await session.scalar(select(Duo.mentor_id).where(Duo.id == ids["duo_id"]))
    slot = Slot(
        duo_id=ids["duo_id"],
        weekday=2,
        at=time(18),
        zone="Europe/Brussels",
        place=Place.LIBRARY,
        state=SlotState.PROPOSED,
        proposed_by_id=mentor_id,
        proposed_at=now,
    )
    session.add(slot)
    await session.flush()
    ids["slot_id"] = slot.id


BEFORE: Final[dict[str, State]] = {
    "[research]": guest_agreed,
    "[name]": guest_is_asked_the_name,
    "?onboarding.name": guest_is_asked_the_name,
    "[noabout]": guest_is_asked_about,
    "?onboarding.about": guest_is_asked_about,
    "[askagain]": nobody_has_answered,
    "[end]": six_months_are_over,
    "[slotok]": a_slot_is_proposed_by_the_mentor,
    "[rate]": both_say_they_met,
    "[change]": both_say_they_met,
    "[word]": both_say_they_met,
    "[callin]": both_say_they_met,
    "?checkins.word": both_say_they_met,
}
