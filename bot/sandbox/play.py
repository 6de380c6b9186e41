"""People with phones, the bot and a clock: what the demo, the sandbox and the tests are played with.

Everything goes the way it goes in production: over HTTP to the local Telegram, through dispatch, the
database, the timetable and the sender. Only the far side is ours.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.botapi.files import Files
from bot.errands import Errands
from bot.outbox.buttons import Press
from bot.people.models import Person
from bot.people.queries import by_telegram_id
from bot.polling import Polling
from bot.running import Parts
from bot.sandbox.telegram import Account, LocalTelegram, Message
from bot.timetable import ERRANDS, Timetable


@dataclass
class Play:
    """A programme that is played step by step: nothing happens between two verbs."""

    built: Parts
    telegram: LocalTelegram
    accounts: dict[str, Account] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.polling = Polling(self.built.application.bot, self.built.dispatch)
        self.timetable = Timetable(self.built.database, started_at=self.now)
        self.errands = Errands(self.built.database, Files(self.built.application.bot), ERRANDS)

    @property
    def now(self) -> datetime:
        return self.built.clock.now()

    # What the machine does.

    async def settle(self) -> None:
        """Let every update be handled and every message that is due arrive."""
        await self.built.sender.lead()
        while await self._takes_updates() or await self.built.sender.drain():
            await self.built.dispatch.settle()
        await self.built.dispatch.settle()

    async def _takes_updates(self) -> int:
        """Ask only while Telegram has some: where nothing but time passes that is a thousand calls less."""
        return await self.polling.poll_once() if self.telegram.pending_updates else 0

    async def travel(self, to: datetime) -> None:
        """Move the clock to `to`, stepping through everything that is due on the way."""
        await self.tick()
        while (due := await self.next_due()) is not None and due < to:
            self.built.clock.move_to(max(due, self.now))
            await self.tick()
        self.built.clock.move_to(to)
        await self.tick()

    async def tick(self) -> None:
        await self.timetable.run_due(self.now)
        await self.errands.run_due(self.now)
        await self.settle()

    async def next_due(self, *, chores: bool = True) -> datetime | None:
        """When something will happen next by itself."""
        both = await self.timetable.next_due(chores=chores), await self.errands.next_due()
        return min((due for due in both if due is not None), default=None)

    # What people do.

    def gets_phone(self, name: str, *, language_code: str | None = None) -> Account:
        """Somebody whom the bot has never met gets Telegram."""
        account = self.telegram.join(name, language_code=language_code)
        self.accounts[name] = account
        return account

    async def says(self, name: str, text: str, *, reply_to: int | None = None) -> int:
        message_id = self.telegram.says(self.accounts[name].id, text, reply_to=reply_to)
        await self.settle()
        return message_id

    async def opens(self, name: str, link: str) -> None:
        self.telegram.opens(self.accounts[name].id, link.partition("?start=")[2])
        await self.settle()

    async def taps(self, name: str, label: str) -> None:
        """Tap the newest button with this label, or whose label contains it."""
        message = self._newest(name, lambda button_label, _data: label in button_label)
        exact = next(b.label for row in message.buttons for b in row if label in b.label)
        self.telegram.taps(self.accounts[name].id, message.id, exact)
        await self.settle()

    async def presses(self, name: str, press: Press) -> None:
        """Tap the newest button that stands for `press`, whatever its label."""
        self.tap(name, press)
        await self.settle()

    def tap(self, name: str, press: Press) -> None:
        """The same, without waiting for what follows: others may tap at the same time."""
        message = self._newest(name, lambda _label, data: data == press.data())
        self.telegram.taps(self.accounts[name].id, message.id, press.data())

    def _newest(self, name: str, matches: Callable[[str, str | None], bool]) -> Message:
        for message in reversed(self.telegram.chat(self.accounts[name].id)):
            if any(matches(button.label, button.data) for row in message.buttons for button in row):
                return message
        raise LookupError(f"{name} sees no such button")

    def sees(self, name: str) -> list[Message]:
        """The whole chat of this person, oldest first."""
        return self.telegram.chat(self.accounts[name].id)

    def reads(self, name: str) -> list[str]:
        """What the bot has said to this person, as it stands there now."""
        texts = [message.text or message.caption or "" for message in self.sees(name) if message.from_bot]
        return [text.replace("\N{NARROW NO-BREAK SPACE}", " ") for text in texts]

    async def person(self, name: str) -> Person:
        async with self.built.database.transaction() as session:
            found = await by_telegram_id(session, self.accounts[name].id)
        if found is None:
            raise LookupError(f"the bot does not know {name}")
        return found


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)
