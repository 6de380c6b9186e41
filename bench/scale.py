"""How much of everything: for figures, or (`--quick`) only to see that all of it still works."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Scale:
    in_flight: tuple[int, ...]  # messages of the peers' bare loops; the best of these is their figure
    peer_seconds: float  # of each bare loop
    durable: int  # messages, each to another person
    relayed: int  # updates
    duos: int
    bulk: int  # at 30 a second
    fast_bulk: int  # at 1,000 a second
    pending: int
    claims: int  # of each kind
    memory_seconds: float
    imported: int  # people of one sheet


FULL: Final = Scale(
    in_flight=(8, 64),
    peer_seconds=5,
    durable=10_000,
    relayed=4_000,
    duos=400,
    bulk=3_000,
    fast_bulk=15_000,
    pending=1_000_000,
    claims=50,
    memory_seconds=8,
    imported=5_000,
)
QUICK: Final = Scale(
    in_flight=(8,),
    peer_seconds=0.5,
    durable=1_000,
    relayed=300,
    duos=100,
    bulk=150,
    fast_bulk=2_000,
    pending=20_000,
    claims=10,
    memory_seconds=2,
    imported=300,
)
