"""What staff hear of somebody who cannot be reached."""

from bot.i18n import Sentence, _, lines


def is_unreachable(name: str, phone: str | None, email: str | None, partners: tuple[str, ...]) -> Sentence:
    return lines(
        _(
            "📵 I can no longer reach {name} on Telegram. Perhaps {name} has blocked me or changed phones. "
            "Could you call?",
            name=name,
        ),
        *([_("Phone: {phone}", phone=phone)] if phone else []),
        *([_("E-mail: {email}", email=email)] if email else []),
        *([] if phone or email else [_("I know neither a phone number nor an e-mail address.")]),
        *([_("In a duo with {names}.", names=partners)] if partners else []),
    )


def is_reachable(name: str) -> Sentence:
    return _("📶 {name} can be reached on Telegram again.", name=name)
