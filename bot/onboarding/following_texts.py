"""What staff read about links that are not opened yet, and about people kept on paper."""

from datetime import datetime

from bot.i18n import Instant, Sentence, _, _n, lines, only, paragraphs
from bot.onboarding.link_texts import whole_programme
from bot.onboarding.texts import role_name
from bot.people.roles import RoleKind


def no_links() -> Sentence:
    return _("All links are opened. With /invite you make a new one.")


def links_not_opened(count: int) -> Sentence:
    return _n("{n} link is not opened yet:", "{n} links are not opened yet:", count)


def listed(head: Sentence, *told: Sentence) -> Sentence:
    return paragraphs(head, *told)


def line(number: int, who: Sentence, *facts: Sentence) -> Sentence:
    return lines(_("{number}. <b>{who}</b>", number=number, who=who), *facts)


def pick(number: int, who: Sentence) -> Sentence:
    return _("{number} · {who}", number=number, who=who)


def card(who: Sentence, *facts: Sentence) -> Sentence:
    return lines(_("🔗 Link for <b>{who}</b>", who=who), *facts)


def named(first_name: str, last_name: str | None) -> Sentence:
    return only(f"{first_name} {last_name or ''}".strip())


def somebody(role: RoleKind, branch: str | None) -> Sentence:
    return _("{role} ({branch})", role=role_name(role), branch=branch or whole_programme())


def works_until(made_at: datetime, until: datetime) -> Sentence:
    return _("Since {day}; it works until {until}.", day=Instant(made_at, "day"), until=Instant(until, "day"))


def expired_on(made_at: datetime, day: datetime) -> Sentence:
    return _("⌛ Since {day}; it expired on {until}.", day=Instant(made_at, "day"), until=Instant(day, "day"))


def revoked_on(day: datetime) -> Sentence:
    return _("✖ Revoked on {day}.", day=Instant(day, "day"))


def takes_part_on_paper() -> Sentence:
    return _("📋 Takes part on paper.")


def made_by(name: str) -> Sentence:
    return _("Made by {name}.", name=name)


def reached_by(phone: str | None, email: str | None) -> Sentence:
    return _("☎️ {contact}", contact=" · ".join(contact for contact in (phone, email) if contact))


def renew() -> Sentence:
    return _("🔁 Make a new link")


def revoke() -> Sentence:
    return _("✖ Revoke")


def has_no_telegram() -> Sentence:
    return _("📵 Has no Telegram")


def back() -> Sentence:
    return _("◀ Back")


def more() -> Sentence:
    return _("More ▶")


def is_over() -> Sentence:
    return _("This link has been opened, renewed or revoked meanwhile. /links shows which ones wait.")


def renewed(who: Sentence, until: datetime) -> Sentence:
    return _(
        "🔁 A new link for {who}. It works once, until {until}; the old one no longer works. "
        "Please forward the next message to this person.",
        who=who,
        until=Instant(until, "day"),
    )


def shall_it_stop_working(who: Sentence) -> Sentence:
    return _("Shall the link for {who} stop working?", who=who)


def revoke_it() -> Sentence:
    return _("✖ Revoke the link")


def remove_too(name: str) -> Sentence:
    return _("🗑 Remove {name}, too", name=name)


def is_revoked(who: Sentence, *, still_expected: bool) -> Sentence:
    revoked = _("✖ The link for {who} no longer works.", who=who)
    if not still_expected:
        return revoked
    return paragraphs(revoked, _("I still expect {who}: in /links you can make a new link.", who=who))


def is_revoked_already() -> Sentence:
    return _("This link is revoked already.")


def is_removed(who: Sentence) -> Sentence:
    return _("🗑 {who} is no longer expected, and the link no longer works. I keep nothing more.", who=who)


def did_they_agree_on_paper(name: str) -> Sentence:
    return paragraphs(
        _(
            "{name} can take part without Telegram. What I would ask {name} then comes to you, "
            "and you answer in the place of {name}.",
            name=name,
        ),
        _(
            "Has {name} read the privacy notice and agreed to it on paper? "
            "Please keep that page in your branch.",
            name=name,
        ),
    )


def agreed_on_paper(name: str) -> Sentence:
    return _("✅ Yes, {name} agreed on paper", name=name)


def is_kept_on_paper(name: str) -> Sentence:
    return _(
        "📋 {name} takes part on paper, and you answer for {name}. "
        "Does {name} get Telegram later? In /links you find the link, or make a new one.",
        name=name,
    )


def is_on_paper_already(name: str) -> Sentence:
    return _("{name} takes part on paper already.", name=name)


def is_here_already(name: str) -> Sentence:
    return _("{name} has opened the link meanwhile.", name=name)
