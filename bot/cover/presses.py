"""The buttons of /leave and /handover."""

from dataclasses import dataclass
from datetime import date

from bot.outbox.buttons import Press


@dataclass(frozen=True)
class ShowWhoseLeave(Press, code="lvwho"):
    page: int


@dataclass(frozen=True)
class ShowLeaves(Press, code="lvs"):
    coordinator_id: int


@dataclass(frozen=True)
class AskFrom(Press, code="lvnew"):
    coordinator_id: int


@dataclass(frozen=True)
class TypeFrom(Press, code="lvtf"):
    coordinator_id: int


@dataclass(frozen=True)
class AskUntil(Press, code="lvfrom"):
    coordinator_id: int
    from_on: date


@dataclass(frozen=True)
class TypeUntil(Press, code="lvtu"):
    coordinator_id: int
    from_on: date


@dataclass(frozen=True)
class AskCover(Press, code="lvto"):
    coordinator_id: int
    from_on: date
    until_on: date


@dataclass(frozen=True)
class LookAtLeave(Press, code="lvlook"):
    coordinator_id: int
    from_on: date
    until_on: date
    cover_id: int


@dataclass(frozen=True)
class MakeLeave(Press, code="lvmake"):
    coordinator_id: int
    from_on: date
    until_on: date
    cover_id: int


@dataclass(frozen=True)
class StopLeave(Press, code="lvstop"):
    """Nothing is planned."""


@dataclass(frozen=True)
class CancelLeave(Press, code="lvx"):
    leave_id: int


@dataclass(frozen=True)
class EndLeave(Press, code="lvend"):
    leave_id: int
    sure: bool


@dataclass(frozen=True)
class CannotCover(Press, code="lvno"):
    leave_id: int


@dataclass(frozen=True)
class HandBack(Press, code="lvback"):
    leave_id: int


@dataclass(frozen=True)
class ShowWhoGoes(Press, code="howho"):
    page: int


@dataclass(frozen=True)
class ChooseBranch(Press, code="hobr"):
    leaver_id: int


@dataclass(frozen=True)
class ChooseSuccessor(Press, code="hosucc"):
    leaver_id: int
    branch_id: int


@dataclass(frozen=True)
class LookAtHandover(Press, code="holook"):
    leaver_id: int
    branch_id: int
    successor_id: int


@dataclass(frozen=True)
class HandAll(Press, code="hoall"):
    leaver_id: int
    branch_id: int
    successor_id: int


@dataclass(frozen=True)
class ShowDuosToHand(Press, code="hoduos"):
    leaver_id: int
    branch_id: int
    successor_id: int
    page: int


@dataclass(frozen=True)
class LookAtDuo(Press, code="hoone"):
    successor_id: int
    duo_id: int


@dataclass(frozen=True)
class HandDuo(Press, code="hodo"):
    successor_id: int
    duo_id: int


@dataclass(frozen=True)
class StopHandover(Press, code="hostop"):
    """Nobody is handed over."""


@dataclass(frozen=True)
class EndRole(Press, code="horole"):
    leaver_id: int
    branch_id: int
