"""The buttons of forming a duo and of answering a proposal."""

from dataclasses import dataclass
from datetime import date

from bot.duos.rules import Reason
from bot.outbox.buttons import Press


@dataclass(frozen=True)
class ShowMentees(Press, code="mees"):
    page: int


@dataclass(frozen=True)
class ShowMentors(Press, code="mors"):
    mentee_id: int
    page: int


@dataclass(frozen=True)
class ShowStarts(Press, code="starts"):
    mentee_id: int
    mentor_id: int


@dataclass(frozen=True)
class ShowProposal(Press, code="look"):
    mentee_id: int
    mentor_id: int
    starts_on: date


@dataclass(frozen=True)
class Propose(Press, code="propose"):
    mentee_id: int
    mentor_id: int
    starts_on: date


@dataclass(frozen=True)
class StopForming(Press, code="stopform"):
    mentee_id: int  # 0: nobody has been chosen yet


@dataclass(frozen=True)
class SayYes(Press, code="yes"):
    duo_id: int


@dataclass(frozen=True)
class SayNo(Press, code="no"):
    duo_id: int


@dataclass(frozen=True)
class ThinkAgain(Press, code="think"):
    duo_id: int


@dataclass(frozen=True)
class SayNoBecause(Press, code="because"):
    duo_id: int
    why: Reason


@dataclass(frozen=True)
class AskAgain(Press, code="askagain"):
    duo_id: int


@dataclass(frozen=True)
class Withdraw(Press, code="withdraw"):
    duo_id: int


@dataclass(frozen=True)
class EndDuo(Press, code="end"):
    duo_id: int


@dataclass(frozen=True)
class ChooseSlot(Press, code="slot"):
    """The way on from a duo's opening message; `meetings` handles it."""

    duo_id: int
