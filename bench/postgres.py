"""The embedded PostgreSQL, and a fresh database for each measurement."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

import psutil
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from bot.embedded import HOME, start_embedded
from bot.migrating import migrate

NAME: Final = "bench"


class Postgres:
    def __init__(self) -> None:
        self._engine = create_engine(
            start_embedded(NAME), isolation_level="AUTOCOMMIT", poolclass=NullPool, hide_parameters=True
        )
        self.pid = int((HOME / NAME / "postmaster.pid").read_text().split("\n", 1)[0])
        self.version = self._ask("SHOW server_version").split()[0]
        self._forget_left_over()
        self._template = self._create(None)
        migrate(self._url(self._template))

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The URL of a migrated database that is gone afterwards."""
        name = self._create(self._template)
        try:
            yield self._url(name)
        finally:
            self._drop(name)

    def close(self) -> None:
        self._drop(self._template)
        self._engine.dispose()

    def has_leader(self, url: str) -> bool:
        """Whether some process leads the sending on this database: it holds a lock of two numbers."""
        name = make_url(url).database
        return bool(
            self._ask(
                "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
                f" WHERE locktype = 'advisory' AND objsubid = 2 AND granted AND datname = '{name}'"
            )
        )

    def hold_to(self, cores: set[int]) -> None:
        """Let the server run on these cores only; connections to come inherit it."""
        if not cores:
            return
        for process in [psutil.Process(self.pid), *psutil.Process(self.pid).children()]:
            with suppress(ProcessLookupError):
                os.sched_setaffinity(process.pid, cores)

    def _create(self, template: str | None) -> str:
        name = f"{NAME}_{os.getpid()}_{secrets.token_hex(4)}"
        self._ask(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
        return name

    def _drop(self, name: str) -> None:
        self._ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _forget_left_over(self) -> None:
        """Drop what a run that was killed left behind; another may go on beside this one."""
        names = self._ask(f"SELECT string_agg(datname, ' ') FROM pg_database WHERE datname LIKE '{NAME}\\_%'")
        for name in (names or "").split():
            owner = name.split("_")[1]
            if owner.isdigit() and not psutil.pid_exists(int(owner)):
                self._drop(name)

    def _ask(self, statement: str) -> str:
        """Return the first value, or an empty text."""
        with self._engine.connect() as connection:
            result = connection.execute(text(statement))
            return str(result.scalar() or "") if result.returns_rows else ""

    def _url(self, database: str) -> str:
        return make_url(self._engine.url).set(database=database).render_as_string(hide_password=False)
