"""How many of each: FAULTS=full takes the issue's numbers, else there are just enough to show it."""

import os
import random
from typing import Final

FULL: Final = os.environ.get("FAULTS") == "full"
SEED: Final = int(os.environ.get("FAULTS_SEED", "7"))


def many(full: int, *, few: int) -> int:
    return full if FULL else few


def chance() -> random.Random:
    """The same for every run, unless FAULTS_SEED says otherwise."""
    return random.Random(SEED)
