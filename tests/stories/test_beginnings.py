"""A beginning that is put back is the one that was lived through, and goes on like it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from sqlalchemy import text

from tests import beginnings
from tests.beginnings import COUNTS, TABLES, Beginning, lived_once, plain, what_is_known
from tests.database import Emptied
from tests.world import World, open_world

THREE: Final = ("Amina", "Jan", "Sofie")
# What is beside it in the same places, and is no knowledge of what has happened.
WIRING: Final = {
    "Core": "token username now monotonic updates polling webhook limits changes",
    "Updates": "on_arrival",
    "Changes": "_waiting _closed",
    "LocalTelegram": "core _api _listener",
    "BotApi": "core faults _hang_up app",
    "World": "built telegram polling timetable errands",
    "Polling": "_bot _dispatch _begun",
    "Timetable": "_database _entries _waiting _ask_first_due _ticked_at",
}


@pytest.fixture
def nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> dict[object, Beginning]:
    lived: dict[object, Beginning] = {}
    monkeypatch.setattr(beginnings, "_LIVED", lived)
    monkeypatch.setattr(beginnings, "_ENDS", set())
    return lived


async def everything(world: World) -> dict[str, Any]:
    """All rows, all that the sequences have counted, and all that the local Telegram and the play know."""
    found: dict[str, Any] = {"now": world.now, "chats": {name: world.sees(name) for name in world.accounts}}
    for place, names in what_is_known(world):
        found |= {f"{type(place).__name__}.{name}": plain(vars(place)[name]) for name in names.split()}
    async with world.built.database.transaction() as session:
        for table in TABLES:
            found[table] = sorted(str(row) for row in await session.execute(text(f"SELECT * FROM {table}")))
        found["counts"] = await session.scalar(text(COUNTS))
        found["leaders"] = await session.scalar(text("SELECT count(*) FROM leadership"))
    return found


async def what_follows(world: World) -> dict[str, Any]:
    """What all of them read after a message, and a week more."""
    await world.says("Amina", "See you!")
    await world.days_pass(8)
    await world.says("Sofie", "/duos")
    read = {name: world.reads(name) for name in THREE}
    return read | {f"buttons of {name}": world.labels(name) for name in THREE}


async def test_what_is_put_back_equals_what_was_lived_through(
    emptied: Emptied, nothing_is_remembered: dict[object, Beginning]
) -> None:
    """Two verbs, one after the other: the second stands on what the first has come to."""
    async with open_world(emptied.again()) as world:
        ada = await world.person("Ada", "admin")
        duo = await world.duo(met_today=True)
        lived = await everything(world)
        after = await what_follows(world)
    assert len(nothing_is_remembered) == 2
    async with open_world(emptied.again()) as world:
        assert (await world.person("Ada", "admin")).id == ada.id
        again = await world.duo(met_today=True)
        put_back = await everything(world)
        assert await what_follows(world) == after
        assert await world.mishaps() == []

    assert len(nothing_is_remembered) == 2
    assert put_back == lived
    assert len(lived["duo"]) == 1
    assert (again.id, again.coordinator_id, again.state) == (duo.id, duo.coordinator_id, duo.state)


async def test_nothing_that_is_known_is_left_out(world: World) -> None:
    for place, names in what_is_known(world):
        wiring = WIRING[type(place).__name__].split()
        assert sorted(vars(place)) == sorted([*names.split(), *wiring])


async def a_row(world: World) -> None:
    async with world.built.database.transaction() as session:
        await session.execute(text("UPDATE branch SET city = 'Liège'"))


async def a_count(world: World) -> None:
    async with world.built.database.transaction() as session:
        await session.execute(text("SELECT nextval('person_id_seq')"))


async def another_moment(world: World) -> None:
    world.built.clock.move_to(world.now + timedelta(minutes=1))


async def a_phone(world: World) -> None:
    world.gets_phone("Jan")


async def a_block(world: World) -> None:
    world.telegram.core.blocked.add(world.accounts["Sofie"].id)


async def a_word(world: World) -> None:
    await world.says("Sofie", "/help")


async def trouble_to_come(world: World) -> None:
    world.telegram.faults.next("sendVoice")


async def a_slow_telegram(world: World) -> None:
    world.telegram.rate = 30


async def nothing(world: World) -> None:
    pass


@pytest.mark.parametrize(
    "other",
    [a_row, a_count, another_moment, a_phone, a_block, a_word, trouble_to_come, a_slow_telegram],
)
@pytest.mark.usefixtures("nothing_is_remembered")
async def test_where_anything_else_is_different_it_is_lived_anew(
    emptied: Emptied, other: Callable[[World], Awaitable[None]]
) -> None:
    lived = []

    @lived_once
    async def jan_comes(world: World) -> None:
        lived.append(world.now)
        await world.person("Jan", "mentor")

    for then in (nothing, nothing, other):
        async with open_world(emptied.again()) as world:
            await world.person("Sofie", "coordinator")
            await then(world)

            await jan_comes(world)

            assert "You are in" in world.last("Jan")

    assert len(lived) == 2
