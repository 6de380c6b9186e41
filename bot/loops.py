"""How a process runs: its event loop, and its memory."""

import asyncio
import gc
from collections.abc import Callable


def quickest_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Return what makes a loop, or None for asyncio's own."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


def settle_memory() -> None:
    """What was loaded by now stays: the garbage collector need not look through it again and again, which
    took a tenth of a second each time."""
    gc.collect()
    gc.freeze()
