"""The buttons of /privacy and of erasing."""

from dataclasses import dataclass
from datetime import date

from bot.outbox.buttons import Press


@dataclass(frozen=True)
class GiveMyData(Press, code="pdata"):
    pass


@dataclass(frozen=True)
class CountMe(Press, code="pcount"):
    counted: bool


@dataclass(frozen=True)
class EraseMe(Press, code="perase"):
    """The first yes, or the way in."""

    sure: bool


@dataclass(frozen=True)
class ReallyEraseMe(Press, code="psure"):
    asked_on: date


@dataclass(frozen=True)
class KeepMe(Press, code="pkeep"):
    pass


@dataclass(frozen=True)
class FindSomebody(Press, code="pfind"):
    """Staff: somebody asks who cannot ask here."""


@dataclass(frozen=True)
class PickSomebody(Press, code="ppick"):
    person_id: int


@dataclass(frozen=True)
class GiveTheirData(Press, code="pgive"):
    person_id: int


@dataclass(frozen=True)
class ForgetSomebody(Press, code="pforget"):
    person_id: int


@dataclass(frozen=True)
class ReallyForgetSomebody(Press, code="preally"):
    person_id: int
    asked_on: date


@dataclass(frozen=True)
class KeepSomebody(Press, code="pstay"):
    pass
