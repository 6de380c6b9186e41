"""Databases for tests: one is emptied between two, as copying the schema takes longer than many a story."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.pool import NullPool

from bot.db import Database

# Whoever a test has left connected, a process that was killed, say, may hold locks.
HANG_UP: Final = text(
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
# A test may rename a column, or put a trigger on a table, to break something.
SHAPE: Final = text("""
    SELECT md5(string_agg(of_it, ' ' ORDER BY of_it)) FROM (
        SELECT attrelid::regclass || '.' || attname || ' ' || atttypid FROM pg_attribute JOIN pg_class c
            ON c.oid = attrelid WHERE relnamespace = 'public'::regnamespace AND attnum > 0
        UNION ALL SELECT tgrelid::regclass || ' ' || tgname FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT version_num FROM alembic_version
    ) AS parts (of_it)
""")
EMPTY: Final = text("""
    DO $$
    DECLARE
        name text;
        has_rows boolean;
    BEGIN
        SET LOCAL session_replication_role = replica;  -- in any order: no foreign key is looked at
        FOR name IN SELECT tablename FROM pg_tables
            WHERE schemaname = 'public' AND tablename <> 'alembic_version'
        LOOP
            EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO has_rows;
            IF has_rows THEN
                EXECUTE format('DELETE FROM %I', name);
            END IF;
        END LOOP;
        PERFORM setval(format('%I', sequencename)::regclass, start_value, false) FROM pg_sequences
            WHERE schemaname = 'public' AND last_value IS NOT NULL;
    END $$
""")


def url_of(server: Engine, database: str) -> str:
    return make_url(server.url).set(database=database).render_as_string(hide_password=False)


def create(server: Engine, *, like: str | None = None) -> str:
    """Return the name of a new database."""
    name = f"t_{secrets.token_hex(6)}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}" + (f" TEMPLATE {like}" if like else "")))
    return name


def drop(server: Engine, name: str) -> None:
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


class Emptied:
    """One database, again and again as it was at first: the schema of `template` and no rows."""

    def __init__(self, server: Engine, template: str) -> None:
        self._server = server
        self._template = template
        self._name = create(server, like=template)
        with self._connected() as connection:
            self._shape = connection.scalar(SHAPE)

    def again(self) -> str:
        """Return its URL, once nothing is left in it of whoever had it before."""
        with self._connected() as connection:
            connection.execute(HANG_UP)
            if is_whole := connection.scalar(SHAPE) == self._shape:
                connection.execute(EMPTY)
        if not is_whole:
            self.drop()
            self._name = create(self._server, like=self._template)
        return url_of(self._server, self._name)

    def drop(self) -> None:
        drop(self._server, self._name)

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        engine = create_engine(url_of(self._server, self._name), poolclass=NullPool)
        with engine.begin() as connection:
            yield connection


@cache
def database_at(url: str) -> Database:
    """The same for the same URL: what SQLAlchemy has compiled for one story serves the next.

    Whoever closes it has closed its connections; it opens others when it is used again.
    """
    return Database(url)
