"""One person tries one route on given rows; nothing of it stays."""

import inspect
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any, Final, get_type_hints

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot.dialogues.models import Dialogue
from bot.dialogues.queries import who_writes
from bot.outbox.buttons import Press
from bot.outbox.hearing import Stranger
from bot.outbox.say import Shown
from bot.reading import read_update
from bot.refusal import Refused
from bot.turn import Facts, Route, Turn
from tests.rights.states import BEFORE
from tests.world import World

SHOWN: Final = 1
A_SHEET: Final = "duo.xlsx"  # is sent, in place of words


class _Undone(Exception):
    """Takes back whatever the attempt has changed."""


async def succeeds(world: World, name: str, route: Route, given: dict[str, Any], words: str) -> bool:
    """Whether `name` may use the route on these rows; what it did is undone."""
    done = False
    try:
        async with world.built.database.transaction() as session:
            done = await _tries(world, session, name, route, given, words)
            raise _Undone
    except _Undone:
        return done


async def _tries(
    world: World, session: AsyncSession, name: str, route: Route, given: dict[str, Any], words: str
) -> bool:
    if route.name in BEFORE:
        await BEFORE[route.name](session, given, world.now)
    account = world.accounts[name]
    person, _open = await who_writes(session, account.id)
    facts = Facts(session, world.now, person, Stranger(account.id, "en"), name, shown=Shown(SHOWN))
    text = f"{route.name} {words}".strip() if route.name.startswith("/") else words
    if route.press is not None:
        facts.press = made(route.press, given, world.now.date()).data()
    if route.name.startswith("?") and person is not None:
        facts.dialogue = _question(route, person.id, given, world.now)
    if not route.who.allows(person):
        return False
    turn = Turn(application=world.built.application)
    turn.facts = facts
    try:
        await route.run(_update(world, name, text, facts.press), turn)
        await session.flush()
    except Refused:
        return False
    return True


def _question(route: Route, person_id: int, given: Mapping[str, Any], now: datetime) -> Dialogue:
    """The question that the route answers, open for anybody, about the given rows."""
    wanted = inspect.signature(route.action).parameters if route.action else {"branch_id"}
    values = {name: value for name, value in given.items() if name in wanted}
    asked = route.name.removeprefix("?")
    return Dialogue(person_id=person_id, question=asked, values=values, expires_at=now + timedelta(days=1))


def made(press: type[Press], given: Mapping[str, Any], today: date) -> Press:
    """A press on the given rows; what is no row gets a value of its type that means something."""
    hints = get_type_hints(press)
    plain = {int: 1, bool: True, date: today, time: time(18), str: "fr"}

    def value(name: str) -> Any:
        kind = hints[name]
        if name in given:
            return given[name]
        return next(iter(kind)) if isinstance(kind, type) and issubclass(kind, Enum) else plain[kind]

    return press(**{each.name: value(each.name) for each in fields(press)})


def _update(world: World, name: str, text: str, press: str | None) -> Update:
    account = world.accounts[name]
    sender = {"id": account.id, "is_bot": False, "first_name": name}
    chat = {"id": account.id, "type": "private"}
    message: dict[str, Any] = {"message_id": SHOWN, "date": 0, "chat": chat, "from": sender}
    sheet = {"file_id": "1", "file_unique_id": "1", "file_name": "duo.xlsx", "file_size": 1}
    message |= {"document": sheet} if text == A_SHEET else {"text": text}
    if press is None:
        return read_update({"update_id": 1, "message": message}, world.built.application.bot)
    query = {"id": "1", "from": sender, "chat_instance": "1", "data": press, "message": message}
    return read_update({"update_id": 1, "callback_query": query}, world.built.application.bot)
