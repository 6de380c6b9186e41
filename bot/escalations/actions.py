"""What a human does about an escalation, and what happens when nobody does anything."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.due import Wait
from bot.escalations import ladder, queries, rules, texts
from bot.escalations.models import Stall
from bot.escalations.rules import Closing
from bot.outbox.say import Shown, say
from bot.people.models import Person
from bot.people.queries import admins
from bot.people.rules import decent_hour
from bot.refusal import Refused
from bot.texts import stale_button

SOLUTION = "escalations.solution"


async def take(session: AsyncSession, *, by: Person, stall_id: int, shown: Shown, now: datetime) -> None:
    """The first tap wins; everybody who heard of it sees whose it is."""
    stall = await _open_and_told(session, by, stall_id)
    if stall.owner_id == by.id:
        return
    stall.owner, stall.taken_at = by, now
    stall.owner_id = by.id
    stall.climb_at = stall.remind_at = None
    await ladder.show_everywhere(session, stall, texts.is_taken_by(by.first_name), now=now)


async def later(
    session: AsyncSession, *, by: Person, stall_id: int, days: int, shown: Shown, now: datetime
) -> None:
    """Put it off: it comes back to whoever asked, and only then the two working days begin anew."""
    stall = await _open_and_told(session, by, stall_id)
    if days not in rules.LATER_DAYS:
        raise Refused(stale_button())
    stall.remind_at = decent_hour(now + timedelta(days=days), zone=by.zone)
    stall.remind_id = by.id
    stall.climb_at = None
    await ladder.show_everywhere(session, stall, texts.postponed(by.first_name, stall.remind_at), now=now)


async def remind(session: AsyncSession, stall: Stall, now: datetime) -> None:
    """ "Later" has come."""
    stall.remind_at = None
    person = await session.get(Person, stall.remind_id) if stall.remind_id else None
    if stall.closed_at is not None or person is None:
        return
    if stall.owner_id is None:
        stall.climb_at = ladder.climb_time(stall, now)
    again = texts.with_state(await ladder.alert(session, stall, now), texts.you_asked_to_be_reminded())
    await ladder.tell(session, stall, person, again, now=now)


async def ask_how(session: AsyncSession, *, by: Person, stall_id: int, shown: Shown, now: datetime) -> None:
    """Solved: with a word on how."""
    stall = await _open_and_told(session, by, stall_id)
    question = texts.how_was_it_solved(stall.duo.mentee.first_name, stall.duo.mentor.first_name)
    await dialogues.ask(session, by, SOLUTION, question, values={"stall_id": stall.id}, now=now)


async def solve(session: AsyncSession, *, by: Person, text: str | None, stall_id: int, now: datetime) -> None:
    stall = await _open_and_told(session, by, stall_id)
    how = words(text, most=rules.LONGEST_SOLUTION)
    stall.solution = how
    stall.owner = stall.owner or by
    await dialogues.close(session, by)
    await ladder.close(session, stall, Closing.SOLVED, texts.is_solved(by.first_name, how), now=now)
    noted = texts.solution_is_noted(stall.duo.mentee.first_name, stall.duo.mentor.first_name)
    await say(session, by, noted, now=now)


async def climb(session: AsyncSession, stall: Stall, now: datetime) -> None:
    await ladder.climb(session, stall, now, await admins(session))


async def _open_and_told(session: AsyncSession, by: Person, stall_id: int) -> Stall:
    """Return the stall if `by` has been told of it and it is open; one that another has taken is theirs."""
    stall = await queries.stall_by_id(session, stall_id)
    if stall is None or by.id not in {notice.person_id for notice in stall.notices}:
        raise Refused(stale_button())
    if stall.closed_at is not None:
        raise Refused(texts.closed_already())
    if stall.owner is not None and stall.owner_id != by.id:
        raise Refused(texts.taken_already(stall.owner.first_name))
    return stall


CLIMBS = Wait(Stall.climb_at, climb)
REMINDERS = Wait(Stall.remind_at, remind)
