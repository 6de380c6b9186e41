"""The questions after a meeting. They say who reads the answers."""

from datetime import datetime

from bot.checkins.rules import Met
from bot.i18n import Instant, Sentence, Verbatim, _, lines, paragraphs


def did_you_meet(partner: str, starts_at: datetime) -> Sentence:
    return paragraphs(
        _(
            "Did you and {partner} meet on <b>{moment}</b>?",
            partner=partner,
            moment=Instant(starts_at, "moment"),
        ),
        who_reads(),
    )


def have_you_met_since(partner: str, starts_at: datetime) -> Sentence:
    """Asked again after a meeting was moved."""
    return paragraphs(
        _(
            "You moved your meeting of {day}. Have you and {partner} met since?",
            partner=partner,
            day=Instant(starts_at, "day"),
        ),
        who_reads(),
    )


def who_reads() -> Sentence:
    return _("<i>Your partner does not see this. The coordinators of your branch do.</i>")


def met(answer: Met) -> Sentence:
    match answer:
        case Met.YES:
            return _("✅ Yes")
        case Met.NO:
            return _("❌ No")
        case Met.MOVED:
            return _("📅 Moved")


def how_was_it(partner: str) -> Sentence:
    return paragraphs(
        _("How was it with {partner}? 1 is not good, 5 is very good.", partner=partner), who_reads()
    )


def stars(count: int) -> Sentence:
    return _("{n} ⭐", n=count)


def thanks(
    answer: Met, partner: str, count: int | None, words: str | None, asked_to_call: str | None
) -> Sentence:
    """What was noted, in full, so that a wrong tap is seen."""
    noted = [_noted(answer, partner, count)]
    if words:
        noted.append(_("Your words: “{words}”", words=Verbatim(words)))
    if asked_to_call:
        noted.append(_("☎️ {coordinator} will call you.", coordinator=asked_to_call))
    return paragraphs(lines(*noted), who_reads())


def _noted(answer: Met, partner: str, count: int | None) -> Sentence:
    match answer:
        case Met.YES if count:
            return _("Thank you! Noted: you met {partner}, {n} of 5. ⭐", partner=partner, n=count)
        case Met.YES:
            return _("Thank you! Noted: you met {partner}.", partner=partner)
        case Met.NO:
            return _(
                "Thank you for telling me. Noted: you did not meet {partner}. Next time will be better.",
                partner=partner,
            )
        case Met.MOVED:
            return _("Thank you! Noted: you and {partner} moved it. I ask again in 3 days.", partner=partner)


def call_me() -> Sentence:
    return _("☎️ Please call me")


def add_a_word() -> Sentence:
    return _("✏️ Add a word")


def change() -> Sentence:
    return _("↩ Change")


def write_your_word(coordinator: str) -> Sentence:
    return _(
        "Write it here in your next message. {coordinator} and the coordinators of your branch read it, "
        "your partner does not.",
        coordinator=coordinator,
    )


def about_which_duo() -> Sentence:
    return _("Which duo is it about? The one with:")


def you_will_be_called(coordinator: str) -> Sentence:
    return _("☎️ I have told {coordinator} that you would like a call.", coordinator=coordinator)


def already_told(coordinator: str) -> Sentence:
    return _("{coordinator} knows already that you would like a call.", coordinator=coordinator)


def too_long_ago() -> Sentence:
    return _("That meeting is too long ago to change the answer. Your coordinator can help.")


def your_word_is_noted() -> Sentence:
    return _("✅ Thank you, your words are noted.")
