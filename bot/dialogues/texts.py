"""What stands around every question in words."""

from bot.i18n import Sentence, _


def never_mind() -> Sentence:
    return _("✖ Never mind")


def dropped() -> Sentence:
    return _("All right. I am no longer waiting for an answer.")


def in_words_please() -> Sentence:
    return _("Please answer with a written message.")


def too_long(most: int) -> Sentence:
    return _("That is a bit long. Please write at most {most} characters.", most=most)
