"""The buttons of the welcome, of invitations and of the language."""

from dataclasses import dataclass

from bot.outbox.buttons import Press
from bot.people.roles import RoleKind


@dataclass(frozen=True)
class AgreeToPrivacy(Press, code="privacy"):
    agrees: bool


@dataclass(frozen=True)
class BeCounted(Press, code="research"):
    counted: bool


@dataclass(frozen=True)
class KeepName(Press, code="name"):
    keep: bool


@dataclass(frozen=True)
class SkipAbout(Press, code="noabout"):
    pass


@dataclass(frozen=True)
class ChangeAbout(Press, code="about"):
    pass


@dataclass(frozen=True)
class IsMe(Press, code="isme"):
    token: str  # of the link, which is for somebody of another name


@dataclass(frozen=True)
class IsNotMe(Press, code="notme"):
    pass


@dataclass(frozen=True)
class ChooseLanguage(Press, code="lang"):
    language: str


@dataclass(frozen=True)
class InviteAs(Press, code="inv"):
    role: RoleKind


@dataclass(frozen=True)
class InviteTo(Press, code="invb"):
    role: RoleKind
    branch_id: int  # 0: the whole programme


@dataclass(frozen=True)
class InviteIn(Press, code="invl"):
    role: RoleKind
    branch_id: int
    language: str  # "any": that of their Telegram


@dataclass(frozen=True)
class Do(Press, code="do"):
    """A command as a button."""

    command: str
