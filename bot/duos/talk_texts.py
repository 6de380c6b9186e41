"""How the two of a duo reach each other, also when one of them has no Telegram."""

from bot.duos.rules import Talk
from bot.i18n import Sentence, _


def has_no_telegram(partner: str, coordinator: str) -> Sentence:
    return _(
        "📋 {partner} has no Telegram. What you would like to tell {partner} goes through {coordinator}: "
        "with /callme {coordinator} calls you.",
        partner=partner,
        coordinator=coordinator,
    )


def please_pass_on(partner: str) -> Sentence:
    """To the coordinator who reads for somebody without Telegram."""
    return _("What is to be said to {partner}: please pass it on.", partner=partner)


def how_you_talk(talk: Talk, partner: str, coordinator: str) -> Sentence:
    match talk:
        case Talk.HERE:
            return _("What you write here goes to {partner}, and to nobody else. Say hello!", partner=partner)
        case Talk.PARTNER_ON_PAPER:
            return has_no_telegram(partner, coordinator)
        case Talk.ON_PAPER:
            return please_pass_on(partner)
