"""The bench's own line to the stub."""

import json
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from bench.arrivals import Arrival
from bench.processes import Child


class FarSide:
    def __init__(self, child: Child) -> None:
        self.child = child
        self.url = f"http://127.0.0.1:{child.first_line()}"

    def reset(self, *, limit: int | None = None) -> None:
        """Forget what came; from here on refuse more than `limit` messages in a second."""
        self._ask(f"/reset?limit={limit}" if limit else "/reset", method="POST")

    def messages(self) -> int:
        """How many were accepted."""
        return int(self._ask("/messages"))

    def statistics(self) -> Any:
        return self._ask("/stats")

    def arrivals(self) -> list[Arrival]:
        return [Arrival(*values) for values in self._ask("/arrivals")]

    def _ask(self, path: str, *, method: str = "GET") -> Any:
        with urlopen(Request(self.url + path, method=method), timeout=30) as answer:
            return json.loads(answer.read())


def start_far_side(*, core: int | None, folder: Path) -> FarSide:
    return FarSide(Child("stub", [sys.executable, "-m", "bench.stub"], core=core, folder=folder))
