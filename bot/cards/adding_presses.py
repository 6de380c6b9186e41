"""The buttons while somebody is added on paper."""

from dataclasses import dataclass

from bot.cards.rules import Step
from bot.outbox.buttons import Press
from bot.people.roles import RoleKind


@dataclass(frozen=True)
class AddAs(Press, code="adr"):
    role: RoleKind


@dataclass(frozen=True)
class AddIn(Press, code="adb"):
    branch_id: int


@dataclass(frozen=True)
class AddReads(Press, code="adl"):
    language: str


@dataclass(frozen=True)
class Skip(Press, code="ads"):
    step: Step


@dataclass(frozen=True)
class AddAgreed(Press, code="ada"):
    agreed: bool


@dataclass(frozen=True)
class AddCounted(Press, code="adc"):
    counted: bool


@dataclass(frozen=True)
class RemoveAdded(Press, code="adx"):
    person_id: int
