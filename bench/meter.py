"""How much of a core each process used: what limits a figure is read from that, not guessed."""

import os
import time
from collections.abc import Callable, Mapping
from typing import Final, Self

import psutil

BUSY: Final = 0.85  # of a core, from which on a process is what limits
OTHERS: Final = 0.15  # of a core, from which on what else runs on this machine is worth a word


def cpu_of(pid: int) -> Callable[[], float]:
    """CPU seconds of a process and its children, those that have ended included (as a server's do)."""

    def seconds() -> float:
        process = psutil.Process(pid)
        own = process.cpu_times()
        total = own.user + own.system + own.children_user + own.children_system
        for child in process.children(recursive=True):
            try:
                theirs = child.cpu_times()
            except psutil.NoSuchProcess:
                continue
            total += theirs.user + theirs.system
        return float(total)

    return seconds


def cpu_of_the_bench() -> float:
    """Of this process and of what it started and saw end."""
    return sum(os.times()[:4])


def _cpu_of_the_machine() -> float:
    times = psutil.cpu_times()
    return float(times.user + times.system + getattr(times, "nice", 0.0) + getattr(times, "steal", 0.0))


class Meter:
    """Measures from `with` on to the end of it."""

    def __init__(self, parts: Mapping[str, Callable[[], float]]) -> None:
        self._parts = {**parts, "machine": _cpu_of_the_machine}
        self.seconds = 0.0
        self.shares: dict[str, float] = {}  # of one core

    def __enter__(self) -> Self:
        self._before = {name: seconds() for name, seconds in self._parts.items()}
        self._begun = time.monotonic()
        return self

    def __exit__(self, *_error: object) -> None:
        self.seconds = time.monotonic() - self._begun
        self.shares = {
            name: (seconds() - self._before[name]) / self.seconds for name, seconds in self._parts.items()
        }

    def told(self) -> str:
        """Say "sender 97 % of a core (PostgreSQL 40 %, stub 9 %)", or that nobody was busy."""
        ours = {name: share for name, share in self.shares.items() if name != "machine"}
        names = sorted(ours, key=lambda name: ours[name], reverse=True)
        told = [f"{name} {ours[name]:.0%}" for name in names]
        others = self.shares["machine"] - sum(ours.values())
        if others > OTHERS:
            told.append(f"others on this machine {others:.0%}")
        if ours[names[0]] < BUSY:
            return f"none busy: {', '.join(told)} of a core"
        return f"{told[0]} of a core ({', '.join(told[1:])})"
