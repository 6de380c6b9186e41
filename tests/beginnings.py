"""How a story begins is lived through once in a process, and put back for the other stories.

It is the real bot that lives through it, in the first story that begins so. What it has come to is all rows
of the database, and all that the local Telegram, its people and the clockwork of the play know. It is put
back only where all of that is as it was before: the same verb comes to the same then.
"""

import copyreg
import itertools
import pickle
import re
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from hashlib import sha256
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from psycopg import AsyncConnection
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.sandbox.play import Play
from bot.sandbox.telegram import Call
from bot.tables import Base

P = ParamSpec("P")
T = TypeVar("T")
SomePlay = TypeVar("SomePlay", bound=Play)

OF_THE_LEADER: Final = "leadership"  # it names a connection of this very moment
TABLES: Final = [table.name for table in Base.metadata.sorted_tables if table.name != OF_THE_LEADER]
COUNTS: Final = """
    SELECT string_agg(format('setval(%L, %s)', sequencename, last_value), ', ' ORDER BY sequencename)
    FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL
"""
ROWS: Final = [
    f"SELECT string_agg(each::text, ',' ORDER BY each::text) FROM {table} each" for table in TABLES
]
DIGEST: Final = text(f"SELECT md5(concat_ws('|', ({COUNTS}), ({'), ('.join(ROWS)})))")
EMPTY: Final = text(
    "DO $$ BEGIN SET LOCAL session_replication_role = replica; "  # no foreign key is looked at
    + " ".join(f"DELETE FROM {table};" for table in TABLES)
    + " END $$"
)
# At a rate that holds anybody up it matters when each message left, which is not put back.
HOLDS_NOBODY_UP: Final = 1000


def what_is_known(play: Play) -> Iterator[tuple[Any, str]]:
    """Each place in memory that knows what has happened, and the names of what it knows."""
    telegram, core = play.telegram, play.telegram.core
    yield core, "accounts started blocked chats files menus menu_buttons descriptions queries toasts"
    yield core.updates, "_ids _pending allowed"
    yield core.changes, "version"
    yield telegram, "_account_ids _query_ids _poll_ids"
    yield telegram._api, "calls"
    yield play, "accounts"
    yield play.polling, "_offset"
    yield play.timetable, "_fires_at"


def knowledge(play: Play) -> list[dict[str, Any]]:
    return [{name: vars(place)[name] for name in names.split()} for place, names in what_is_known(play)]


def plain(value: Any) -> Any:
    """The value as something that equals, and reads like, another with the same in it."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | deque):
        return [plain(item) for item in value]
    if isinstance(value, set):
        return sorted(value)
    if isinstance(value, Call):
        return value.method, value.parameters, value.error  # when it was is a matter of machine time
    return plain(vars(value)) if hasattr(value, "__dict__") else repr(value)


@dataclass(frozen=True)
class Beginning:
    """What a beginning has come to, and what the verb has returned."""

    ends_at: datetime
    known: bytes
    rows: dict[str, bytes]  # by table, as COPY writes them
    counts: str
    returned: bytes

    @classmethod
    async def of(cls, play: Play, returned: object) -> "Beginning":
        async with play.built.database.transaction() as session:
            rows = {table: await _copied(session, table) for table in TABLES}
            counts = await session.scalar(text(COUNTS)) or "1"
        filled = {table: lines for table, lines in rows.items() if lines}
        return cls(play.now, pickle.dumps(knowledge(play)), filled, counts, pickle.dumps(returned))

    async def put_back(self, play: Play) -> Any:
        await play.built.sender.lead()  # first, as when it was lived: a new leader frees what another holds
        play.built.clock.move_to(self.ends_at)
        for (place, _names), known in zip(what_is_known(play), pickle.loads(self.known), strict=True):
            vars(place).update(known)
        async with play.built.database.transaction() as session:
            await session.execute(EMPTY)
            for table, lines in self.rows.items():
                await _write(session, table, lines)
            await session.execute(text(f"SELECT {self.counts}"))
        return pickle.loads(self.returned)


_LIVED: Final[dict[tuple[str, str, str], Beginning]] = {}  # by the verb, and by what there was before it
_ENDS: Final[set[str]] = set()  # what was known when one of them had been lived through


def lived_once(
    verb: Callable[Concatenate[SomePlay, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[SomePlay, P], Coroutine[Any, Any, T]]:
    """Make it a verb with which stories begin: one by one, for as long as they do nothing else."""

    @wraps(verb)
    async def once(play: SomePlay, /, *args: P.args, **kwargs: P.kwargs) -> T:
        known = digest_of_what_is_known(play)
        goes_its_own_way = play.telegram.version > 0 and known not in _ENDS
        if goes_its_own_way or is_in_trouble(play):
            return await verb(play, *args, **kwargs)
        before = f"{verb.__qualname__} {args} {kwargs}", known, await _digest_of_rows(play)
        if before in _LIVED:
            returned: T = await _LIVED[before].put_back(play)
            return returned
        returned = await verb(play, *args, **kwargs)
        _LIVED[before] = await Beginning.of(play, returned)
        _ENDS.add(digest_of_what_is_known(play))
        return returned

    return once


def is_in_trouble(play: Play) -> bool:
    """Something was arranged to go wrong, or to take its time."""
    return bool(play.telegram.faults._planned) or play.telegram.rate < HOLDS_NOBODY_UP


def digest_of_what_is_known(play: Play) -> str:
    return sha256(repr((play.now, plain(knowledge(play)))).encode()).hexdigest()


async def _digest_of_rows(play: Play) -> str:
    async with play.built.database.transaction() as session:
        return str(await session.scalar(DIGEST))


async def _copied(session: AsyncSession, table: str) -> bytes:
    async with (await _driver(session)).cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join([bytes(line) async for line in copy])


async def _write(session: AsyncSession, table: str, lines: bytes) -> None:
    async with (await _driver(session)).cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        await copy.write(lines)


async def _driver(session: AsyncSession) -> AsyncConnection[Any]:
    pooled = await (await session.connection()).get_raw_connection()
    connection = pooled.driver_connection
    assert isinstance(connection, AsyncConnection)
    return connection


def _made_again(counter: "itertools.count[int]") -> tuple[Any, ...]:
    """What pickle needs to know of a count, which Python 3.14 no longer tells it."""
    return itertools.count, tuple(int(number) for number in re.findall(r"\d+", repr(counter)))


copyreg.pickle(itertools.count, _made_again)
