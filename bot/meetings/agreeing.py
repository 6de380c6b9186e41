"""The weekly slot: one proposes a day, a time and a place; the other agrees or proposes another."""

from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.duos.models import Duo
from bot.duos.partner_texts import with_whom
from bot.duos.partners import my_duo, my_duos, partner_buttons
from bot.duos.presses import ChooseSlot
from bot.i18n import Sentence
from bot.meetings import queries, rules, texts
from bot.meetings.models import Slot, SlotState
from bot.meetings.planning import place_of, plan
from bot.meetings.presses import AgreeToSlot, PickDay, PickPlace, PickTime, ShowDays
from bot.meetings.rules import Place
from bot.outbox.buttons import Button, Rows, in_rows
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.refusal import Refused
from bot.texts import stale_button

OTHER_PLACE = "meetings.place"


async def choose_partner(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """/slot: whoever has several partners says first with whom."""
    duos = await my_duos(session, by=by)
    if len(duos) == 1:
        await _ask_day(session, duos[0], by, shown=None, now=now)
        return
    buttons = partner_buttons(duos, by, ShowDays)
    await say(session, by, with_whom(), buttons=buttons, now=now)


async def choose_day(session: AsyncSession, *, by: Person, duo_id: int, shown: Shown, now: datetime) -> None:
    """Begin with the day, in a message of its own: what the button stood under stays readable."""
    await _ask_day(session, await my_duo(session, by=by, duo_id=duo_id), by, shown=None, now=now)


async def choose_day_here(
    session: AsyncSession, *, by: Person, duo_id: int, shown: Shown, now: datetime
) -> None:
    """The days take the place of what stands there."""
    await _ask_day(session, await my_duo(session, by=by, duo_id=duo_id), by, shown=shown, now=now)


async def _ask_day(
    session: AsyncSession, duo: Duo, by: Person, *, shown: Shown | None, now: datetime
) -> None:
    question = texts.which_day(duo.partner_of(by).first_name)
    buttons = in_rows([Button(texts.weekday(day), PickDay(duo.id, day)) for day in range(7)], 2)
    if shown is None:
        await say(session, by, question, buttons=buttons, now=now)
    else:
        await revise(session, by, question, of=shown, buttons=buttons, now=now)


async def choose_time(
    session: AsyncSession, *, by: Person, duo_id: int, weekday: int, shown: Shown, now: datetime
) -> None:
    duo = await my_duo(session, by=by, duo_id=duo_id)
    if weekday not in range(7):
        raise Refused(stale_button())
    times = [Button(texts.clock(at), PickTime(duo.id, weekday, at)) for at in rules.offered_times()]
    buttons = [*in_rows(times, 4), [Button(texts.another_day(), ShowDays(duo.id))]]
    question = texts.at_what_time(duo.partner_of(by).first_name, weekday)
    await revise(session, by, question, of=shown, buttons=buttons, now=now)


async def choose_place(
    session: AsyncSession, *, by: Person, duo_id: int, weekday: int, at: time, shown: Shown, now: datetime
) -> None:
    duo = await my_duo(session, by=by, duo_id=duo_id)
    _check(weekday, at)
    buttons = [[Button(_place_label(place), PickPlace(duo.id, weekday, at, place))] for place in Place]
    question = texts.where(duo.partner_of(by).first_name, weekday, at)
    await revise(session, by, question, of=shown, buttons=buttons, now=now)


def _place_label(place: Place) -> Sentence:
    return texts.another_place() if place is Place.OTHER else texts.place(place)


async def take_place(
    session: AsyncSession,
    *,
    by: Person,
    duo_id: int,
    weekday: int,
    at: time,
    place: Place,
    shown: Shown,
    now: datetime,
) -> None:
    duo = await my_duo(session, by=by, duo_id=duo_id)
    _check(weekday, at)
    if place is Place.OTHER:
        kept = {"duo_id": duo.id, "weekday": weekday, "at": at.isoformat()}
        question = texts.which_place(duo.partner_of(by).first_name)
        await dialogues.ask(session, by, OTHER_PLACE, question, values=kept, now=now)
        return
    slot = await _propose(session, duo, by, weekday, at, place, None, now)
    proposed = texts.slot_is_proposed(duo.partner_of(by).first_name, weekday, at, place_of(slot))
    await revise(session, by, proposed, of=shown, now=now)


async def take_other_place(
    session: AsyncSession, *, by: Person, text: str | None, duo_id: int, weekday: int, at: str, now: datetime
) -> None:
    duo = await my_duo(session, by=by, duo_id=duo_id)
    place_words = words(text, most=rules.LONGEST_PLACE)
    clock = time.fromisoformat(at)
    await dialogues.close(session, by)
    slot = await _propose(session, duo, by, weekday, clock, Place.OTHER, place_words, now)
    partner = duo.partner_of(by).first_name
    await say(session, by, texts.slot_is_proposed(partner, weekday, clock, place_of(slot)), now=now)


async def _propose(
    session: AsyncSession,
    duo: Duo,
    by: Person,
    weekday: int,
    at: time,
    place: Place,
    place_words: str | None,
    now: datetime,
) -> Slot:
    """Ask the partner; a newer proposal takes the place of an older one."""
    await _replace(session, duo, SlotState.PROPOSED)
    slot = Slot(
        duo_id=duo.id,
        weekday=weekday,
        at=at,
        zone=duo.branch.zone,
        place=place,
        place_words=place_words,
        state=SlotState.PROPOSED,
        proposed_by_id=by.id,
        proposed_at=now,
        recorded_by_id=by.recorded_by_id,
    )
    session.add(slot)
    await session.flush()
    question = texts.slot_proposal(by.first_name, weekday, at, place_of(slot))
    buttons: Rows = [
        [Button(texts.good_for_me(), AgreeToSlot(slot.id))],
        [Button(texts.propose_another(), ChooseSlot(duo.id))],
    ]
    await say(session, duo.partner_of(by), question, buttons=buttons, lane=Lane.ALERT, now=now)
    return slot


async def agree(session: AsyncSession, *, by: Person, slot_id: int, shown: Shown, now: datetime) -> None:
    """Both agree: the meetings of the six months follow."""
    slot = await queries.slot_by_id(session, slot_id)
    if slot is None:
        raise Refused(stale_button())
    duo = await my_duo(session, by=by, duo_id=slot.duo_id)
    if slot.state is not SlotState.PROPOSED:
        raise Refused(texts.slot_is_answered())
    if slot.proposed_by_id == by.id:
        raise Refused(texts.own_proposal())
    await _replace(session, duo, SlotState.AGREED)
    slot.state, slot.agreed_at = SlotState.AGREED, now
    meetings = await plan(session, duo, slot, now)
    if not meetings:
        raise Refused(texts.no_time_left())
    for person, news in ((by, Shown(shown.message_id)), (duo.partner_of(by), None)):
        agreed = texts.slot_is_agreed(
            duo.partner_of(person).first_name,
            slot.weekday,
            slot.at,
            place_of(slot),
            meetings[0].starts_at,
            reminded=not person.on_paper,
        )
        if news is not None:
            await revise(session, person, agreed, of=news, now=now)
        else:
            await say(session, person, agreed, lane=Lane.ALERT, now=now)


async def _replace(session: AsyncSession, duo: Duo, state: SlotState) -> None:
    older = await queries.slot_of(session, duo, state)
    if older is not None:
        older.state = SlotState.REPLACED
        await session.flush()


def _check(weekday: int, at: time) -> None:
    if not rules.may_be_slot(weekday, at):
        raise Refused(stale_button())
