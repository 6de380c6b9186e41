"""One update is one transaction, and has its effects once, however often it comes."""

import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum
from functools import partial
from typing import Any, Final

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update, User

from bot import texts
from bot.audit.recording import Signed, sign
from bot.botapi.application import AnyApplication
from bot.clock import Clock
from bot.db import Database
from bot.dialogues import actions as dialogues
from bot.faults import trace_without_values
from bot.gathering import gather, speak_for
from bot.helping.actions import puzzle_out
from bot.i18n import SOURCE_LANGUAGE, known_language
from bot.intake import actions as intake
from bot.metrics import UPDATE_SECONDS, UPDATES
from bot.outbox.hearing import Stranger
from bot.outbox.say import say
from bot.people.actions import note_reachable
from bot.people.queries import by_telegram_id
from bot.reading import kind_of, read_update
from bot.refusal import AnswerForNobody, Puzzled, Refused
from bot.routing import Router
from bot.toasts import Toasts
from bot.turn import Facts, Turn, current_facts

log = logging.getLogger(__name__)

ALLOWED_UPDATES: Final = ["message", "edited_message", "callback_query", "my_chat_member"]
TRIES: Final = 3

Act = Callable[[Update, Facts], Awaitable[None]]


class Outcome(StrEnum):
    DONE = "done"
    REFUSED = "refused"
    SEEN = "seen"
    IGNORED = "ignored"
    SET_ASIDE = "set_aside"


class NotDone(Exception):
    """The update had no effect and should come again."""


class Dispatch:
    """Takes updates in, each once; `receive` returns only when it is safe to acknowledge."""

    def __init__(self, application: AnyApplication, database: Database, clock: Clock) -> None:
        self._application = application
        self._database = database
        self._clock = clock
        self._toasts = Toasts(application.bot, database, clock)
        application.add_error_handler(_leave_it_to_dispatch)  # else the library logs what people wrote
        application.add_handler(Router())

    async def receive(self, data: dict[str, Any]) -> Outcome:
        """Handle one update in one transaction; raise NotDone when it must come again.

        Raise ValueError when `data` is no update.
        """
        with UPDATE_SECONDS.time():
            outcome = await self._receive(data)
        UPDATES.labels(outcome).inc()
        return outcome

    async def _receive(self, data: dict[str, Any]) -> Outcome:
        update = read_update(data, self._application.bot)
        account, chat = update.effective_user, update.effective_chat
        if account is None or chat is None or chat.type != chat.PRIVATE or account.is_bot:
            return Outcome.IGNORED
        try:
            return await self._once_more_if_cut(update, account)
        except (InterfaceError, OperationalError) as error:
            raise NotDone from error  # the database is away or asked for another try: nobody's failure
        except Exception as error:
            return await self._failed(update, account, error)

    async def settle(self) -> None:
        """Wait until every tap under way has been answered."""
        await self._toasts.settle()

    async def _once_more_if_cut(self, update: Update, account: User) -> Outcome:
        """The first after a restart of the database finds a connection that was cut; the next one is new."""
        try:
            return await self._handle_or_refuse(update, account)
        except (InterfaceError, OperationalError):
            return await self._handle_or_refuse(update, account)

    async def _handle_or_refuse(self, update: Update, account: User) -> Outcome:
        """What a refused handler did is undone as a whole, and the refusal is a transaction of its own."""
        try:
            return await self._in_one_transaction(update, account, self._handle, Outcome.DONE)
        except Refused as refused:
            refuse = partial(self._refuse, refused)
            return await self._in_one_transaction(update, account, refuse, Outcome.REFUSED)

    async def _in_one_transaction(self, update: Update, account: User, act: Act, outcome: Outcome) -> Outcome:
        async with self._database.transaction() as session:
            facts = await self._begin(session, update, account)
            if facts is None:
                return Outcome.SEEN
            await act(update, facts)
        if update.callback_query is not None:
            self._toasts.answer(update.callback_query, facts.reader, facts.toast)
        return outcome

    async def _begin(self, session: AsyncSession, update: Update, account: User) -> Facts | None:
        """Take the update in and gather what is known of it; None when it has been taken in already."""
        now = self._clock.now()
        kind = kind_of(update)
        if not await intake.begin(
            session, update_id=update.update_id, telegram_id=account.id, kind=kind, now=now
        ):
            return None
        facts = await gather(session, update, account, now)
        if facts.person is not None and update.my_chat_member is None:
            note_reachable(facts.person, reachable=True, now=now)  # whoever writes can be reached
        return facts

    async def _handle(self, update: Update, facts: Facts) -> None:
        if facts.in_the_name_of is not None:
            await speak_for(facts, facts.in_the_name_of)
        by = facts.person.speaks_through or facts.person if facts.person is not None else None
        who = by.id if by is not None else None
        sign(facts.session, Signed(facts.now, by_id=who, for_id=facts.in_the_name_of))
        token = current_facts.set(facts)
        try:
            await self._application.process_update(update)
        finally:
            current_facts.reset(token)
        if facts.failure is not None:
            raise facts.failure
        if not facts.handled:
            raise RuntimeError("the library ran no handler for this update")

    async def _refuse(self, refused: Refused, update: Update, facts: Facts) -> None:
        """A refused tap is answered where the finger is; a refused message gets a message."""
        if isinstance(refused, AnswerForNobody) and facts.person is not None:
            await dialogues.close(facts.session, facts.person)  # else it would take every message for a day
        if update.callback_query is not None:
            facts.toast = refused.sentence
        elif isinstance(refused, Puzzled) and facts.person is not None:
            await puzzle_out(facts.session, facts.person, refused.sentence, now=facts.now)
        elif update.message is not None:
            await say(facts.session, facts.reader, refused.sentence, now=facts.now)

    async def _failed(self, update: Update, account: User, error: Exception) -> Outcome:
        trace = trace_without_values(error)
        log.error("update %s failed\n%s", update.update_id, trace)
        now = self._clock.now()
        try:
            async with self._database.transaction() as session:
                failures = await intake.count_failure(
                    session, update_id=update.update_id, kind=kind_of(update), trace=trace, now=now
                )
                if failures >= TRIES:
                    await intake.set_aside(session, update.update_id)
                    person = await by_telegram_id(session, account.id)
                    language = known_language(account.language_code) or SOURCE_LANGUAGE
                    reader = person or Stranger(account.id, language)
                    await say(session, reader, texts.apology(), now=now)
                    if update.callback_query is not None:
                        self._toasts.answer(update.callback_query, reader)
                    return Outcome.SET_ASIDE
        except DBAPIError as also:
            raise NotDone from also
        raise NotDone from error


async def _leave_it_to_dispatch(_update: object, _context: Turn) -> None:
    """The failure is in the facts; dispatch raises it again after the library has returned."""
