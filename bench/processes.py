"""The processes of one run: started on a core of their own, watched, and stopped whatever happens."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

ROOT: Final = Path(__file__).parents[1]
PATIENCE: Final = 30.0  # seconds until a process is up, or gone


class Crashed(Exception):
    """A process ended that should not have, or something did not happen in time; says what was last heard."""


class Child:
    """One process. Its standard error goes to a file, of which the end is told when it crashes."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        folder: Path,
        core: int | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self._log = folder / f"{name}.log"
        pinned = [] if core is None else [sys.executable, "-m", "bench.pinned", str(core)]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [*pinned, *command],
                cwd=ROOT,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,  # Ctrl+C is for the bench, which then stops them all
            )

    @property
    def pid(self) -> int:
        return self.process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def first_line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline().decode().strip()
        if not line:
            self.check()
            raise Crashed(f"{self.name} said nothing")
        return line

    def tell(self, words: str) -> None:
        """Say it all to its standard input."""
        assert self.process.stdin is not None
        self.process.stdin.write(words.encode())
        self.process.stdin.close()
        self.process.stdin = None

    def finish(self, *, within: float) -> str:
        """Wait for its end and return what it said."""
        try:
            said, _nothing = self.process.communicate(timeout=within)
        except subprocess.TimeoutExpired:
            raise Crashed(f"{self.name} was not done after {within:.0f} s\n{self.last_words()}") from None
        self.check(ended=True)
        return said.decode()

    def check(self, *, ended: bool = False) -> None:
        """Raise Crashed unless it runs, or ended well where it may have ended."""
        code = self.process.poll()
        if code is not None and not (ended and code == 0):
            raise Crashed(f"{self.name} ended with {code}\n{self.last_words()}")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def last_words(self) -> str:
        return "\n".join(self.log().splitlines()[-15:])

    def log(self) -> str:
        """What it has written to its standard error."""
        return self._log.read_text(errors="replace")


def wait_for(
    happened: Callable[[], bool], *children: Child, within: float = PATIENCE, every: float = 0.02
) -> None:
    """Wait; raise Crashed when one of the children ends meanwhile, or the time is over."""
    end = time.monotonic() + within
    while not happened():
        for child in children:
            child.check()
        if time.monotonic() > end:
            heard = "\n".join(f"{child.name}: {child.last_words()}" for child in children)
            raise Crashed(f"waited {within:.0f} s in vain\n{heard}")
        time.sleep(every)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
