"""What is said around notes and comments."""

from datetime import datetime

from bot.checkins.rules import Met
from bot.i18n import Instant, Sentence, Verbatim, _, _n, lines, paragraphs


def only_with_an_alert(name: str) -> Sentence:
    return _(
        "The words about {name} and of {name} reach an admin only with an alert on their duo. "
        "The coordinators of the branch read them.",
        name=name,
    )


def notes(name: str, count: int, *told: Sentence) -> Sentence:
    head = _n("📝 <b>{name}</b>: {n} note", "📝 <b>{name}</b>: {n} notes", count, name=name)
    return paragraphs(head, *told)


def no_notes(name: str) -> Sentence:
    return _("📝 There are no notes about {name}.", name=name)


def note(author: str | None, at: datetime, words: str) -> Sentence:
    day = Instant(at, "date")
    if author is None:
        head = _("<b>{day}</b>", day=day)
    else:
        head = _("<b>{author}, {day}</b>", author=author, day=day)
    return lines(head, _("{words}", words=Verbatim(words)))


def write_a_note() -> Sentence:
    return _("✏️ Write a note")


def write_it(name: str, branches: tuple[str, ...]) -> Sentence:
    return _(
        "Write your note about <b>{name}</b> here. The coordinators of {branches} can read it. "
        "{name} gets it, too, when asking with /mydata: please write fairly.",
        name=name,
        branches=branches,
    )


def noted(name: str) -> Sentence:
    return _("✅ Your note about {name} is kept.", name=name)


def show_notes() -> Sentence:
    return _("📝 All notes")


def delete(words: str | None) -> Sentence:
    if words is None:
        return _("🗑 Delete my note")
    return _("🗑 Delete “{words}”", words=Verbatim(words))


def really_delete(name: str, words: str) -> Sentence:
    return paragraphs(
        _("Delete this note about {name}? It cannot come back.", name=name),
        _("“{words}”", words=Verbatim(words)),
    )


def yes_delete() -> Sentence:
    return _("🗑 Yes, delete it")


def keep() -> Sentence:
    return _("✖ Keep it")


def deleted(name: str) -> Sentence:
    return _("🗑 Your note about {name} is deleted.", name=name)


def comments(name: str, count: int, *told: Sentence) -> Sentence:
    head = _n("💬 <b>{name}</b>: {n} answer", "💬 <b>{name}</b>: {n} answers", count, name=name)
    return paragraphs(head, *told)


def no_comments(name: str) -> Sentence:
    return _("💬 {name} has told nothing about meetings yet.", name=name)


def comment(
    partner: str, met_at: datetime, met: Met | None, stars: int | None, words: str | None, by: str | None
) -> Sentence:
    """`by`: who wrote it down for somebody without Telegram."""
    told = [_("<b>{day}, with {partner}</b>", day=Instant(met_at, "date"), partner=partner)]
    if stars is not None:
        told.append(_("{n} of 5 ⭐", n=stars))
    elif met is Met.NO:
        told.append(_("They did not meet."))
    elif met is Met.MOVED:
        told.append(_("The meeting was moved."))
    if words:
        told.append(_("“{words}”", words=Verbatim(words)))
    if by is not None:
        told.append(_("Written down by {name}", name=by))
    return lines(*told)
