"""What one person's message about the agreement shows: the text, their yes or the way to it."""

from bot.agreements import texts
from bot.agreements.models import Signature
from bot.agreements.presses import AskAboutAgreement, ReadAgreement, SignAgreement
from bot.i18n import LANGUAGES, Sentence
from bot.outbox.buttons import Button, Rows
from bot.people.models import Person


def words(signature: Signature, language: str, *, newer: bool = False) -> Sentence:
    """The whole text in `language`; `newer` when it takes the place of one that they were about to sign."""
    partner, text = partner_in(signature).first_name, signature.agreement.by_language[language]
    if signature.signed_at is not None:
        return texts.in_language(language, texts.signed(partner, text, signature.signed_at))
    ask_it = texts.newer_question if newer else texts.question
    return texts.in_language(language, ask_it(partner, text))


def buttons(signature: Signature, language: str) -> Rows:
    others = [
        Button(texts.language_name(name), ReadAgreement(signature.id, code))
        for code, name in LANGUAGES.items()
        if code != language
    ]
    if signature.signed_at is not None:
        return [others]
    return [
        [Button(texts.i_agree(), SignAgreement(signature.id, language))],
        [Button(texts.i_have_a_question(), AskAboutAgreement(signature.id))],
        others,
    ]


def partner_in(signature: Signature) -> Person:
    return signature.duo.partner_of(signature.person)
