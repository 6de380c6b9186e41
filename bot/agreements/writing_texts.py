"""What an admin reads while they write a version of the agreement and publish it."""

from bot.agreements.managing_texts import scope
from bot.i18n import LANGUAGES, Sentence, _, _n, only, paragraphs


def draft_heading(branch: str | None, version: int) -> Sentence:
    return _("✏️ <b>Draft of version {n} for {scope}</b>", n=version, scope=scope(branch))


def what_is_written(language: str, characters: int) -> Sentence:
    name = only(LANGUAGES[language])
    if not characters:
        return _("⚪ {language}: no text yet", language=name)
    return _n("✅ {language}: {n} character", "✅ {language}: {n} characters", characters, language=name)


def nobody_sees_it_yet() -> Sentence:
    return _("Nobody sees a draft. It needs a text in each language before you can publish it.")


def write_in(name: str) -> Sentence:
    return _("✏️ {language}", language=name)


def start_from_example() -> Sentence:
    return _("📄 Start from the example")


def start_from_version(version: int) -> Sentence:
    return _("📄 Start from version {n}", n=version)


def preview() -> Sentence:
    return _("👁 Preview")


def drop_draft() -> Sentence:
    return _("🗑 Drop the draft")


def sure_to_drop(version: int) -> Sentence:
    return _("Drop the draft of version {n}? Its texts are lost then.", n=version)


def yes_drop() -> Sentence:
    return _("🗑 Yes, drop it")


def ask_for_text(language: str, step: int, version: int, most: int) -> Sentence:
    """Above the field in which the text is written, or rather pasted."""
    return paragraphs(
        _(
            "✏️ <b>{language}</b> ({step} of 3). Please send the text of version {version} now.",
            language=only(LANGUAGES[language]),
            step=step,
            version=version,
        ),
        _("At most {most} characters, in one message. Both people of each duo will read it.", most=most),
    )


def keep_that_of(version: int) -> Sentence:
    return _("📄 Keep the text of version {n}", n=version)


def take_that_of_all(version: int) -> Sentence:
    return _("📄 Take that of all branches (version {n})", n=version)


def take_example() -> Sentence:
    return _("📄 Take the example")


def too_long(characters: int, most: int) -> Sentence:
    return paragraphs(
        _n(
            "This text has {n} character. At most {most} fit, so I have not taken it.",
            "This text has {n} characters. At most {most} fit, so I have not taken it.",
            characters,
            most=most,
        ),
        _("Telegram cuts a text of more than 4,096 characters in two. I do not take the second part either."),
    )


def send_a_shorter_one() -> Sentence:
    return _("✏️ Send a shorter text")


def rest_is_not_taken() -> Sentence:
    return _("I have not taken this: it looks like the rest of a text that was too long.")


def current(name: str) -> Sentence:
    return _("• {language}", language=name)


def change_this_text() -> Sentence:
    return _("✏️ Change this text")


def publish(version: int) -> Sentence:
    return _("📣 Publish version {n}", n=version)


def who_signs(branch: str | None, version: int, duos: int) -> Sentence:
    return paragraphs(
        _("📣 Publish version {n} for {scope}? Who signs it?", n=version, scope=scope(branch)),
        _n("{n} active duo falls under it.", "{n} active duos fall under it.", duos),
        _("Who was asked for an earlier version and has not signed it is asked for this one in any case."),
    )


def only_from_now_on() -> Sentence:
    return _("Only new duos")


def ask_all_anew() -> Sentence:
    return _("All active duos, anew")


def published(branch: str | None, version: int) -> Sentence:
    return _("✅ Version {n} for {scope} is in force.", n=version, scope=scope(branch))


def both_are_asked_anew() -> Sentence:
    return _("Both people of each active duo are asked to sign, at a decent hour.")


def signed_from_now_on() -> Sentence:
    return _("From now on each new duo signs it.")


def draft_is_gone() -> Sentence:
    return _("This draft is published or dropped by now. /agreement shows how it is.")


def texts_are_missing(names: tuple[str, ...]) -> Sentence:
    return _("A text is still missing: {names}.", names=names)
