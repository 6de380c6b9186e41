"""A million messages that wait: what a claim and a note cost, and how much memory a worker takes."""

import asyncio
import time
from dataclasses import dataclass
from statistics import median
from typing import Final

import psutil
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bench import programme
from bench.claiming import leading
from bench.meter import Meter, cpu_of, cpu_of_the_bench
from bench.processes import Child, wait_for
from bench.stage import Stage
from bench.table import Row

AT_ONCE: Final = 100
LONGEST: Final = 0.010  # seconds, at the median
A_FEW: Final = 1_000
GROWN: Final = 1.05  # more than this is growth; two runs of the same differ by less
ROUNDS: Final = 10  # each reader is to get so many messages
PATIENCE: Final = 120.0
MARKED_AT_ONCE: Final = 10_000
MARK: Final = text("""
    UPDATE outgoing_message SET state = 'sent', content = NULL, telegram_message_id = id, sent_at = now()
    WHERE id IN (SELECT id FROM outgoing_message WHERE state = 'pending' ORDER BY id LIMIT :most)
""")


@dataclass(frozen=True)
class Times:
    """Seconds of each claim of 100, and of each note of 100 that were sent."""

    claims: list[float]
    notes: list[float]
    claimed: int
    limits: str

    def told(self) -> str:
        return f"claim {_milliseconds(self.claims)}, record {_milliseconds(self.notes)}"

    @property
    def quick(self) -> bool:
        return median(self.claims) < LONGEST and median(self.notes) < LONGEST


@dataclass(frozen=True)
class Memory:
    """MiB of a worker: before it sent anything, and at the most."""

    at_first: float
    most: float


def measure(stage: Stage) -> list[Row]:
    number = stage.scale.pending
    stage.hold_postgres(to_other_core=False)
    with stage.postgres.fresh() as url:
        programme.prepare(url, programme.readers(A_FEW // ROUNDS), programme.waiting(ROUNDS))
        small = _memory(stage, url)
    with stage.postgres.fresh() as url:
        programme.prepare(url, programme.readers(number // ROUNDS), programme.waiting(ROUNDS), _analyze)
        large = _memory(stage, url)
        before = asyncio.run(_times(stage, url))
        programme.prepare(url, *[_mark_some] * (number // 2 // MARKED_AT_ONCE))
        after = asyncio.run(_times(stage, url))
    return [_claims_row(stage, before, after), _memory_row(stage, small, large)]


def _claims_row(stage: Stage, before: Times, after: Times) -> Row:
    number = stage.scale.pending
    expected = stage.scale.claims * AT_ONCE
    short = [times.claimed for times in (before, after) if times.claimed != expected]
    return Row(
        f"claim and mark {AT_ONCE} of {number:,} pending",
        f"{before.told()}; after {number // 2:,} sent: {after.told()}",
        "median < 10 ms each",
        before.quick and after.quick,
        f"medians (p99); {after.limits}",
        wrong=[f"{claimed} of {expected} were claimed" for claimed in short],
    )


def _memory_row(stage: Stage, small: Memory, large: Memory) -> Row:
    return Row(
        f"memory of a worker with {stage.scale.pending:,} pending",
        f"{large.most:.1f} MiB (with {A_FEW:,} pending: {small.most:.1f} MiB)",
        "does not grow with the number",
        large.most < small.most * GROWN,
        f"the libraries that are loaded: {large.at_first:.1f} MiB before the first message",
        ratio=f"{large.most / small.most:.2f}",
    )


def _memory(stage: Stage, url: str) -> Memory:
    """Of a worker, from the moment it leads until it has sent for some seconds."""
    stage.far_side.reset()
    with stage.worker(url, rate=30) as worker:
        at_first = most = _resident(worker)
        wait_for(lambda: stage.far_side.messages() > 0, worker, within=PATIENCE)
        end = time.monotonic() + stage.scale.memory_seconds
        while time.monotonic() < end:
            worker.check()
            most = max(most, _resident(worker))
            time.sleep(0.1)
    return Memory(at_first, most)


def _resident(child: Child) -> float:
    return float(psutil.Process(child.pid).memory_info().rss) / 2**20


async def _times(stage: Stage, url: str) -> Times:
    claims, notes, claimed_in_all = [], [], 0
    async with leading(url) as claiming:
        with Meter({"PostgreSQL": cpu_of(stage.postgres.pid), "our side": cpu_of_the_bench}) as meter:
            for _claim in range(stage.scale.claims):
                begun = time.perf_counter()
                claimed = await claiming.claim(AT_ONCE)
                between = time.perf_counter()
                await claiming.mark_sent(claimed)
                claims.append(between - begun)
                notes.append(time.perf_counter() - between)
                claimed_in_all += len(claimed)
    return Times(claims, notes, claimed_in_all, meter.told())


async def _analyze(session: AsyncSession) -> None:
    """As autovacuum does within a minute."""
    await session.execute(text("ANALYZE"))


async def _mark_some(session: AsyncSession) -> None:
    """Messages leave in their order, and each leaves a dead row behind."""
    await session.execute(MARK, {"most": MARKED_AT_ONCE})


def _milliseconds(times: list[float]) -> str:
    p99 = sorted(times)[int(len(times) * 0.99)]
    return f"{median(times) * 1000:.1f} ms ({p99 * 1000:.1f})"
