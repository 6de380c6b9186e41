"""The buttons of the weekly slot and of reminders."""

from dataclasses import dataclass
from datetime import time

from bot.meetings.rules import Place
from bot.outbox.buttons import Press


@dataclass(frozen=True)
class PickDay(Press, code="slotday"):
    weekday: int


@dataclass(frozen=True)
class OtherDay(Press, code="slotdays"):
    """Back from the times to the days."""


@dataclass(frozen=True)
class PickTime(Press, code="slottime"):
    weekday: int
    at: time


@dataclass(frozen=True)
class PickPlace(Press, code="slotplace"):
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
