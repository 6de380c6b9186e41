"""/duo: my partner, our rhythm, our next meeting."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos.queries import active_duo_of
from bot.duos.rules import Talk
from bot.duos.talk_texts import has_no_telegram
from bot.duos.texts import no_duo_yet
from bot.i18n import lines
from bot.meetings import queries, texts
from bot.meetings.models import SlotState
from bot.meetings.planning import place_of
from bot.outbox.say import Shown, say
from bot.people.models import Person
from bot.refusal import Refused


async def show_duo(
    session: AsyncSession, *, by: Person, now: datetime, page: int = 0, shown: Shown | None = None
) -> None:
    duo = await active_duo_of(session, by)
    if duo is None:
        raise Refused(no_duo_yet())
    told = [texts.your_duo(duo.partner_of(by).first_name, duo.carer.first_name)]
    if duo.talk_of(by) is Talk.PARTNER_ON_PAPER:
        told.append(has_no_telegram(duo.partner_of(by).first_name, duo.carer.first_name))
    slot = await queries.slot_of(session, duo, SlotState.AGREED)
    if slot is None:
        told.append(texts.no_rhythm_yet())
    else:
        told.append(texts.your_rhythm(slot.weekday, slot.at, place_of(slot)))
    meeting = await queries.next_meeting(session, duo, after=now)
    if meeting is not None:
        told.append(texts.your_next_meeting(meeting.starts_at))
    await say(session, by, lines(*told), now=now)
