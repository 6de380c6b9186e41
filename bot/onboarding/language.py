"""The language somebody reads: asked, changed, and their menu with it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import LANGUAGES
from bot.onboarding import actions, menu, texts
from bot.onboarding.link_texts import language_name
from bot.onboarding.presses import ChooseLanguage
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, revise, say, set_menu
from bot.people.models import Person
from bot.refusal import Refused
from bot.texts import stale_button


async def offer(session: AsyncSession, *, by: Person, now: datetime) -> None:
    buttons = [[Button(language_name(name), ChooseLanguage(code))] for code, name in LANGUAGES.items()]
    await say(session, by, texts.choose_language(), buttons=buttons, now=now)


async def choose(session: AsyncSession, *, by: Person, language: str, shown: Shown, now: datetime) -> None:
    if language not in LANGUAGES:
        raise Refused(stale_button())
    by.language = language
    await session.flush()
    await revise(session, by, texts.language_chosen(), of=shown, now=now)
    if by.joined_at is None:
        await actions.ask_next(session, by, now=now)
    else:
        await set_menu(session, by, menu.commands_for(by), now=now)
