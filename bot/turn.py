"""One update's turn: the session, the time, the person; and how a feature declares what it handles."""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Self

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message, MessageEntity, Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.dialogues.models import Dialogue
from bot.i18n import Sentence
from bot.outbox.buttons import Press
from bot.outbox.hearing import Reader, Stranger
from bot.outbox.say import Shown
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS, RoleKind


@dataclass
class Facts:
    """What dispatch knows of the update before any handler runs, and what the handler leaves behind."""

    session: AsyncSession
    now: datetime
    person: Person | None
    stranger: Stranger
    first_name: str  # as their Telegram says
    press: str | None = None
    in_the_name_of: int | None = None  # somebody without Telegram, for whom a coordinator taps or writes
    shown: Shown | None = None
    dialogue: Dialogue | None = None
    handled: bool = False
    failure: BaseException | None = None
    toast: Sentence | None = None

    @property
    def reader(self) -> Reader:
        """Whose chat it is."""
        if self.person is None:
            return self.stranger
        return self.person.speaks_through or self.person


current_facts: ContextVar[Facts] = ContextVar("current_facts")


class Turn(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The library's context of one update, with our facts in it."""

    facts: Facts

    @classmethod
    def from_update(cls, update: object, application: "Application[Any, Any, Any, Any, Any, Any]") -> Self:
        turn = super().from_update(update, application)
        turn.facts = current_facts.get()
        return turn

    @property
    def session(self) -> AsyncSession:
        return self.facts.session

    @property
    def now(self) -> datetime:
        return self.facts.now

    @property
    def person(self) -> Person:
        if self.facts.person is None:
            raise LookupError("a stranger has no person: this route must not be open to anyone")
        return self.facts.person

    @property
    def press(self) -> str:
        return self.facts.press or ""

    @property
    def shown(self) -> Shown:
        if self.facts.shown is None:
            raise LookupError("this update shows no message of ours")
        return self.facts.shown

    @property
    def dialogue(self) -> Dialogue:
        if self.facts.dialogue is None:
            raise LookupError("this update answers no question")
        return self.facts.dialogue


@dataclass(frozen=True)
class Who:
    """Who may use a route: a name for the table of rights, and the test."""

    name: str
    allows: Callable[[Person | None], bool]


def _joined(*kinds: RoleKind) -> Callable[[Person | None], bool]:
    return lambda person: (
        person is not None and person.joined_at is not None and (not kinds or person.is_a(*kinds))
    )


ANYONE: Final = Who("anyone", lambda person: True)
GUEST: Final = Who("guest", lambda person: person is not None)
MEMBER: Final = Who("member", _joined())
PARTICIPANT: Final = Who("participant", _joined(*PARTICIPANTS))
COORDINATOR: Final = Who("coordinator", _joined(RoleKind.COORDINATOR))
ADMIN: Final = Who("admin", _joined(RoleKind.ADMIN))
STAFF: Final = Who("staff", _joined(RoleKind.COORDINATOR, RoleKind.ADMIN))

Handler = Callable[[Update, Turn], Awaitable[None]]
Action = Callable[..., Awaitable[None]]


@dataclass(frozen=True)
class Route:
    """One thing a feature handles: which updates, by whom, with what."""

    name: str
    who: Who
    matches: Callable[[Update, Facts], bool]
    run: Handler
    action: "Action | None" = None
    press: type[Press] | None = None


# Translate in, call once: most updates need no handler of their own, because an action takes exactly what a
# command, a press or an answer says. `tests/promises` checks every action's parameters against its route.


def on_command(name: str, action: Action, *, who: Who) -> Route:
    """`/name` calls `action(session, by=…, now=…)`."""

    async def run(update: Update, turn: Turn) -> None:
        await action(turn.session, by=turn.person, now=turn.now)

    return command_route(name, run, who=who, action=action)


def on_press(press: type[Press], action: Action, *, who: Who) -> Route:
    """A tap calls `action(session, by=…, <the press's fields>, shown=…, now=…)`."""

    async def run(update: Update, turn: Turn) -> None:
        wish = press.parse(turn.press)
        await action(turn.session, by=turn.person, **wish.values(), shown=turn.shown, now=turn.now)

    return press_route(press, run, who=who, action=action)


def on_answer(question: str, action: Action, *, who: Who) -> Route:
    """An answer in words calls `action(session, by=…, text=…, <what the dialogue kept>, now=…)`."""

    def matches(update: Update, facts: Facts) -> bool:
        awaited = facts.dialogue is not None and facts.dialogue.question == question
        return awaited and command_of(update) is None

    async def run(update: Update, turn: Turn) -> None:
        text = update.message.text if update.message else None
        kept = turn.dialogue.values
        await action(turn.session, by=turn.person, text=text, **kept, now=turn.now)

    return Route(f"?{question}", who, matches, run, action)


def command_route(name: str, run: Handler, *, who: Who, action: Action | None = None) -> Route:
    return Route(f"/{name}", who, lambda update, facts: command_of(update) == name, run, action)


def press_route(press: type[Press], run: Handler, *, who: Who, action: Action | None = None) -> Route:
    def matches(update: Update, facts: Facts) -> bool:
        return facts.press is not None and _parses(press, facts.press)

    return Route(f"[{press.code}]", who, matches, run, action, press)


def command_of(update: Update) -> str | None:
    """Return "duos" for a message that begins with /duos or /duos@ourname."""
    message: Message | None = update.message
    if message is None or not message.text:
        return None
    first = message.entities[0] if message.entities else None
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset != 0:
        return None
    return message.text[1 : first.length].split("@")[0].lower()


def words_after_command(update: Update) -> str:
    text = update.message.text if update.message and update.message.text else ""
    return text.partition(" ")[2].strip()


def _parses(press: type[Press], data: str) -> bool:
    try:
        press.parse(data)
    except ValueError:
        return False
    return True
