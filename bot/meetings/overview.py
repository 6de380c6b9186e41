"""/duo: my partner, our rhythm, our next meeting; or each of them, for somebody with several duos."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos.forming_texts import earlier, more
from bot.duos.models import Duo
from bot.duos.partners import my_duos, partner_labels
from bot.duos.rules import PAGE, Talk
from bot.duos.talk_texts import has_no_telegram
from bot.i18n import Sentence, lines, paragraphs
from bot.meetings import overview_texts as texts
from bot.meetings import queries
from bot.meetings.models import SlotState
from bot.meetings.planning import place_of
from bot.meetings.presses import ShowMyDuos
from bot.outbox.buttons import Button, Rows
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person


async def show_my_duos(
    session: AsyncSession, *, by: Person, now: datetime, page: int = 0, shown: Shown | None = None
) -> None:
    duos = await my_duos(session, by=by)
    page = min(max(0, page), (len(duos) - 1) // PAGE)
    here = [*zip(duos, partner_labels(duos, by), strict=True)][page * PAGE : (page + 1) * PAGE]
    told = [await _told(session, duo, by, partner, now) for duo, partner in here]
    if len(duos) > 1:
        told.insert(0, texts.your_duos(len(duos)))
    buttons = _turns(page, len(duos))
    if shown is None:
        await say(session, by, paragraphs(*told), buttons=buttons, now=now)
    else:
        await revise(session, by, paragraphs(*told), of=shown, buttons=buttons, now=now)


async def _told(session: AsyncSession, duo: Duo, by: Person, partner: Sentence, now: datetime) -> Sentence:
    told = [texts.your_duo(partner, duo.carer.first_name)]
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
    return lines(*told)


def _turns(page: int, count: int) -> Rows:
    turns = [Button(earlier(), ShowMyDuos(page - 1))] if page else []
    if (page + 1) * PAGE < count:
        turns.append(Button(more(), ShowMyDuos(page + 1)))
    return [turns] if turns else []
