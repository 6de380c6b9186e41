"""A local Telegram and a crowd for each test, and a way to tell its counts."""

from collections.abc import AsyncIterator, Callable

import pytest

from bot.db import Database
from tests.faults.crowd import Crowd, a_crowd, seen_by_the_test
from tests.faults.numbers import SEED, chance
from tests.faults.processes import Served, a_telegram

Tell = Callable[[str], None]


@pytest.fixture
def tell(capfd: pytest.CaptureFixture[str]) -> Tell:
    """Print one line of counts, also while the output of the processes is kept back."""

    def told(counts: str) -> None:
        with capfd.disabled():
            print(f"\n  {counts} (seed {SEED})", flush=True)  # noqa: T201

    return told


@pytest.fixture
async def telegram() -> AsyncIterator[Served]:
    async with a_telegram() as local:
        yield local


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The database as the test itself sees it, beside the processes."""
    own = seen_by_the_test(database_url)
    yield own
    await own.close()


@pytest.fixture
async def crowd(telegram: Served, database: Database) -> Crowd:
    return await a_crowd(telegram, database, chance())
