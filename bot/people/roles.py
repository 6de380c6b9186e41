"""What somebody can be in the programme. Pure."""

from enum import StrEnum


class RoleKind(StrEnum):
    MENTEE = "mentee"
    MENTOR = "mentor"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


PARTICIPANTS = frozenset({RoleKind.MENTEE, RoleKind.MENTOR})
