"""The process may die between any two of its commits: nothing is lost, and nothing is done twice.

The one exception is honest: what Telegram has taken but we have not noted yet is sent again.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import time
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.db import Database
from bot.running import parts
from bot.sandbox.play import utc
from tests.world import NO_LIMITS, TOKEN, World

BEFORE_AN_UPDATE_IS_COMMITTED = ("before_commit", 1)
BEFORE_AN_UPDATE_IS_ACKNOWLEDGED = ("after_commit", 1)
AFTER_A_MESSAGE_IS_CLAIMED = ("claimed", 1)
BEFORE_A_DELIVERY_IS_NOTED = ("before_noting", 1)
AFTER_A_DELIVERY_IS_NOTED = ("noted", 1)
KILL_POINTS = {
    "before an update is committed": BEFORE_AN_UPDATE_IS_COMMITTED,
    "before an update is acknowledged": BEFORE_AN_UPDATE_IS_ACKNOWLEDGED,
    "after a message is claimed": AFTER_A_MESSAGE_IS_CLAIMED,
    "before a delivery is noted": BEFORE_A_DELIVERY_IS_NOTED,
    "after a delivery is noted": AFTER_A_DELIVERY_IS_NOTED,
}
# What is a statement of its own, and no transaction of a session: when, and what stands in it.
STATEMENTS = {
    "claimed": ("after_cursor_execute", "WITH first"),
    "before_noting": ("before_cursor_execute", "SET state = 'sent'"),
    "noted": ("after_cursor_execute", "SET state = 'sent'"),
}


class Killed(BaseException):
    """The process is no more: no handler of ours gets to see it."""


@contextmanager
def killed_at(point: tuple[str, int]) -> Iterator[None]:
    """Die when `point` is passed for the n-th time."""
    what, times = point
    left = times

    def passing(session: Any = None) -> None:
        nonlocal left
        if isinstance(session, Session) and session.in_nested_transaction():
            return  # a savepoint is no commit
        left -= 1
        if left == 0:
            raise Killed(what)

    name, words = STATEMENTS.get(what, (what, ""))

    def executed(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if words in statement:
            passing()

    target, listener = (Engine, executed) if what in STATEMENTS else (Session, passing)
    event.listen(target, name, listener)
    try:
        with pytest.raises(Killed):
            yield
    finally:
        event.remove(target, name, listener)


@asynccontextmanager
async def restarted(world: World) -> AsyncIterator[World]:
    """A new process on the same database and the same Telegram; the old one's connections are gone."""
    await world.built.sender.resign()
    url = world.built.database.engine.url.render_as_string(hide_password=False)
    telegram_url = str(world.built.application.bot.base_url).partition("/bot")[0]
    async with parts(
        token=TOKEN, api_url=telegram_url, database=Database(url), limits=NO_LIMITS, clock=world.built.clock
    ) as built:
        again = World(built, world.telegram, world.accounts)
        await again.tick()
        yield again


@pytest.mark.parametrize("point", KILL_POINTS.values(), ids=KILL_POINTS)
async def test_a_tap_reaches_the_partner_once_whenever_the_process_dies(
    world: World, point: tuple[str, int]
) -> None:
    await world.duo()
    await world.says("Amina", "/slot")
    for label in ("Tuesday", "18:00"):
        await world.taps("Amina", label)

    with killed_at(point):
        await world.taps("Amina", "in the library")
    async with restarted(world) as again:
        proposals = again.count("Jan", "would like to meet you")

    assert again.count("Amina", "🗓 I ask Jan") == 1
    assert proposals == 1 or (point == BEFORE_A_DELIVERY_IS_NOTED and proposals == 2)


# Four messages are four transactions; then they leave and are noted one by one.
WHILE_FOUR_ARE_WRITTEN = [
    *((what, n) for n in (1, 3) for what in ("before_commit", "after_commit")),
    *((what, n) for n in (1, 3) for what in STATEMENTS),
]


@pytest.mark.parametrize("point", WHILE_FOUR_ARE_WRITTEN, ids=str)
async def test_what_one_writes_reaches_the_other_once_and_in_order(
    world: World, point: tuple[str, int]
) -> None:
    await world.duo()
    said = [f"message {number}" for number in range(4)]
    account = world.accounts["Amina"].id

    with killed_at(point):
        for text in said:
            world.telegram.says(account, text)
        await world.settle()
    async with restarted(world) as again:
        heard = [text for text in again.reads("Jan") if text.startswith("message")]

    assert list(dict.fromkeys(heard)) == said
    assert len(heard) == len(said) or (point[0] == "before_noting" and len(heard) == len(said) + 1)


# A tick looks up what is due, takes it with what it says, and what it says leaves and is noted.
LOOKED_UP, TAKEN = 1, 2
WHILE_IT_TICKS = [
    *((what, n) for n in (LOOKED_UP, TAKEN) for what in ("before_commit", "after_commit")),
    *((what, 1) for what in STATEMENTS),
]


@pytest.mark.parametrize("point", WHILE_IT_TICKS, ids=str)
async def test_a_reminder_rings_once_whenever_the_process_dies(world: World, point: tuple[str, int]) -> None:
    await world.duo()
    await world.agrees_on("Amina", "Jan", weekday=2, at=time(18))
    await world.travel(utc(2026, 3, 3, 16, 59))
    world.built.clock.move_to(utc(2026, 3, 3, 17))

    with killed_at(point):
        await world.tick()
    async with restarted(world) as again:
        rung = [again.count(name, "🔔 You meet") for name in ("Amina", "Jan")]

    if point == BEFORE_A_DELIVERY_IS_NOTED:  # what was in flight comes again: one of them, or both
        assert sorted(rung) in ([1, 2], [2, 2])
    else:
        assert rung == [1, 1]
