"""What an admin reads about the versions of the agreement."""

from datetime import datetime

from bot.i18n import Instant, Sentence, _, _n, lines, only, paragraphs


def for_whom() -> Sentence:
    return paragraphs(
        _("📜 The agreement and code of conduct that duos sign. For which branch?"),
        _("A branch can have a text of its own. There it counts instead of the one of all branches."),
    )


def scope(branch: str | None) -> Sentence:
    return _("all branches") if branch is None else only(branch)


def scope_button(branch: str | None, version: int | None) -> Sentence:
    name = _("All branches") if branch is None else only(branch)
    return name if version is None else _("{scope} · version {n}", scope=name, n=version)


def screen(head: Sentence, *parts: Sentence) -> Sentence:
    return paragraphs(head, *parts)


def in_lines(first: Sentence, *others: Sentence) -> Sentence:
    return lines(first, *others)


def heading(branch: str | None) -> Sentence:
    return _("📜 <b>The agreement for {scope}</b>", scope=scope(branch))


def in_force(version: int, since: datetime) -> Sentence:
    return _("In force: version {n}, since {day}.", n=version, day=Instant(since, "day"))


def counts(signed: int, missing: int) -> Sentence:
    return lines(
        _n("{n} signature", "{n} signatures", signed),
        _n("{n} signature is missing", "{n} signatures are missing", missing),
    )


def none_in_force() -> Sentence:
    return _("There is no agreement yet. Nobody is asked to sign.")


def that_of_all_counts(version: int) -> Sentence:
    return _("This branch has no text of its own. Version {n} of all branches counts here.", n=version)


def have_their_own(names: tuple[str, ...]) -> Sentence:
    return _("Branches with a text of their own: {names}.", names=names)


def draft(version: int, since: datetime, languages: tuple[str, ...]) -> Sentence:
    if not languages:
        return _("Draft: version {n}, of {day}. No text yet.", n=version, day=Instant(since, "day"))
    return _(
        "Draft: version {n}, of {day}. Written: {languages}.",
        n=version,
        day=Instant(since, "day"),
        languages=languages,
    )


def read_in_force() -> Sentence:
    return _("👁 Read what is in force")


def new_version() -> Sentence:
    return _("✏️ New version")


def go_on_with_draft() -> Sentence:
    return _("✏️ Go on with the draft")


def take_back(version: int) -> Sentence:
    return _("↩ Take version {n} back", n=version)


def back() -> Sentence:
    return _("◀ Back")


def cannot_be_taken_back() -> Sentence:
    return _("This version cannot be taken back: people have been asked to sign it. Please write a new one.")
