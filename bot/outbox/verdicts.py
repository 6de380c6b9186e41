"""What Telegram's answer to one message means. A permanent failure is knowledge, not a log line."""

import random
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

LONGEST_BACKOFF: Final = 300.0
UNSAID_WAIT: Final = 5.0  # seconds, when Telegram says "too many" and not for how long
TOKEN_WAIT: Final = 30.0  # seconds: a token that Telegram refuses is mended by a human, and nothing is lost
PATIENCE: Final = timedelta(days=1)
FEW_ATTEMPTS: Final = 20
UNREACHABLE: Final = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated")
EDIT_IS_GONE: Final = ("message to edit not found", "message can't be edited", "message_id_invalid")


@dataclass(frozen=True)
class Delivered:
    message_id: int | None


@dataclass(frozen=True)
class TryAgain:
    """No verdict yet: after `seconds`; `everyone` when all sending must wait, and no attempt is counted."""

    seconds: float
    everyone: bool
    error: str


@dataclass(frozen=True)
class Lost:
    """It will never arrive, whatever we do."""

    error: str
    unreachable: bool = False


@dataclass(frozen=True)
class Moved:
    """The chat has another id by now: what waits for it follows."""

    to_chat_id: int


@dataclass(frozen=True)
class SayAnew:
    """The message to be edited is gone: what it was to say goes out as a new one."""


Verdict = Delivered | TryAgain | Lost | Moved | SayAnew


def verdict_on(error: Exception, *, attempts: int, waited: timedelta) -> Verdict:
    """Judge an error after so many attempts for so long; texts are matched without case, because the library
    changes it."""
    text = str(error).lower()
    match error:
        case RetryAfter():
            return TryAgain(_seconds(error.retry_after), everyone=True, error="429")
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return Lost(str(error), unreachable=True)
        case BadRequest():
            return _verdict_on_bad_request(str(error), text)
        case InvalidToken():
            return TryAgain(TOKEN_WAIT, everyone=True, error="Telegram refuses the token")
        case TelegramError() if "too many requests" in text:
            return TryAgain(UNSAID_WAIT, everyone=True, error="429")
        case TelegramError() if attempts > FEW_ATTEMPTS and waited > PATIENCE:
            return Lost(f"Telegram did not take it for a day: {type(error).__name__}")
        case TelegramError():
            return TryAgain(backoff(attempts), everyone=False, error=type(error).__name__)
    return Lost(f"could not be built: {type(error).__name__}")


def _verdict_on_bad_request(said: str, text: str) -> Verdict:
    if "message is not modified" in text:
        return Delivered(None)
    if any(reason in text for reason in EDIT_IS_GONE):
        return SayAnew()
    return Lost(said, unreachable=any(reason in text for reason in UNREACHABLE))


def backoff(attempts: int) -> float:
    """Seconds before the next try: doubling from one second, with jitter so that retries spread."""
    longest = min(LONGEST_BACKOFF, 2.0 ** min(attempts, 10))
    return random.uniform(longest / 2, longest)


def _seconds(given: int | timedelta) -> float:
    return given.total_seconds() if isinstance(given, timedelta) else float(given)
