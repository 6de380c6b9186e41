"""What one partner writes reaches the other, beside the echo of the peers, who have no database."""

from collections import Counter, defaultdict
from typing import Final

from bench import programme
from bench.arrivals import Arrival
from bench.load import Pushing
from bench.processes import Child, Crashed, free_port, listens, wait_for
from bench.stage import SECRET, Stage, heard
from bench.table import Row, ratio

NAME: Final = "relayed messages: update, transaction, outbox, partner; one web and one worker"
TARGET: Final = "≥ stock PTB's echo; stretch: ≥ aiogram's"
MOST_A_SECOND: Final = 1000  # as SEND_RATE allows
WARM_UP: Final = 25  # duos
WARMING_UP: Final = 100  # updates that are not measured
PATIENCE: Final = 300.0


def measure(stage: Stage) -> list[Row]:
    aiogram = _echo(stage, "aiogram")
    ptb = _echo(stage, "ptb")
    ours, limits, wrong = _relay(stage)
    stretch = "stretch too" if ours >= aiogram else "stretch not"
    return [
        Row(
            NAME,
            f"{ours:,.0f}/s",
            TARGET,
            ours >= ptb,
            f"{limits}; {stretch}",
            peers=f"stock PTB {ptb:,.0f}/s, aiogram {aiogram:,.0f}/s",
            ratio=f"{ratio(ours, ptb)} of PTB, {ratio(ours, aiogram)} of aiogram",
            wrong=wrong,
        )
    ]


def _echo(stage: Stage, peer: str) -> float:
    """Answers a second of a peer's echo bot behind its own webhook server, on one core."""
    port = free_port()
    with stage.peer(peer, "echo", stage.far_side.url, str(port)) as child:
        wait_for(lambda: listens(port), child)
        _push(stage, Pushing(port, _writers(WARM_UP), WARMING_UP), child)
        begun, _refused = _push(stage, Pushing(port, _writers(stage.scale.duos), stage.scale.relayed), child)
        _all_came(stage, peer)
    return stage.scale.relayed / (_last(stage) - begun)


def _all_came(stage: Stage, peer: str) -> None:
    came = stage.far_side.messages()
    if came != stage.scale.relayed:
        raise Crashed(f"{peer} answered {came} of {stage.scale.relayed} messages")


def _relay(stage: Stage) -> tuple[float, str, list[str]]:
    duos, number = stage.scale.duos, stage.scale.relayed
    stage.hold_postgres(to_other_core=False)
    with stage.postgres.fresh() as url:
        programme.prepare(url, programme.duos(duos + WARM_UP))
        with stage.web(url) as (web, port), stage.worker(url, rate=MOST_A_SECOND) as worker:
            warming = Pushing(port, _writers(WARM_UP, first=duos), WARMING_UP, secret=SECRET)
            _push(stage, warming, web, worker)
            pushing = Pushing(port, _writers(duos), number, secret=SECRET, first_update=WARMING_UP + 1)
            with stage.meter(web, worker) as meter:
                begun, refused = _push(stage, pushing, web, worker)
    told = meter.told() + (f"; {refused} updates were refused at first" if refused else "")
    return number / (_last(stage) - begun), told, disorder(stage.far_side.arrivals(), number)


def _writers(duos: int, *, first: int = 0) -> list[int]:
    """Both people of each duo."""
    return [
        chat + duo
        for duo in range(first, first + duos)
        for chat in (programme.FIRST_MENTEE, programme.FIRST_MENTOR)
    ]


def _push(stage: Stage, pushing: Pushing, *bots: Child) -> tuple[float, int]:
    """Push all updates and wait for as many messages; return when it began, and how often one was refused."""
    stage.far_side.reset()
    with stage.load(pushing) as load:
        pushed = heard(load, within=PATIENCE)
    stage.wait_for_messages(pushing.number, *bots)
    return float(pushed[0]["at"]), sum(note["refusals"] for note in pushed)


def _last(stage: Stage) -> float:
    return float(stage.far_side.statistics()["last"])


def disorder(arrivals: list[Arrival], number: int) -> list[str]:
    """What is wrong with the copies that arrived: each must have come once, and in each chat in order."""
    copies = [arrival for arrival in arrivals if arrival.method == "copyMessage" and not arrival.refused]
    times = Counter((copy.source_chat, copy.source_message) for copy in copies)
    wrong = []
    if len(times) != number:
        wrong.append(f"{number - len(times)} of {number} were lost")
    if len(copies) != len(times):
        wrong.append(f"{len(copies) - len(times)} came twice")
    in_chat: defaultdict[int, list[int]] = defaultdict(list)
    for copy in copies:
        in_chat[copy.chat].append(copy.source_message)
    mixed = sum(messages != sorted(messages) for messages in in_chat.values())
    if mixed:
        wrong.append(f"in {mixed} chats the order was not kept")
    return wrong
