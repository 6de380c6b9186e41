"""What a plan has to know of the programme: branches, cohorts, and who is there already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.people.roles import RoleKind


@dataclass(frozen=True)
class KnownBranch:
    id: int
    name: str
    country: str
    language: str
    zone: str
    today: date
    cohorts: Mapping[str, int]  # by name


@dataclass(frozen=True)
class KnownPerson:
    branch_id: int
    kind: RoleKind
    first_name: str
    last_name: str | None
    email: str | None
    phone: str | None


@dataclass(frozen=True)
class Known:
    chosen: KnownBranch  # for lines that name none
    branches: tuple[KnownBranch, ...]  # to which this importer may import
    others: tuple[str, ...]  # the names of all other branches
    people: tuple[KnownPerson, ...]
