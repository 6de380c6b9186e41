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


def link_revoked() -> Sentence:
    return _("This link no longer works. Perhaps you got a newer one? Else please ask your coordinator.")


def is_this_you(name: str, known_as: str) -> Sentence:
    return _(
        "This link is for <b>{name}</b>, and I know you as {known_as}. Are you {name}?",
        name=name,
        known_as=known_as,
    )


def yes_i_am(name: str) -> Sentence:
    return _("Yes, I am {name}", name=name)


def that_is_you(name: str, known_as: str) -> Sentence:
    return _("✅ {name}, that is you. I go on calling you {known_as}.", name=name, known_as=known_as)


def link_is_for_another() -> Sentence:
    return _(
        "All right, nothing has changed. The link works on, for the person it is meant for, "
        "on their own phone."
    )


def cannot_become_one(name: str) -> Sentence:
    return _(
        "You have a duo here, and {name} has one, too. I cannot make one of the two. "
        "Please talk to your coordinator.",
        name=name,
    )


def welcome_to_telegram(name: str) -> Sentence:
    return _("Hello {name}! 👋 From now on I write to you here. One question first:", name=name)


def has_telegram_now(name: str) -> Sentence:
    return _(
        "📱 {name} has opened the link and reads me on Telegram now. You no longer answer for {name}.",
        name=name,
    )


def rather_on_paper(name: str) -> Sentence:
    return _(
        "{name} did not agree to the privacy notice on Telegram. All goes on as before, on paper: "
        "you answer for {name}.",
        name=name,
    )


def stays_on_paper() -> Sentence:
    return _(
        "I understand. All stays as it was: your coordinator goes on telling you the news. "
        "If you change your mind, open your link again."
    )


def did_not_agree(name: str) -> Sentence:
    return _(
        "{name} opened the link and did not agree to the privacy notice. Nothing about {name} is kept. "
        "Perhaps you would like to talk about it?",
        name=name,
    )


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
