"""For how long it may be said for whom a message is. Pure."""

from datetime import datetime, timedelta
from typing import Final

PATIENCE: Final = timedelta(days=1)


def is_too_old(asked_at: datetime, *, now: datetime) -> bool:
    """Words of yesterday may surprise their reader: they are better written again."""
    return now - asked_at > PATIENCE
