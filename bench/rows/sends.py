"""Durable sends by one process on one core, beside the bare `send_message` of the peers."""

from typing import Final

from bench import programme
from bench.stage import Stage, heard
from bench.table import Row, ratio

NAME: Final = "durable sends, one core: say, claim, send, record"
TARGET: Final = "≥ 1,000/s and ≥ aiogram's bare send_message"
PATIENCE: Final = 300.0


def measure(stage: Stage) -> list[Row]:
    in_flight = stage.scale.in_flight
    aiogram = max(_bare(stage, "aiogram", number) for number in in_flight)
    aiogram_on_uvloop = max(_bare(stage, "aiogram", number, "uvloop") for number in in_flight)
    ptb = max(_bare(stage, "ptb", number) for number in in_flight)
    ours, limits, wrong = _durable(stage)
    return [
        Row(
            NAME,
            f"{ours:,.0f}/s",
            TARGET,
            ours >= 1000 and ours >= aiogram,
            limits,
            peers=f"aiogram {aiogram:,.0f}/s (on uvloop {aiogram_on_uvloop:,.0f}/s), stock PTB {ptb:,.0f}/s",
            ratio=f"{ratio(ours, aiogram)} of aiogram, {ratio(ours, ptb)} of PTB",
            wrong=wrong,
        )
    ]


def _bare(stage: Stage, peer: str, in_flight: int, *more: str) -> float:
    """Messages a second of a peer that keeps so many in flight."""
    stage.far_side.reset()
    seconds = stage.scale.peer_seconds
    with stage.peer(peer, "send", stage.far_side.url, str(seconds), str(in_flight), *more) as child:
        told = heard(child, within=seconds + 30)
    return float(told["sent"] / told["seconds"])


def _durable(stage: Stage) -> tuple[float, str, list[str]]:
    """Ours a second, what limits it, and what went wrong."""
    number = stage.scale.durable
    stage.far_side.reset()
    stage.hold_postgres(to_other_core=True)
    with stage.postgres.fresh() as url:
        programme.prepare(url, programme.readers(number))
        words = [url, stage.far_side.url, *(f"{name}={pid}" for name, pid in stage.servers().items())]
        with stage.python("durable", "bench.durable", *words, core=stage.core) as child:
            told = heard(child, within=PATIENCE)
    chats = [arrival.chat for arrival in stage.far_side.arrivals() if arrival.method == "sendMessage"]
    wrong = []
    if told["sent"] != number or len(set(chats)) != number:
        wrong.append(f"{number} were said, {told['sent']} noted as sent, {len(set(chats))} chats reached")
    if len(chats) != len(set(chats)):
        wrong.append(f"{len(chats) - len(set(chats))} came twice")
    return number / told["seconds"], str(told["limits"]), wrong
