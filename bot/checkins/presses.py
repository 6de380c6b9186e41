"""The buttons of a check-in."""

from dataclasses import dataclass

from bot.checkins.rules import Met
from bot.outbox.buttons import Press


@dataclass(frozen=True)
class TellMet(Press, code="met"):
    meeting_id: int
    met: Met


@dataclass(frozen=True)
class RateMeeting(Press, code="rate"):
    meeting_id: int
    stars: int


@dataclass(frozen=True)
class ChangeAnswer(Press, code="change"):
    meeting_id: int


@dataclass(frozen=True)
class AddWord(Press, code="word"):
    meeting_id: int


@dataclass(frozen=True)
class CallMeAfter(Press, code="callin"):
    meeting_id: int


@dataclass(frozen=True)
class CallMe(Press, code="call"):
    """From outside a check-in, such as a nudge."""

    duo_id: int


@dataclass(frozen=True)
class CallMeHere(Press, code="callhere"):
    """After /callme: which duo it is about."""

    duo_id: int
