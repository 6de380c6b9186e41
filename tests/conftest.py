"""One embedded PostgreSQL for all tests, a fresh copy of a migrated template for each."""

import secrets
from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.pool import NullPool

from bot.embedded import start_embedded
from bot.migrating import migrate
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
    name = f"template_{secrets.token_hex(6)}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    migrate(url_of(server, name))
    yield name
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def url_of(server: Engine, database: str) -> str:
    return make_url(server.url).set(database=database).render_as_string(hide_password=False)


@pytest.fixture
def empty_database(server: Engine) -> Iterator[str]:
    """The URL of a database without a schema."""
    yield from _database(server, None)


@pytest.fixture
def database_url(server: Engine, template: str) -> Iterator[str]:
    """The URL of a migrated database of this test's own."""
    yield from _database(server, template)


def _database(server: Engine, template: str | None) -> Iterator[str]:
    name = f"t_{secrets.token_hex(6)}"
    with server.connect() as connection:
        like = f" TEMPLATE {template}" if template else ""
        connection.execute(text(f"CREATE DATABASE {name}{like}"))
    yield url_of(server, name)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    async with open_world(database_url) as opened:
        yield opened
        assert await opened.mishaps() == [], "something went wrong behind the story's back"
