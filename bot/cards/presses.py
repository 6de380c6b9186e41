"""The buttons of lists and cards."""

from dataclasses import dataclass

from bot.cards.rules import Field, Group
from bot.outbox.buttons import Press


@dataclass(frozen=True)
class ShowPeople(Press, code="ppl"):
    group: Group
    branch_id: int  # 0: all that they may see
    page: int


@dataclass(frozen=True)
class ChooseBranch(Press, code="pplb"):
    group: Group


@dataclass(frozen=True)
class Search(Press, code="pplq"):
    pass


@dataclass(frozen=True)
class OpenCard(Press, code="card"):
    person_id: int


@dataclass(frozen=True)
class ChangeInWords(Press, code="cf"):
    person_id: int
    field: Field


@dataclass(frozen=True)
class Clear(Press, code="cfx"):
    person_id: int
    field: Field


@dataclass(frozen=True)
class OfferLanguages(Press, code="cla"):
    person_id: int


@dataclass(frozen=True)
class SetLanguage(Press, code="clas"):
    person_id: int
    language: str


@dataclass(frozen=True)
class OfferCohorts(Press, code="cco"):
    role_id: int


@dataclass(frozen=True)
class SetCohort(Press, code="ccos"):
    role_id: int
    cohort_id: int  # 0: none


@dataclass(frozen=True)
class OfferTraining(Press, code="ctr"):
    role_id: int


@dataclass(frozen=True)
class TrainedToday(Press, code="ctrt"):
    role_id: int


@dataclass(frozen=True)
class TrainedOn(Press, code="ctrd"):
    role_id: int


@dataclass(frozen=True)
class NotTrained(Press, code="ctrn"):
    role_id: int


@dataclass(frozen=True)
class OfferMost(Press, code="cmo"):
    role_id: int


@dataclass(frozen=True)
class SetMost(Press, code="cmos"):
    role_id: int
    most: int


@dataclass(frozen=True)
class Undo(Press, code="cundo"):
    correction_id: int


@dataclass(frozen=True)
class AnswerFor(Press, code="ckeep"):
    person_id: int


@dataclass(frozen=True)
class MakeLink(Press, code="clink"):
    person_id: int


@dataclass(frozen=True)
class ActFor(Press, code="cact"):
    person_id: int


@dataclass(frozen=True)
class ShowNotes(Press, code="cn"):
    person_id: int


@dataclass(frozen=True)
class TurnNotes(Press, code="cnt"):
    person_id: int
    page: int


@dataclass(frozen=True)
class WriteNote(Press, code="cnw"):
    person_id: int


@dataclass(frozen=True)
class DeleteNote(Press, code="cnd"):
    note_id: int


@dataclass(frozen=True)
class ReallyDeleteNote(Press, code="cndy"):
    note_id: int


@dataclass(frozen=True)
class ShowComments(Press, code="cc"):
    person_id: int


@dataclass(frozen=True)
class TurnComments(Press, code="cct"):
    person_id: int
    page: int
