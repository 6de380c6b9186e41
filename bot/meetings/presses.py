"""The buttons of the weekly slot and of reminders."""

from dataclasses import dataclass
from datetime import time

from bot.meetings.rules import Place
from bot.outbox.buttons import Press


@dataclass(frozen=True)
class PickDay(Press, code="slotday"):
    duo_id: int
    weekday: int


@dataclass(frozen=True)
class ShowDays(Press, code="slotdays"):
    """Back from the times to the days, or on from the question with whom."""

    duo_id: int


@dataclass(frozen=True)
class PickTime(Press, code="slottime"):
    duo_id: int
    weekday: int
    at: time


@dataclass(frozen=True)
class PickPlace(Press, code="slotplace"):
    duo_id: int
    weekday: int
    at: time
    place: Place


@dataclass(frozen=True)
class AgreeToSlot(Press, code="slotok"):
    slot_id: int


@dataclass(frozen=True)
class BeThere(Press, code="come"):
    meeting_id: int


@dataclass(frozen=True)
class CannotCome(Press, code="cannot"):
    meeting_id: int


@dataclass(frozen=True)
class ShowMyDuos(Press, code="myduos"):
    page: int
