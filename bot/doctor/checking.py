"""What a check is given to look at, and what becomes of one that fails itself."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import WebhookInfo

from bot.clock import Clock
from bot.doctor.findings import Finding, risk
from bot.settings import Settings


@dataclass(frozen=True)
class Look:
    settings: Settings
    clock: Clock

    @property
    def now(self) -> datetime:
        return self.clock.now()


@dataclass(frozen=True)
class LookAtWebhook(Look):
    webhook: WebhookInfo


@dataclass(frozen=True)
class LookAtRows(Look):
    """Each statement on this connection is a transaction of its own. None of them changes anything."""

    connection: AsyncConnection


AnyLook = TypeVar("AnyLook", bound=Look)
Check = Callable[[AnyLook], Awaitable[list[Finding]]]


async def safely(
    check: Check[AnyLook], look: AnyLook, *, within: float, but: tuple[type[Exception], ...] = ()
) -> list[Finding]:
    """Return what it found. A failure is a finding of its own, told by its kind; `but` is passed over."""
    try:
        async with asyncio.timeout(within):
            return await check(look)
    except but:
        return []
    except Exception as error:
        what = getattr(check, "__name__", "something").replace("_", " ")
        return [
            risk(
                f"I could not look at one thing: {what} ({type(error).__name__})",
                "Run the doctor once more. If it says so again, send this line to the developers.",
            )
        ]
