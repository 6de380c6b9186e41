"""Which partner is meant, and who reads what somebody writes."""

from datetime import date

from bot.i18n import Sentence, _, only


def with_whom() -> Sentence:
    return _("With whom?")


def partner(
    name: str, *, initial: str | None = None, since: date | None = None, number: int | None = None
) -> Sentence:
    """The first name, and what tells it from the same name of another partner."""
    if initial is not None:
        return _("{name} {initial}.", name=name, initial=initial)
    if since is not None:
        return _("{name} (since {day})", name=name, day=since)
    if number is not None:
        return _("{name} ({n})", name=name, n=number)
    return only(name)


def you_say_for_whom(partner: str) -> Sentence:
    return _(
        "You have several partners now. When you write here, I ask you for whom it is, and nobody else "
        "reads it. A reply to a message goes to whoever wrote it. Say hello to {partner}!",
        partner=partner,
    )


def duo_is_over(partner: str) -> Sentence:
    return _("Your duo with {partner} has ended. Your coordinator can tell you more.", partner=partner)
