"""What the page needs from the sandbox around it: a cast, a clock, and their Telegram."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.sandbox.telegram import LocalTelegram

Leap = Literal["hour", "day", "week", "fortnight", "next"]


@dataclass(frozen=True)
class CastMember:
    """One of the people a visitor can be; `about` is a short English phrase."""

    account_id: int
    name: str
    roles: tuple[str, ...]
    branch: str
    language: str
    about: str


class Stage(Protocol):
    """The sandbox as its page sees it."""

    @property
    def telegram(self) -> LocalTelegram: ...

    @property
    def ready(self) -> bool:
        """Whether the demo programme is prepared; until then nobody can be played."""
        ...

    @property
    def progress(self) -> str:
        """What is being prepared at the moment, as a sentence."""
        ...

    def cast(self) -> list[CastMember]:
        """Everyone who can be played, newcomers too; the first three are open from the start."""
        ...

    def now(self) -> datetime:
        """Programme time, aware and in UTC."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next thing is due."""
        ...

    async def skip(self, leap: Leap) -> datetime:
        """Move the clock through everything that is due on the way; return the new time."""
        ...

    async def newcomer(self, first_name: str, language_code: str) -> CastMember:
        """Give a phone to someone whom the bot has never met."""
        ...
