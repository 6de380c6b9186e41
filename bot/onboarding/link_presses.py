"""The buttons of links that are not opened yet."""

from dataclasses import dataclass

from bot.outbox.buttons import Press


@dataclass(frozen=True)
class OpenLinks(Press, code="links"):
    """The list as a message of its own: what the button stands under stays as it is."""


@dataclass(frozen=True)
class ShowLinks(Press, code="linkp"):
    page: int


@dataclass(frozen=True)
class ShowLink(Press, code="link"):
    invitation_id: int


@dataclass(frozen=True)
class RenewLink(Press, code="linknew"):
    invitation_id: int


@dataclass(frozen=True)
class AskRevoke(Press, code="linkx"):
    invitation_id: int


@dataclass(frozen=True)
class RevokeLink(Press, code="linkxx"):
    invitation_id: int
    and_remove: bool  # the expected person, too


@dataclass(frozen=True)
class AskPaper(Press, code="paper"):
    invitation_id: int


@dataclass(frozen=True)
class KeepOnPaper(Press, code="paperok"):
    invitation_id: int
