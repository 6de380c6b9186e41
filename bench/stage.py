"""What every measurement stands on: the far side, PostgreSQL, two cores, and the bot's own processes."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.far_side import FarSide, start_far_side
from bench.load import Pushing
from bench.meter import Meter, cpu_of, cpu_of_the_bench
from bench.postgres import Postgres
from bench.processes import ROOT, Child, free_port, listens, wait_for
from bench.scale import Scale
from bot.settings import Settings
from bot.web import webhook_secret

TOKEN: Final = "123456:a-token-of-the-bench"
PEERS: Final = ROOT / "bench" / "peers"
PEERS_PYTHON: Final = ROOT / ".venv-peers" / "bin" / "python"
STILL: Final = 15.0  # seconds without any message, after which none is expected
SECRET: Final = webhook_secret(TOKEN)


@dataclass
class Stage:
    scale: Scale
    folder: Path
    postgres: Postgres
    far_side: FarSide
    cores: list[int]  # none where a process cannot be held to one

    @classmethod
    @contextmanager
    def set(cls, scale: Scale) -> Iterator["Stage"]:
        """Start what is shared; stop all of it at the end, whatever happened."""
        cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
        with ExitStack() as ending:
            folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="duo-bench-")))
            postgres = Postgres()
            ending.callback(postgres.close)
            far_side = start_far_side(core=cores[-1] if cores else None, folder=folder)
            ending.enter_context(far_side.child)
            yield cls(scale, folder, postgres, far_side, cores)

    @property
    def core(self) -> int | None:
        """Of the process under test."""
        return self.cores[0] if self.cores else None

    @property
    def other_core(self) -> int | None:
        """Of the far side and of the load."""
        return self.cores[-1] if self.cores else None

    def wait_for_messages(self, number: int, *bots: Child) -> None:
        """Wait until so many were accepted, or none comes any more; the rows then say what is missing."""
        seen, since = -1, time.monotonic()
        while (now_seen := self.far_side.messages()) < number:
            for bot in bots:
                bot.check()
            if now_seen != seen:
                seen, since = now_seen, time.monotonic()
            elif time.monotonic() - since > STILL:
                return
            time.sleep(0.1)

    def hold_postgres(self, *, to_other_core: bool) -> None:
        self.postgres.hold_to(set(self.cores[-1:] if to_other_core else self.cores))

    def servers(self) -> dict[str, int]:
        return {"PostgreSQL": self.postgres.pid, "stub": self.far_side.child.pid}

    def meter(self, *bots: Child) -> Meter:
        pids = {bot.name: bot.pid for bot in bots} | self.servers()
        return Meter({name: cpu_of(pid) for name, pid in pids.items()} | {"load": cpu_of_the_bench})

    def python(
        self, name: str, *words: str, core: int | None = None, settings: Mapping[str, str] | None = None
    ) -> Child:
        """A process of ours; stopped at the end of the `with` it is entered in."""
        return Child(
            name, [sys.executable, "-m", *words], core=core, folder=self.folder, environment=settings
        )

    def peer(self, name: str, *words: str) -> Child:
        command = [str(PEERS_PYTHON), str(PEERS / f"{name}_peer.py"), *words]
        return Child(f"{name} {words[0]}", command, core=self.core, folder=self.folder)

    @contextmanager
    def web(self, database_url: str) -> Iterator[tuple[Child, int]]:
        """`python -m bot web`, once it takes updates in; and its port."""
        port = free_port()
        settings = self._settings(database_url, PORT=str(port), PUBLIC_URL=f"http://127.0.0.1:{port}")
        with self.python("web", "bot", "web", settings=settings) as web:
            wait_for(lambda: listens(port), web)
            yield web, port

    @contextmanager
    def worker(self, database_url: str, *, rate: int) -> Iterator[Child]:
        """`python -m bot worker`, once it leads."""
        settings = self._settings(database_url, SEND_RATE=str(rate))
        with self.python("worker", "bot", "worker", settings=settings) as worker:
            wait_for(lambda: self.postgres.has_leader(database_url), worker)
            yield worker

    def command(self, name: str, database_url: str, *words: str) -> Child:
        """`python -m bot …`, which ends by itself."""
        return self.python(name, "bot", *words, settings=self._settings(database_url))

    @contextmanager
    def load(self, pushing: Pushing) -> Iterator[Child]:
        with self.python("load", "bench.load", core=self.other_core) as load:
            load.tell(json.dumps(vars(pushing)))
            yield load

    def _settings(self, database_url: str, **more: str) -> dict[str, str]:
        """Nothing of whoever runs the bench: each of their own settings is emptied."""
        return {
            **{name.upper(): "" for name in Settings.model_fields},
            "BOT_TOKEN": TOKEN,
            "DATABASE_URL": database_url,
            "TELEGRAM_API_URL": self.far_side.url,
            **more,
        }


def heard(child: Child, *, within: float) -> Any:
    """What a process said, in JSON, when it had ended."""
    return json.loads(child.finish(within=within))
