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
from tests.rights import states_of_papers as papers

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
    "[sign]": papers.the_mentee_is_to_sign,
    "[agrread]": papers.the_mentee_is_to_sign,
    "[agrask]": papers.the_mentee_is_to_sign,
    "[signs]": papers.agreement_in_force,
    "/agreement": papers.agreement_in_force,
    "[signask]": papers.agreement_in_force,
    "[agrsee]": papers.agreement_in_force,
    "[agrtext]": papers.agreement_in_force,
    "[agrback]": papers.agreement_in_force,
    "[agrdraft]": papers.agreement_is_drafted,
    "[agrwrite]": papers.agreement_is_drafted,
    "[agrkeep]": papers.text_is_asked_for,
    "[agrfill]": papers.draft_is_empty,
    "[agrdrop]": papers.agreement_is_drafted,
    "[agrwho]": papers.agreement_is_drafted,
    "[agrout]": papers.agreement_is_drafted,
    "?agreements.text": papers.text_is_asked_for,
    "[cact]": papers.somebody_on_paper_is_in_a_duo,
    "[adr]": papers.added_until("role"),
    "[adb]": papers.added_until("branch_id"),
    "[ads]": papers.added_until("last_name"),
    "[adl]": papers.added_until("language"),
    "[ada]": papers.added_until("agreed"),
    "[adc]": papers.added_until("counted"),
    "?cards.person": papers.added_until("first_name"),
    "[brnset]": papers.said_of_a_branch(),
    "[brmake]": papers.said_of_a_branch(**papers.A_BRANCH),
    "[constart]": papers.cohort_start_is_asked,
    "[ctrn]": papers.mentor_is_trained,
    "[sttake]": papers.nobody_is_away,
    "[stundo]": papers.nobody_is_away,
    "[horole]": papers.nobody_is_away,
    "[lvend]": papers.leave_has_begun,
    "[lvback]": papers.cover_has_an_alert_after_the_leave,
    "[impyes]": papers.sheet_was_looked_at,
    "[for]": papers.everybody_was_asked_for_whom,
}
