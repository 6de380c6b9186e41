"""What a coordinator reads about who has signed."""

from datetime import datetime

from bot.i18n import Instant, Sentence, _, _n, lines, paragraphs


def missing(people: int) -> Sentence:
    return _n(
        "📜 {n} person has not signed the agreement yet.",
        "📜 {n} people have not signed the agreement yet.",
        people,
    )


def nobody_is_missing() -> Sentence:
    return _("📜 Everybody who was asked has signed the agreement.")


def asked_now(name: str) -> Sentence:
    return _("✅ I have asked {name} now.", name=name)


def listed(head: Sentence, *parts: Sentence) -> Sentence:
    return paragraphs(head, *parts)


def duo(mentee: str, mentor: str, *people: Sentence) -> Sentence:
    return lines(_("<b>{mentee} and {mentor}</b>", mentee=mentee, mentor=mentor), *people)


def has_signed(name: str, at: datetime) -> Sentence:
    return _("✅ {name} signed on {day}.", name=name, day=Instant(at, "day"))


def signed_on_paper(name: str, at: datetime, coordinator: str) -> Sentence:
    """Somebody without Telegram: a coordinator tapped for them."""
    return _(
        "✅ {name} signed on {day} ({coordinator} noted it).",
        name=name,
        day=Instant(at, "day"),
        coordinator=coordinator,
    )


def has_not_signed(name: str, asked_at: datetime) -> Sentence:
    return _("⏳ {name} was asked on {day} and has not signed.", name=name, day=Instant(asked_at, "day"))


def was_not_asked(name: str) -> Sentence:
    return _("⚪ {name} has not been asked.", name=name)


def ask(name: str) -> Sentence:
    return _("🔁 Ask {name}", name=name)


def asked_today(name: str) -> Sentence:
    return _("{name} was asked today already. Tomorrow you can ask again. Perhaps give a call?", name=name)


def cannot_be_reached(name: str) -> Sentence:
    return _("I cannot reach {name}. Perhaps give a call?", name=name)
