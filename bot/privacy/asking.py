"""/forget: asked twice; a no at any time changes nothing."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.buttons import Button
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS
from bot.privacy import erasing_texts as texts
from bot.privacy import queries, rules
from bot.privacy import texts as notice_texts
from bot.privacy.forgetting import forget, obstacle
from bot.privacy.presses import EraseMe, KeepMe, ReallyEraseMe
from bot.refusal import Refused
from bot.texts import stale_button

NO = Button(texts.no_keep_me(), KeepMe())


async def explain(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """Say what goes and what stays, and ask for the first time."""
    await _check(session, by)
    duos = await queries.live_duos_of(session, by)
    question = texts.do_you_want_to_be_erased(
        tuple(duo.partner_of(by).first_name for duo in duos),
        tuple({duo.carer.first_name: None for duo in duos}),
        staff=not by.is_a(*PARTICIPANTS),
    )
    yes = Button(notice_texts.erase_me(), EraseMe(sure=True))
    await say(session, by, question, buttons=[[yes], [NO]], now=now)


async def ask_again(session: AsyncSession, *, by: Person, sure: bool, shown: Shown, now: datetime) -> None:
    """Ask for the second time; from /privacy, where nothing has been explained yet, for the first."""
    if not sure:
        await explain(session, by=by, now=now)
        return
    await _check(session, by)
    yes = Button(texts.yes_erase_me(), ReallyEraseMe(now.date()))
    await revise(session, by, texts.are_you_sure(), of=shown, buttons=[[yes], [NO]], now=now)


async def erase_me(session: AsyncSession, *, by: Person, asked_on: date, shown: Shown, now: datetime) -> None:
    if not rules.may_still_answer(asked_on, now=now):
        raise Refused(stale_button())
    await _check(session, by)
    goodbye = await forget(session, by, now=now)
    if goodbye is not None:
        await revise(session, goodbye, texts.you_are_erased(), of=shown, now=now)


async def keep_me(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    await revise(session, by, texts.you_stay(), of=shown, now=now)


async def _check(session: AsyncSession, person: Person) -> None:
    why_not = await obstacle(session, person, asks_themselves=True)
    if why_not is not None:
        raise Refused(why_not)
