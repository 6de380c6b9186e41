"""What is said around a duo's own words."""

from bot.i18n import Sentence, _


def could_not_reach(partner: str) -> Sentence:
    return _(
        "I could not bring your message to {partner}. Your coordinator can help you to get in touch.",
        partner=partner,
    )


def partner_does_not_see_that(partner: str) -> Sentence:
    return _(
        "I did not send this to {partner}: it replies to something that {partner} does not see, or to a very "
        "old message. Is it for {partner}? Then send it again, not as a reply.",
        partner=partner,
    )


def for_whom() -> Sentence:
    return _("For whom is this?")


def is_passed_on(partner: Sentence) -> Sentence:
    return _("✅ Passed on to {partner}.", partner=partner)


def is_passed_on_already(partner: str) -> Sentence:
    return _(
        "This message went to {partner} already. For somebody else, please write it again.", partner=partner
    )


def too_old_to_pass_on() -> Sentence:
    return _("This message is more than a day old, so I did not pass it on. Please write it again.")


def edits_do_not_travel(partner: str) -> Sentence:
    return _(
        "{partner} still sees your message as it was before. Please write the correction as a new message.",
        partner=partner,
    )


def nobody_to_write_to() -> Sentence:
    return _("I did not understand that.")


def partner_follows() -> Sentence:
    return _("You have no partner yet, so nobody would read this. You will hear here when you have one.")
