"""What went wrong, told without anybody's name, text or token."""

import traceback
from pathlib import Path
from typing import Final

OURS: Final = str(Path(__file__).parent)


class NotFetched(Exception):
    """A file that somebody sent could not be had from Telegram."""


def trace_without_values(error: BaseException) -> str:
    """Return where it happened and the kind of error; an error's own message may hold what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    telling = [frame for frame in frames[:-3] if OURS in frame.filename] + frames[-3:]
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in telling]
    return "\n".join([*places, type(error).__qualname__])
