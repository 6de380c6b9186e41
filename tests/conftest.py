"""One embedded PostgreSQL for all tests, and in it one migrated database for each process that runs them."""

from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from bot.embedded import start_embedded
from bot.migrating import migrate
from tests.database import Emptied, create, drop, url_of
from tests.world import World, open_world


@pytest.fixture(scope="session")
def server() -> Iterator[Engine]:
    """The embedded server, on a connection that can create databases."""
    url = start_embedded("tests")
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:  # what a test leaves need not survive a power cut
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(text(f"ALTER SYSTEM SET {name} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def template(server: Engine) -> Iterator[str]:
    """The name of a database with the schema and no rows; this run's own, as another may go on beside it."""
    name = create(server)
    migrate(url_of(server, name))
    yield name
    drop(server, name)


@pytest.fixture(scope="session")
def emptied(server: Engine, template: str) -> Iterator[Emptied]:
    its = Emptied(server, template)
    yield its
    its.drop()


@pytest.fixture
def database_url(emptied: Emptied) -> str:
    """The URL of a migrated database without a row."""
    return emptied.again()


@pytest.fixture
def empty_database(server: Engine) -> Iterator[str]:
    """The URL of a database without a schema."""
    name = create(server)
    yield url_of(server, name)
    drop(server, name)


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    async with open_world(database_url) as opened:
        yield opened
        assert await opened.mishaps() == [], "something went wrong behind the story's back"
