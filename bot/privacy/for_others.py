"""Somebody asks who cannot ask here: on paper, expected, or in a letter to the team. Staff do it for them."""

from datetime import date, datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.i18n import Sentence
from bot.outbox.buttons import Button
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.privacy import erasing_texts as texts
from bot.privacy import queries, rules
from bot.privacy.forgetting import forget, obstacle
from bot.privacy.my_data import send_everything
from bot.privacy.presses import (
    ForgetSomebody,
    GiveTheirData,
    KeepSomebody,
    PickSomebody,
    ReallyForgetSomebody,
)
from bot.refusal import Refused
from bot.texts import stale_button

WHOM: Final = "privacy.whom"
NO: Final = Button(texts.no_keep_them(), KeepSomebody())


async def ask_whom(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    await dialogues.ask(session, by, WHOM, texts.whose_name(), now=now)


async def find(session: AsyncSession, *, by: Person, text: str | None, now: datetime) -> None:
    """List who is called so; while nobody is, another name can be written."""
    found = await queries.people_called(session, by, words(text, most=rules.LONGEST_SEARCH))
    if not found:
        raise Refused(texts.nobody_found())
    await dialogues.close(session, by)
    buttons = [[Button(_label(person), PickSomebody(person.id))] for person in found]
    await say(session, by, texts.who_is_it(), buttons=[*buttons, [NO]], now=now)


def _label(person: Person) -> Sentence:
    name = " ".join(part for part in (person.first_name, person.last_name) if part)
    branches = {role.branch.name for role in person.roles if role.branch is not None}
    return texts.person_and_branch(name, ", ".join(sorted(branches)) or "–")


async def pick(session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime) -> None:
    person = await _somebody(session, by, person_id)
    buttons = [
        [Button(texts.their_data(), GiveTheirData(person.id))],
        [Button(texts.erase_them(), ForgetSomebody(person.id))],
        [NO],
    ]
    question = texts.what_do_they_ask(person.first_name)
    await revise(session, by, question, of=shown, buttons=buttons, now=now)


async def give_their_data(
    session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime
) -> None:
    person = await _somebody(session, by, person_id)
    await send_everything(session, about=person, to=by, now=now)


async def ask_twice(
    session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime
) -> None:
    person = await _somebody(session, by, person_id, to_erase=True)
    duos = await queries.live_duos_of(session, person)
    partners = tuple(duo.partner_of(person).first_name for duo in duos)
    yes = Button(texts.yes_erase_them(person.first_name), ReallyForgetSomebody(person.id, now.date()))
    question = texts.shall_i_erase(person.first_name, partners)
    await revise(session, by, question, of=shown, buttons=[[yes], [NO]], now=now)


async def forget_somebody(
    session: AsyncSession, *, by: Person, person_id: int, asked_on: date, shown: Shown, now: datetime
) -> None:
    """Erase them; whoever has Telegram hears it there, in their language, and is unknown from then on."""
    if not rules.may_still_answer(asked_on, now=now):
        raise Refused(stale_button())
    person = await _somebody(session, by, person_id, to_erase=True)
    goodbye = await forget(session, person, by=by, now=now)
    await revise(session, by, texts.they_are_erased(), of=shown, now=now)
    if goodbye is not None:
        await say(session, goodbye, texts.you_were_erased(), lane=Lane.ALERT, now=now)


async def keep_somebody(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    await revise(session, by, texts.nothing_is_done(), of=shown, now=now)


async def _somebody(session: AsyncSession, by: Person, person_id: int, *, to_erase: bool = False) -> Person:
    person: Person | None = await session.get(Person, person_id)
    if person is None or not queries.may_act_for(by, person):
        raise Refused(stale_button())
    why_not = await obstacle(session, person, asks_themselves=False) if to_erase else None
    if why_not is not None:
        raise Refused(why_not)
    return person
