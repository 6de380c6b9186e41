"""What stands on a coordinator's morning list."""

from datetime import datetime
from typing import Final

from bot.i18n import Instant, Sentence, _, _n, lines, only, paragraphs

LONGEST_NAME: Final = 30  # so that a full list stays within one message
LONGEST_CONTACT: Final = 30


def good_morning(name: str) -> Sentence:
    return _("☀️ Good morning {name}! This waits for you:", name=name)


def listed(head: Sentence, *sections: Sentence) -> Sentence:
    return paragraphs(head, *sections)


def section(head: Sentence, *told: Sentence) -> Sentence:
    return lines(head, *told)


def not_opened() -> Sentence:
    return _("🔗 <b>Links that nobody has opened for 3 days</b>")


def what_to_do_not_opened() -> Sentence:
    return _("Hand the page over again, or call. A new link, or no Telegram? Use the button below.")


def expired() -> Sentence:
    return _("⌛ <b>Links that have expired</b>")


def what_to_do_expired() -> Sentence:
    return _("With the button below you make new ones.")


def not_signed() -> Sentence:
    return _("✍️ <b>Agreements that are not signed</b>")


def what_to_do_not_signed() -> Sentence:
    return _("I asked 3 days ago or earlier. Perhaps it needs a word from you.")


def not_reachable() -> Sentence:
    return _("📵 <b>Not to be reached on Telegram</b>")


def what_to_do_not_reachable() -> Sentence:
    return _("Please call, or write an email.")


def full_name(first_name: str, last_name: str | None) -> Sentence:
    return only(_clipped(f"{first_name} {last_name or ''}".strip(), LONGEST_NAME))


def line(who: Sentence, since: datetime, contact: str | None) -> Sentence:
    if contact is None:
        return _("• {who}, since {day}", who=who, day=Instant(since, "day"))
    clipped = _clipped(contact, LONGEST_CONTACT)
    return _("• {who} ({contact}), since {day}", who=who, contact=clipped, day=Instant(since, "day"))


def line_of_duo(name: str, partner: str, since: datetime) -> Sentence:
    return _(
        "• {name} (duo with {partner}), since {day}",
        name=_clipped(name, LONGEST_NAME),
        partner=_clipped(partner, LONGEST_NAME),
        day=Instant(since, "day"),
    )


def and_more(n: int) -> Sentence:
    return _n("… and {n} more", "… and {n} more", n)


def show_links() -> Sentence:
    return _("🔗 Show the links")


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
