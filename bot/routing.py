"""Every feature's routes in one ordered list, and how the library runs them."""

from typing import Final

from telegram import Update
from telegram.ext import BaseHandler

from bot import texts
from bot.agreements import handlers as agreements
from bot.cards import handlers as cards
from bot.checkins import handlers as checkins
from bot.conversations import handlers as conversations
from bot.cover import handlers as cover
from bot.db import flush
from bot.desk import handlers as desk
from bot.dialogues import actions as dialogues
from bot.dialogues.presses import NeverMind
from bot.duos import handlers as duos
from bot.escalations import handlers as escalations
from bot.helping import handlers as helping
from bot.i18n import Sentence
from bot.importing import handlers as importing
from bot.meetings import handlers as meetings
from bot.onboarding import handlers as onboarding
from bot.onboarding.presses import Do
from bot.pool import handlers as pool
from bot.privacy import handlers as privacy
from bot.programme import handlers as programme
from bot.refusal import Puzzled, Refused
from bot.turn import ANYONE, GUEST, MEMBER, Facts, Route, Turn, command_of, on_press, press_route


async def _do(update: Update, turn: Turn) -> None:
    """A command as a button: what can be done by tapping is done as if it had been written."""
    route = COMMANDS.get(Do.parse(turn.press).command)
    if route is None or route.action is None:
        raise Refused(texts.stale_button())
    if not route.who.allows(turn.facts.person):
        raise Refused(_why_not(turn.facts))
    await route.run(update, turn)


# The first that matches takes the update; the last ones take what nobody else wants.
ROUTES: Final[tuple[Route, ...]] = (
    *onboarding.HANDLERS,
    *helping.HANDLERS,
    on_press(NeverMind, dialogues.never_mind, who=GUEST),
    *duos.HANDLERS,
    *meetings.HANDLERS,
    *checkins.HANDLERS,
    *agreements.HANDLERS,
    *escalations.HANDLERS,
    *cards.HANDLERS,
    *desk.HANDLERS,
    *programme.HANDLERS,
    *pool.HANDLERS,
    *cover.HANDLERS,
    *privacy.HANDLERS,
    *importing.HANDLERS,
    *conversations.HANDLERS,
    press_route(Do, _do, who=GUEST),
)
COMMANDS: Final = {route.name[1:]: route for route in ROUTES if route.name[0] == "/"}


class Router(BaseHandler[Update, Turn, None]):
    """The library's one handler: it finds the route, checks who may, and leaves proof that it ran."""

    def __init__(self) -> None:
        super().__init__(self._run)

    def check_update(self, update: object) -> bool:
        return isinstance(update, Update)

    async def _run(self, update: Update, turn: Turn) -> None:
        facts = turn.facts
        try:
            route = next((route for route in ROUTES if route.matches(update, facts)), NOBODY_ELSE)
            if not route.who.allows(facts.person):
                raise Puzzled(_why_not(facts))
            await route.run(update, turn)
            await flush(facts.session)
        except BaseException as failure:
            facts.failure = failure  # the library would swallow it; dispatch raises it again
            raise
        finally:
            facts.handled = True


def _why_not(facts: Facts) -> Sentence:
    if facts.person is None:
        return texts.who_are_you()
    if not MEMBER.allows(facts.person):
        return texts.finish_welcome_first()
    return texts.not_for_you() if facts.press is not None else texts.not_possible()


async def _nobody_else(update: Update, turn: Turn) -> None:
    """A button nobody knows, or a message that is for nobody, gets a kind answer; nothing else needs one."""
    if turn.facts.press is not None:
        raise Refused(texts.stale_button() if turn.facts.person else texts.who_are_you())
    if update.message is not None:
        raise Puzzled(_puzzle(update, turn.facts))


def _puzzle(update: Update, facts: Facts) -> Sentence:
    unknown = command_of(update) not in COMMANDS and MEMBER.allows(facts.person)
    return texts.unknown_command() if unknown else _why_not(facts)


NOBODY_ELSE: Final = Route("anything else", ANYONE, lambda update, facts: True, _nobody_else)
