"""Every feature's routes in one ordered list, and how the library runs them."""

from typing import Final

from telegram import Update
from telegram.ext import BaseHandler

from bot import texts
from bot.checkins import handlers as checkins
from bot.conversations import handlers as conversations
from bot.db import flush
from bot.desk import handlers as desk
from bot.dialogues import actions as dialogues
from bot.dialogues.presses import NeverMind
from bot.duos import handlers as duos
from bot.escalations import handlers as escalations
from bot.i18n import Sentence
from bot.importing import handlers as importing
from bot.meetings import handlers as meetings
from bot.onboarding import handlers as onboarding
from bot.refusal import Refused
from bot.turn import ANYONE, GUEST, MEMBER, Facts, Route, Turn, on_press

# The first that matches takes the update; the last ones take what nobody else wants.
ROUTES: Final[tuple[Route, ...]] = (
    *onboarding.HANDLERS,
    on_press(NeverMind, dialogues.never_mind, who=GUEST),
    *duos.HANDLERS,
    *meetings.HANDLERS,
    *checkins.HANDLERS,
    *escalations.HANDLERS,
    *desk.HANDLERS,
    *importing.HANDLERS,
    *conversations.HANDLERS,
)


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
                raise Refused(_why_not(facts))
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
    return texts.not_for_you() if MEMBER.allows(facts.person) else texts.finish_welcome_first()


async def _nobody_else(update: Update, turn: Turn) -> None:
    """A button nobody knows gets a kind answer; any other kind of update needs none."""
    if turn.facts.press is not None:
        raise Refused(texts.stale_button() if turn.facts.person else texts.who_are_you())
    if update.message is not None:
        raise Refused(_why_not(turn.facts))


NOBODY_ELSE: Final = Route("anything else", ANYONE, lambda update, facts: True, _nobody_else)
