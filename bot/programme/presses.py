"""The buttons of branches, cohorts, staff and the audit."""

from dataclasses import dataclass
from datetime import date

from bot.outbox.buttons import Press
from bot.people.roles import RoleKind
from bot.people.values import BranchField
from bot.programme.rules import AuditFilter


@dataclass(frozen=True)
class ShowBranches(Press, code="brs"):
    page: int


@dataclass(frozen=True)
class ShowBranch(Press, code="br"):
    branch_id: int


@dataclass(frozen=True)
class EditBranch(Press, code="bred"):
    branch_id: int
    field: BranchField


@dataclass(frozen=True)
class SetBranch(Press, code="brset"):
    branch_id: int
    field: BranchField
    value: str


@dataclass(frozen=True)
class WorkOn(Press, code="brday"):
    branch_id: int
    weekday: int  # 0 is Monday
    works: bool


@dataclass(frozen=True)
class UndoBranch(Press, code="brundo"):
    entry_id: int


@dataclass(frozen=True)
class NewBranch(Press, code="brnew"):
    pass


@dataclass(frozen=True)
class SetNewBranch(Press, code="brnset"):
    field: BranchField
    value: str


@dataclass(frozen=True)
class MakeBranch(Press, code="brmake"):
    pass


@dataclass(frozen=True)
class ShowCohorts(Press, code="cos"):
    page: int


@dataclass(frozen=True)
class ShowCohort(Press, code="co"):
    cohort_id: int


@dataclass(frozen=True)
class NewCohort(Press, code="conew"):
    page: int  # of the branches to choose from


@dataclass(frozen=True)
class NewCohortIn(Press, code="conewin"):
    branch_id: int


@dataclass(frozen=True)
class StartNewCohort(Press, code="constart"):
    starts_on: date


@dataclass(frozen=True)
class RenameCohort(Press, code="coname"):
    cohort_id: int


@dataclass(frozen=True)
class MoveCohort(Press, code="comove"):
    cohort_id: int


@dataclass(frozen=True)
class StartCohort(Press, code="costart"):
    cohort_id: int
    starts_on: date


@dataclass(frozen=True)
class RemoveCohort(Press, code="corm"):
    cohort_id: int


@dataclass(frozen=True)
class UndoCohort(Press, code="coundo"):
    entry_id: int


@dataclass(frozen=True)
class ShowStaff(Press, code="stf"):
    page: int


@dataclass(frozen=True)
class ShowMember(Press, code="stm"):
    person_id: int


@dataclass(frozen=True)
class OfferRoles(Press, code="stadd"):
    person_id: int
    page: int  # of the branches to choose from


@dataclass(frozen=True)
class GiveRole(Press, code="stgive"):
    person_id: int
    kind: RoleKind
    branch_id: int  # 0: the whole programme


@dataclass(frozen=True)
class TakeRole(Press, code="sttake"):
    role_id: int


@dataclass(frozen=True)
class UndoRole(Press, code="stundo"):
    entry_id: int


@dataclass(frozen=True)
class ShowAudit(Press, code="audit"):
    only: AuditFilter
    page: int
