"""What the two of a duo read about the agreement."""

from datetime import datetime

from bot.i18n import InLanguage, Instant, Sentence, Verbatim, _, only, paragraphs


def in_language(language: str, sentence: Sentence) -> Sentence:
    """The text has one language, and what stands around it has the same, whatever the reader speaks."""
    return only(InLanguage(language, sentence))


def question(partner: str, text: str) -> Sentence:
    return paragraphs(
        heading(partner),
        only(Verbatim(text)),
        _("Do you agree? Your coordinator sees your answer, {partner} does not.", partner=partner),
    )


def newer_question(partner: str, text: str) -> Sentence:
    """In the place of an older text that they were about to sign."""
    return paragraphs(_("There is a newer text. Please read this one."), question(partner, text))


def signed(partner: str, text: str, at: datetime) -> Sentence:
    return paragraphs(
        heading(partner),
        only(Verbatim(text)),
        _("✅ You signed on {day}.", day=Instant(at, "day")),
    )


def heading(partner: str) -> Sentence:
    return _("📜 <b>The agreement for your duo with {partner}</b>", partner=partner)


def i_agree() -> Sentence:
    return _("✅ I agree")


def i_have_a_question() -> Sentence:
    return _("❓ I have a question")


def language_name(name: str) -> Sentence:
    return only(name)


def reminder(partner: str) -> Sentence:
    return _(
        "📜 You have not signed the agreement for your duo with {partner} yet. "
        "Please read it. Then sign it, or ask your question.",
        partner=partner,
    )


def read_it() -> Sentence:
    return _("📜 Read the agreement")


def question_is_passed_on(coordinator: str) -> Sentence:
    return _(
        "☎️ I have told {coordinator} that you would like a call. "
        "Ask your question about the agreement then. You can sign later, with the button above.",
        coordinator=coordinator,
    )


def signed_already(at: datetime) -> Sentence:
    return _("You have signed already, on {day}. Thank you!", day=Instant(at, "day"))


def duo_has_ended() -> Sentence:
    return _("This duo has ended. You do not have to sign any more.")


def nothing_to_sign() -> Sentence:
    return _("There is no agreement to sign at the moment.")
