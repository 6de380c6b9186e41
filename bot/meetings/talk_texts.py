"""What is said when somebody cannot come: how the two find another day."""

from bot.duos.rules import Talk
from bot.duos.talk_texts import please_pass_on
from bot.i18n import Sentence, _, lines


def another_day_perhaps(talk: Talk, partner: str, coordinator: str) -> Sentence:
    match talk:
        case Talk.HERE:
            return _("Would another day work? Write it here: {partner} reads it.", partner=partner)
        case Talk.PARTNER_ON_PAPER:
            return _(
                "Would another day work? {partner} has no Telegram: with /callme {coordinator} calls you "
                "and asks {partner}.",
                partner=partner,
                coordinator=coordinator,
            )
        case Talk.ON_PAPER:
            return lines(_("Would another day work?"), please_pass_on(partner))
