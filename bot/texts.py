"""What the bot says when nothing else fits, to anybody."""

from bot.i18n import Sentence, _, paragraphs


def who_are_you() -> Sentence:
    return _(
        "Hello! I am Duo, the assistant of a mentoring programme. I only know people who were invited.\n\n"
        "Do you take part? Please ask your coordinator for your personal link."
    )


def finish_welcome_first() -> Sentence:
    return _("One moment: please first answer my question.")


def not_for_you() -> Sentence:
    return _("That is not possible for you. /help shows what you can do.")


def not_possible() -> Sentence:
    return _("That is not possible for you.")


def unknown_command() -> Sentence:
    return _("I do not know this command.")


def what_you_can_do_now(why: Sentence) -> Sentence:
    return paragraphs(why, _("This is what you can do now:"))


def stale_button() -> Sentence:
    return _("This button is no longer in use. /help shows what you can do now.")


def for_somebody_on_paper(name: str, said: Sentence) -> Sentence:
    """Above what the bot would say to somebody without Telegram; their coordinator reads it."""
    return paragraphs(_("📋 For <b>{name}</b>, who has no Telegram. You answer for {name}:", name=name), said)


def no_longer_for_them() -> Sentence:
    """They have Telegram by now, or the coordinator left the branch."""
    return _(
        "You no longer answer for this person, so I have dropped my question. Nobody has read what you wrote."
    )


def apology() -> Sentence:
    return _(
        "I am sorry, something went wrong on my side. The team can see it. "
        "Please try again later, or ask your coordinator."
    )
