""" "Please call me": the coordinator hears it without a nudge in between."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.checkins import queries, rules, texts
from bot.checkins.models import CallRequest
from bot.checkins.presses import CallMeHere
from bot.duos.models import Duo
from bot.duos.partners import my_duo, my_duos, partner_buttons
from bot.i18n import Sentence
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.refusal import Refused


async def call_me(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """/callme: whoever has several duos says first which of them it is about."""
    duos = await my_duos(session, by=by)
    if len(duos) == 1:
        await say(session, by, await _ask_for_my_call(session, by, duos[0].id, now), now=now)
        return
    buttons = partner_buttons(duos, by, CallMeHere)
    await say(session, by, texts.about_which_duo(), buttons=buttons, now=now)


async def call_me_here(
    session: AsyncSession, *, by: Person, duo_id: int, shown: Shown, now: datetime
) -> None:
    """What is answered takes the place of the question which duo it is about."""
    told = await _ask_for_my_call(session, by, duo_id, now)
    await revise(session, by, told, of=shown, now=now)


async def call_me_too(session: AsyncSession, *, by: Person, duo_id: int, shown: Shown, now: datetime) -> None:
    """The button of a nudge, which stays as it is."""
    await say(session, by, await _ask_for_my_call(session, by, duo_id, now), now=now)


async def _ask_for_my_call(session: AsyncSession, by: Person, duo_id: int, now: datetime) -> Sentence:
    duo = await my_duo(session, by=by, duo_id=duo_id)
    if await waits_for_call(session, duo, by, now=now):
        raise Refused(texts.already_told(duo.carer.first_name))
    await ask_for_call(session, duo, by, now=now)
    return texts.you_will_be_called(duo.carer.first_name)


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
