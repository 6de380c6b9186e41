""" "Please call me": the coordinator hears it without a nudge in between."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.checkins import queries, rules, texts
from bot.checkins.models import CallRequest
from bot.duos.models import Duo
from bot.duos.queries import active_duo_of, duo_of
from bot.duos.texts import no_duo_yet
from bot.outbox.say import Shown, say
from bot.people.models import Person
from bot.refusal import Refused


async def call_me(session: AsyncSession, *, by: Person, now: datetime, shown: Shown | None = None) -> None:
    """/callme, or the button of a nudge."""
    mine = await active_duo_of(session, by)
    duo = await duo_of(session, mine.id) if mine else None
    if duo is None:
        raise Refused(no_duo_yet())
    if await waits_for_call(session, duo, by, now=now):
        raise Refused(texts.already_told(duo.carer.first_name))
    await ask_for_call(session, duo, by, now=now)
    await say(session, by, texts.you_will_be_called(duo.carer.first_name), now=now)


async def ask_for_call(session: AsyncSession, duo: Duo, by: Person, *, now: datetime) -> None:
    """Keep the wish; the stall rules look at the duo at once. A second tap is the same wish."""
    if not await waits_for_call(session, duo, by, now=now):
        wish = CallRequest(duo_id=duo.id, person_id=by.id, asked_at=now, recorded_by_id=by.recorded_by_id)
        session.add(wish)
        await session.flush()
    duo.review_at = now


async def waits_for_call(session: AsyncSession, duo: Duo, person: Person, *, now: datetime) -> bool:
    """Whether they asked a short while ago."""
    last = await queries.last_call_request(session, duo, of=person)
    return last is not None and last.asked_at > now - rules.CALL_AGAIN_AFTER
