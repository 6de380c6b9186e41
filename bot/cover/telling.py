"""Who hears that a coordinator is away or back: the cover, the coordinator, and the duos."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover import news_texts as texts
from bot.cover import queries, rules
from bot.cover.models import KnownCarer, Leave
from bot.cover.presses import HandBack
from bot.due import Wait
from bot.duos.models import Duo, DuoState
from bot.escalations import moving
from bot.i18n import Sentence
from bot.outbox.buttons import Button
from bot.outbox.models import Lane
from bot.outbox.say import say
from bot.people.queries import cover_of


async def tell(session: AsyncSession, leave: Leave, now: datetime) -> None:
    """What has changed is told in one message; then each open alert follows, with its buttons."""
    leave.tell_at = None
    if leave.ends_at is not None:
        await _tell_cover(session, leave, now)
    elif leave.cancelled_at is None:
        await _tell_coordinator(session, leave, now)
        await _let_cover_go(session, leave, now)


async def _tell_cover(session: AsyncSession, leave: Leave, now: datetime) -> None:
    cover = await cover_of(session, leave.coordinator) or leave.cover
    covers = {each.coordinator_id: each.cover_id for each in await queries.current_leaves(session)}
    ids = rules.covered_through(covers, leave.coordinator_id)
    duos = await queries.duos_coordinated_by(session, ids)
    alerts = await queries.raised_alerts(session, [duo.id for duo in duos])
    count = sum(alert.owner_id in (None, cover.id) for alert in alerts)
    others = {duo.coordinator.first_name for duo in duos if duo.coordinator_id != leave.coordinator_id}
    told = texts.you_cover_now(leave.coordinator.first_name, leave.until_on, len(duos), count)
    if others:
        told = texts.with_more(told, texts.also_for(tuple(sorted(others))))
    await say(session, cover, told, lane=Lane.ALERT, now=now)
    await moving.tell_all(session, alerts, cover, giver=leave.coordinator, now=now)
    leave.cover_told_at = now


async def _tell_coordinator(session: AsyncSession, leave: Leave, now: datetime) -> None:
    """What nobody has taken is theirs again; what the cover has taken stays the cover's."""
    back, cover = leave.coordinator, leave.cover
    duos = await queries.duos_cared_for_by(session, back)
    alerts = await queries.raised_alerts(session, [duo.id for duo in duos])
    count = sum(alert.owner_id in (None, back.id) for alert in alerts)
    await say(session, back, texts.welcome_back(len(duos), count), lane=Lane.ALERT, now=now)
    await moving.tell_all(session, alerts, back, giver=cover, now=now)


async def _let_cover_go(session: AsyncSession, leave: Leave, now: datetime) -> None:
    """Who has never heard that it had begun does not hear that it is over."""
    if leave.cover_told_at is None:
        return
    count = len(await queries.alerts_to_hand_back(session, leave))
    told = texts.your_cover_is_over(leave.coordinator.first_name, count)
    hand_back = Button(texts.hand_back(leave.coordinator.first_name), HandBack(leave.id))
    await say(session, leave.cover, told, buttons=[[hand_back]] if count else (), lane=Lane.ALERT, now=now)


async def tell_duo(session: AsyncSession, known: KnownCarer, now: datetime) -> None:
    """Both hear who looks after them now, if that is news; who is in several such duos hears it once."""
    known.tell_at = None
    duo = known.duo
    before = known.coordinator_id, known.caretaker_id
    known.coordinator_id, known.caretaker_id = duo.coordinator_id, duo.caretaker_id
    if before == (duo.coordinator_id, duo.caretaker_id) or duo.state is not DuoState.ACTIVE:
        return
    said = await _who_looks_after_them(session, duo, is_new=before[0] != duo.coordinator_id)
    for person in duo.participants:
        key = f"carer:{person.id}:{duo.coordinator_id}:{duo.caretaker_id}:{now.date()}"
        await say(session, person, said, lane=Lane.REMINDER, key=key, now=now)


async def _who_looks_after_them(session: AsyncSession, duo: Duo, *, is_new: bool) -> Sentence:
    if duo.caretaker is None:
        name = duo.coordinator.first_name
        return texts.new_coordinator(name) if is_new else texts.coordinator_is_back(name)
    leaves = await queries.open_leaves_of(session, duo.coordinator)
    until = next((leave.until_on for leave in leaves if not leave.is_planned), None)
    away = texts.somebody_covers(duo.coordinator.first_name, duo.caretaker.first_name, until)
    return texts.with_more(texts.new_coordinator(duo.coordinator.first_name), away) if is_new else away


TOLD = Wait(Leave.tell_at, tell)
DUOS_TOLD = Wait(KnownCarer.tell_at, tell_duo)
