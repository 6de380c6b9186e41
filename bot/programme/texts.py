"""What stands around every list and every change of the programme."""

from datetime import date

from bot.i18n import Sentence, _, lines, only, paragraphs


def name_only(name: str) -> Sentence:
    return only(name)


def dated(on: date) -> Sentence:
    """A day with its year."""
    return _("{day} {year}", day=on, year=str(on.year))


def nothing() -> Sentence:
    return only("–")


def both(one: Sentence, other: Sentence) -> Sentence:
    return paragraphs(one, other)


def listed(head: Sentence, *items: Sentence) -> Sentence:
    return paragraphs(head, *items)


def told(head: Sentence, *more: Sentence) -> Sentence:
    return lines(head, *more)


def changed(what: Sentence, before: Sentence, after: Sentence) -> Sentence:
    return _("✅ {what}: {before} → <b>{after}</b>", what=what, before=before, after=after)


def undo() -> Sentence:
    return _("↩ Undo")


def is_undone() -> Sentence:
    return _("↩ It is as it was before.")


def is_so_already() -> Sentence:
    return _("It is so already.")


def has_changed_since() -> Sentence:
    return _("Somebody has changed this since then. I leave it as it is.")


def back() -> Sentence:
    return _("◀ Back")


def earlier() -> Sentence:
    return _("◀ Previous")


def more() -> Sentence:
    return _("More ▶")


def tap_please() -> Sentence:
    return _("Please tap one of the buttons above.")
