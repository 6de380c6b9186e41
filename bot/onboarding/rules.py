"""The steps of the welcome, and who may invite whom. Pure."""

from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.people.roles import PARTICIPANTS, RoleKind

LINK_WORKS_FOR: Final = timedelta(days=30)
LONGEST_NAME: Final = 40
LONGEST_ABOUT: Final = 200
WELCOME_WAITS: Final = timedelta(days=365)  # nobody in the welcome has a partner whose message this could be

# Whom a role may invite from the chat.
MAY_INVITE: Final = {
    RoleKind.COORDINATOR: (RoleKind.MENTEE, RoleKind.MENTOR),
    RoleKind.ADMIN: (RoleKind.MENTEE, RoleKind.MENTOR, RoleKind.COORDINATOR, RoleKind.ADMIN),
}


class Step(StrEnum):
    PRIVACY = "privacy"
    RESEARCH = "research"
    NAME = "name"
    ABOUT = "about"
    DONE = "done"


def next_step(
    *,
    agreed_to_privacy: bool,
    answered_research: bool,
    name_confirmed: bool,
    asked_about: bool,
    kinds: Collection[RoleKind],
) -> Step:
    """Return what is still to be asked; only mentees and mentors say a line about themselves."""
    if not agreed_to_privacy:
        return Step.PRIVACY
    if not answered_research:
        return Step.RESEARCH
    if not name_confirmed:
        return Step.NAME
    if not asked_about and PARTICIPANTS & set(kinds):
        return Step.ABOUT
    return Step.DONE


def is_name(text: str) -> bool:
    """A name has a letter of some script: else a button with nothing but it could not be read."""
    return any(character.isalpha() for character in text)


def is_same_name(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def first_language(*, invited: str | None, telegram: str | None, branch: str | None) -> str:
    """The invitation's language, else that of their Telegram, else the branch's; each "fr", "nl" or "en"."""
    return invited or telegram or branch or "en"


def invitable(kinds: Collection[RoleKind]) -> list[RoleKind]:
    """The roles that somebody with these `kinds` of role may invite to, in a fixed order."""
    allowed = {role for kind in kinds for role in MAY_INVITE.get(kind, ())}
    return [role for role in RoleKind if role in allowed]
