"""A small sandbox for the tests of its page."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from bot.sandbox.page import CastMember, Leap
from bot.sandbox.telegram import LocalTelegram

TUESDAY = datetime(2026, 3, 3, 17, 0, tzinfo=UTC)
TOKEN = "42:page"
HERE = "http://127.0.0.1:8080"  # the page's own address


class SmallStage:
    """A sandbox with one duo and no bot: the tests say what the bot would do."""

    def __init__(self) -> None:
        self.at = TUESDAY
        self.telegram = LocalTelegram(token=TOKEN, username="duo_bot", now=self.now)
        self.ready, self.progress = True, "Two people are getting a phone."
        self.is_moving, self.may_move = asyncio.Event(), asyncio.Event()
        self.may_move.set()
        self.looks_before_closing = 1000
        self.members = [self.joins("Amina", "fr", "mentee"), self.joins("Jan", "nl", "mentor")]

    def is_closing(self) -> bool:
        self.looks_before_closing -= 1
        return self.looks_before_closing < 0

    def joins(self, name: str, language: str, role: str) -> CastMember:
        account = self.telegram.join(name, language_code=language)
        return CastMember(account.id, name, (role,), "Bruxelles", language, role)

    def cast(self) -> list[CastMember]:
        return list(self.members)

    def now(self) -> datetime:
        return self.at

    async def next_due(self) -> datetime | None:
        return self.at + timedelta(hours=1)

    async def skip(self, leap: Leap) -> datetime:
        self.is_moving.set()
        await self.may_move.wait()
        self.at += timedelta(days=7 if leap == "week" else 1)
        return self.at

    async def newcomer(self, first_name: str, language_code: str) -> CastMember:
        self.members.append(self.joins(first_name, language_code, "stranger"))
        return self.members[-1]


async def bot_calls(stage: SmallStage, method: str, **parameters: Any) -> Any:
    transport = httpx.ASGITransport(stage.telegram.app)
    async with httpx.AsyncClient(transport=transport, base_url=HERE) as bot:
        answer = await bot.post(f"/bot{TOKEN}/{method}", json=parameters)
    return answer.json()["result"]


async def news(page: httpx.AsyncClient, account_id: int, since: int = 0) -> Any:
    return (await page.get(f"/api/chat/{account_id}", params={"since": since})).json()


def as_amina(amina: int, verb: str) -> str:
    return f"/api/people/{amina}/{verb}"
