"""Answering taps: the button's spinner stops, and perhaps a short note pops up over the chat."""

import asyncio
from typing import Final

from telegram import Bot, CallbackQuery
from telegram.error import TelegramError

from bot.clock import Clock
from bot.db import Database
from bot.i18n import Sentence, render_plain
from bot.outbox.hearing import Reader
from bot.outbox.say import say

TOAST_LENGTH: Final = 200  # Telegram's limit for answerCallbackQuery


class Toasts:
    """Answers directly and in the background: nobody's work waits for a spinner to stop."""

    def __init__(self, bot: Bot, database: Database, clock: Clock) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._answers: set[asyncio.Task[None]] = set()

    def answer(self, query: CallbackQuery, reader: Reader, toast: Sentence | None = None) -> None:
        task = asyncio.create_task(self._answer(query.id, reader, toast))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def settle(self) -> None:
        """Wait until every tap under way has been answered."""
        await asyncio.gather(*self._answers)

    async def _answer(self, query_id: str, reader: Reader, toast: Sentence | None) -> None:
        """What Telegram no longer shows over the chat comes as a message instead."""
        text = render_plain(toast, language=reader.language, zone="UTC")[:TOAST_LENGTH] if toast else None
        try:
            await self._bot.answer_callback_query(query_id, text=text, show_alert=bool(text))
        except TelegramError:
            if toast is not None:
                async with self._database.transaction() as session:
                    await say(session, reader, toast, now=self._clock.now())
