"""When two lines, or a line and somebody who is there already, are the same person. Pure."""

import re
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from bot.importing.columns import plain
from bot.people.roles import RoleKind

Whose = TypeVar("Whose")

NO_PART_OF_A_NUMBER: Final = re.compile(r"[^\d+]")


@dataclass(frozen=True)
class Identity:
    branch_id: int
    kind: RoleKind
    name: str
    email: str | None
    phone: str | None

    def may_be(self, other: "Identity") -> bool:
        """Two people may share a name; then another address or number tells them apart."""
        return not (_differ(self.email, other.email) or _differ(self.phone, other.phone))


def identity_of(
    *,
    branch_id: int,
    kind: RoleKind,
    first_name: str,
    last_name: str | None,
    email: str | None,
    phone: str | None,
) -> Identity:
    name = plain(f"{first_name} {last_name or ''}")
    number = NO_PART_OF_A_NUMBER.sub("", phone or "")
    return Identity(branch_id, kind, name, (email or "").casefold() or None, number or None)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


class Register(Generic[Whose]):
    """Who is known in a branch and a role: found by e-mail address, else by phone number, else by name."""

    def __init__(self) -> None:
        self._by_contact: dict[tuple[int, RoleKind, str], Whose] = {}
        self._by_name: dict[tuple[int, RoleKind, str], list[tuple[Identity, Whose]]] = {}

    def add(self, identity: Identity, whose: Whose) -> None:
        """Who came first stays."""
        place = identity.branch_id, identity.kind
        for contact in filter(None, (identity.email, identity.phone)):
            self._by_contact.setdefault((*place, contact), whose)
        self._by_name.setdefault((*place, identity.name), []).append((identity, whose))

    def find(self, identity: Identity) -> Whose | None:
        place = identity.branch_id, identity.kind
        for contact in filter(None, (identity.email, identity.phone)):
            if (whose := self._by_contact.get((*place, contact))) is not None:
                return whose
        namesakes = self._by_name.get((*place, identity.name), ())
        return next((whose for other, whose in namesakes if identity.may_be(other)), None)
