"""The end of a duo, by its coordinator: both hear a goodbye and have room for another one."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos import queries, texts
from bot.duos.models import DuoState
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.refusal import Refused
from bot.texts import stale_button


async def end_duo(session: AsyncSession, *, by: Person, duo_id: int, shown: Shown, now: datetime) -> None:
    """End a duo whose six months are over; the button comes with that news."""
    duo = await queries.duo_of(session, duo_id)
    if duo is None or not duo.is_cared_for_by(by) or duo.over_told_at is None:
        raise Refused(stale_button())
    if duo.state is not DuoState.ACTIVE:
        raise Refused(stale_button())
    duo.state, duo.review_at, duo.ended_at = DuoState.ENDED, None, now
    ended = texts.duo_has_ended(duo.mentee.first_name, duo.mentor.first_name)
    await revise(session, by, ended, of=shown, now=now)
    await session.flush()
    for participant in duo.participants:
        partner, other = duo.partner_of(participant), await _only_other(session, participant)
        if duo.on_paper:
            goodbye = texts.goodbye_where_nothing_was_written(partner.first_name, by.first_name)
        else:
            goodbye = texts.goodbye(partner.first_name, by.first_name, other)
        await say(session, participant, goodbye, lane=Lane.ALERT, now=now)


async def _only_other(session: AsyncSession, participant: Person) -> str | None:
    """The one partner who remains of several, and who from now on reads all that they write."""
    others = await queries.partners_of(session, participant)
    if len(others) != 1 or participant.telegram_id is None or others[0].telegram_id is None:
        return None
    return others[0].first_name
