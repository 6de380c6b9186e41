"""Work in a process of its own: what it computes keeps nobody waiting, what kills it kills it only."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Final

import bot

ROOT: Final = Path(bot.__file__).parents[1]
LONGEST_SECONDS: Final = 120.0


class Died(Exception):
    """The process did not come to its end: it failed, was too slow, or wanted too much memory."""


async def run_apart(module: str, given: bytes) -> bytes:
    """Run `python -m module`, which reads `given` and writes what is returned; nothing touches the disk."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,  # a complaint could carry what stands in a sheet
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    try:
        answer, _nothing = await asyncio.wait_for(process.communicate(given), LONGEST_SECONDS)
    except TimeoutError:
        raise Died(f"{module} took longer than {LONGEST_SECONDS:.0f} s") from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise Died(f"{module} ended with {process.returncode}")
    return answer
