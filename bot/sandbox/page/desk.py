"""What the page shows as a whole: the people, the clock, and whether the clock is being moved."""

import secrets
from collections.abc import Callable
from datetime import datetime

from bot.sandbox.page import views
from bot.sandbox.page.body import BadInputError
from bot.sandbox.page.chatbook import ChatBook
from bot.sandbox.page.stage import Leap, Stage
from bot.sandbox.telegram.shapes import Json

LEAPS: tuple[Leap, ...] = ("hour", "day", "week", "fortnight", "next")


class Desk:
    """One sandbox as its pages see it; `closing` says when the server is about to stop."""

    def __init__(self, stage: Stage, closing: Callable[[], bool]) -> None:
        self.stage = stage
        self.closing = closing
        self.book = ChatBook(stage.telegram)
        # A page that outlives the sandbox knows by this that it talks to a new one.
        self._run = secrets.token_hex(4)
        self._moving: Leap | None = None
        self._next_due: datetime | None = None
        self._next_due_for: tuple[int, datetime, bool] | None = None

    async def state(self) -> Json:
        """Return all that the page shows outside the chats."""
        telegram = self.stage.telegram
        now = self.stage.now().replace(second=0, microsecond=0)
        return {
            "run": self._run,
            "bot": telegram.username,
            "ready": self.stage.ready,
            "progress": self.stage.progress,
            "version": telegram.version,
            "now": views.moment(now),
            "nextDue": views.moment(await self._due_after(now)),
            "moving": self._moving,
            "people": [views.person(member, telegram) for member in self.stage.cast()],
        }

    async def _due_after(self, now: datetime) -> datetime | None:
        """Ask for the next due time only when something has changed, and not while the clock moves."""
        asked_for = (self.stage.telegram.version, now, self.stage.ready)
        if self.stage.ready and self._moving is None and asked_for != self._next_due_for:
            self._next_due_for = asked_for
            self._next_due = await self.stage.next_due()
        return self._next_due

    async def skip(self, leap: str) -> datetime:
        """Move the clock; one leap at a time."""
        known = next((known for known in LEAPS if known == leap), None)
        if known is None:
            raise BadInputError(f"The clock knows no leap called “{leap}”.")
        if self._moving is not None:
            raise BadInputError("The clock is already being moved: one leap at a time.")
        self._moving = known
        try:
            return await self.stage.skip(known)
        except ValueError as error:
            # Ours to repair, not the visitor's input: it must not look like a 400.
            raise RuntimeError("the clock could not be moved") from error
        finally:
            self._moving = self._next_due_for = None

    def member_id(self, account_id: int) -> int:
        """Return the id if someone of the cast has it."""
        if all(member.account_id != account_id for member in self.stage.cast()):
            raise BadInputError(f"Nobody here has the account {account_id}.")
        return account_id
