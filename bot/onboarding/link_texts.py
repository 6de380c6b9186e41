"""What is said about links: while one is made, and when one does not work."""

from datetime import datetime

from bot.i18n import InLanguage, Instant, Sentence, _, only
from bot.onboarding.texts import role_name
from bot.people.roles import RoleKind


def link_unknown() -> Sentence:
    return _("I do not know this link. Please ask your coordinator for a new one.")


def link_used() -> Sentence:
    return _("This link has been used already. It works once. Please ask your coordinator for a new one.")


def link_expired() -> Sentence:
    return _("This link is too old. Please ask your coordinator for a new one.")


def invite_as_what() -> Sentence:
    return _("Whom do you invite?")


def invite_where() -> Sentence:
    return _("To which branch?")


def no_branch_yet() -> Sentence:
    return _("There is no branch yet. With /branches an admin adds one.")


def invite_in_which_language() -> Sentence:
    return _("In which language shall I welcome them?")


def language_of_their_phone() -> Sentence:
    return _("That of their phone")


def language_name(name: str) -> Sentence:
    return only(name)


def whole_programme() -> Sentence:
    return _("the whole programme")


def link_made(role: RoleKind, branch: str | None, until: datetime) -> Sentence:
    return _(
        "✅ A link for one {role} ({branch}). It works once, until {until}. "
        "Please forward the next message to this person.",
        role=role_name(role),
        branch=branch or whole_programme(),
        until=Instant(until, "day"),
    )


def link_made_already() -> Sentence:
    return _("The link is made already. It is in the message below.")


def invitation(language: str, link: str) -> Sentence:
    """For the invited person: it keeps their language, whoever forwards it."""
    text = _(
        "Hello! Here is your personal link to our mentoring programme. Tap it, then tap START: {link}",
        link=link,
    )
    return only(InLanguage(language, text))


def branch_name(name: str) -> Sentence:
    return only(name)
