"""An announcement to many while people write: the limit as the server sees it, and how long a reply takes."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench import programme
from bench.arrivals import MESSAGES, Arrival
from bench.load import Pushing
from bench.processes import wait_for
from bench.rows.relay import disorder
from bench.stage import SECRET, Stage, heard
from bench.table import Row

PATIENCE: Final = 60.0
LATEST: Final = 0.1  # seconds that a reply may take (99 of 100 of them)


@dataclass(frozen=True)
class Announced:
    """One run: an announcement at `rate` a second, with replies meanwhile."""

    rate: int
    most_in_a_second: int
    refused: int
    achieved: float  # messages a second of any kind while the announcement went out
    delays: list[float]  # of the replies, sorted: from the update's leaving to the copy's arrival
    limits: str
    wrong: list[str]

    def delay(self, share: float) -> float:
        return self.delays[min(len(self.delays) - 1, int(len(self.delays) * share))]

    @property
    def prompt(self) -> bool:
        return self.delay(0.99) < LATEST

    def replies(self) -> str:
        p50, p99, worst = (self.delay(share) * 1000 for share in (0.5, 0.99, 1.0))
        return f"p99 {p99:.0f} ms (median {p50:.0f}, worst {worst:.0f}, n {len(self.delays)})"


def measure(stage: Stage) -> list[Row]:
    slow = _announce(stage, rate=30, bulk=stage.scale.bulk, replies_a_second=3)
    fast = _announce(stage, rate=1000, bulk=stage.scale.fast_bulk, replies_a_second=50)
    share = slow.achieved / slow.rate
    return [
        Row(
            f"{stage.scale.bulk:,} bulk messages at 30/s",
            f"{slow.achieved:.2f}/s, at most {slow.most_in_a_second} in a second, {slow.refused} times 429",
            "≤ 30 in any second, ≥ 99 % of 30/s, no 429",
            share >= 0.99 and not slow.wrong,
            slow.limits,
            ratio=f"{share:.1%} of 30/s",
            wrong=slow.wrong,
        ),
        Row(
            "replies meanwhile, update to Telegram, at 30/s",
            slow.replies(),
            "p99 < 100 ms",
            slow.prompt,
            slow.limits,
        ),
        Row(
            f"replies during {stage.scale.fast_bulk:,} bulk messages at 1,000/s",
            f"{fast.replies()}; {fast.achieved:,.0f}/s in all",
            "p99 < 100 ms with ≥ 990/s in all",
            fast.prompt and fast.achieved >= 990 and not fast.wrong,
            fast.limits,
            ratio=f"{fast.achieved / fast.rate:.1%} of 1,000/s",
            wrong=fast.wrong,
        ),
    ]


def _announce(stage: Stage, *, rate: int, bulk: int, replies_a_second: int) -> Announced:
    duos = stage.scale.duos
    people = [*range(programme.FIRST_MENTEE, programme.FIRST_MENTEE + duos)]
    replies = max(15, int(replies_a_second * bulk / rate))
    stage.hold_postgres(to_other_core=False)
    with stage.postgres.fresh() as url:
        programme.prepare(url, programme.readers(bulk), programme.duos(duos), programme.announcement())
        with stage.web(url) as (web, port):
            stage.far_side.reset(limit=rate)
            with stage.worker(url, rate=rate) as worker:
                wait_for(lambda: stage.far_side.messages() > 0, web, worker, within=PATIENCE)
                pushing = Pushing(port, people, replies, secret=SECRET, rate=replies_a_second)
                with stage.meter(web, worker) as meter, stage.load(pushing) as load:
                    pushed = heard(load, within=PATIENCE + replies / replies_a_second)
                    stage.wait_for_messages(bulk + replies, web, worker)
                time.sleep(0.2)  # for what should not come any more
    return _judged(stage, rate, bulk, pushed, meter.told())


def _judged(stage: Stage, rate: int, bulk: int, pushed: Sequence[dict[str, Any]], limits: str) -> Announced:
    arrivals, statistics = stage.far_side.arrivals(), stage.far_side.statistics()
    announced = [arrival for arrival in arrivals if arrival.method == "sendMessage" and not arrival.refused]
    first, last = announced[0].at, announced[-1].at
    meanwhile = sum(first <= arrival.at <= last and not arrival.refused for arrival in arrivals)
    wrong = disorder(arrivals, len(pushed))
    chats = {arrival.chat for arrival in announced}
    if len(announced) != bulk or len(chats) != bulk:
        wrong.append(f"{bulk} announced, {len(announced)} arrived in {len(chats)} chats")
    if statistics["refused"]:
        wrong.append(f"{statistics['refused']} times 429")
    if statistics["most_in_a_second"] > rate:
        wrong.append(f"{rate + 1} came within {_shortest(arrivals, rate + 1):.3f} s")
    return Announced(
        rate=rate,
        most_in_a_second=statistics["most_in_a_second"],
        refused=statistics["refused"],
        achieved=(meanwhile - 1) / (last - first),
        delays=_delays(arrivals, pushed, until=last),
        limits=limits,
        wrong=wrong,
    )


def _shortest(arrivals: Sequence[Arrival], number: int) -> float:
    """The shortest time within which so many messages came."""
    moments = [arrival.at for arrival in arrivals if arrival.method in MESSAGES]
    return min(last - first for first, last in zip(moments, moments[number - 1 :], strict=False))


def _delays(arrivals: Sequence[Arrival], pushed: Sequence[dict[str, Any]], *, until: float) -> list[float]:
    """How long each took that was written while the announcement still went out."""
    came = {(arrival.source_chat, arrival.source_message): arrival.at for arrival in reversed(arrivals)}
    return sorted(
        came[note["chat"], note["message"]] - note["at"]
        for note in pushed
        if note["at"] < until and (note["chat"], note["message"]) in came
    )
