"""What is said while a duo forms."""

from datetime import date

from bot.duos.rules import Reason
from bot.i18n import Sentence, Verbatim, _, lines, paragraphs


def proposal(
    coordinator: str, partner: str, about: str | None, starts_on: date, *, on_paper: bool = False
) -> Sentence:
    """`on_paper`: the partner has no Telegram."""
    opening = _(
        "🤝 {coordinator}, your coordinator, thinks that you and <b>{partner}</b> can be a good duo.",
        coordinator=coordinator,
        partner=partner,
    )
    closing = _(
        "You would meet two hours a week for six months, from {start}. Would you like that?", start=starts_on
    )
    known = [_("{partner} writes: “{about}”", partner=partner, about=Verbatim(about))] if about else []
    if on_paper:
        known.append(
            _(
                "📋 {partner} has no Telegram: {coordinator} passes on what you two arrange.",
                partner=partner,
                coordinator=coordinator,
            )
        )
    return paragraphs(opening, *known, closing)


def yes_gladly() -> Sentence:
    return _("✅ Yes, gladly")


def no_thanks() -> Sentence:
    return _("No")


def waiting_for(partner: str) -> Sentence:
    return _("✅ You said yes. Now we wait for the answer of {partner}.", partner=partner)


def you_said_yes(partner: str) -> Sentence:
    return _("✅ You said yes to a duo with {partner}.", partner=partner)


def said_yes(name: str, partner: str) -> Sentence:
    return _("{name} said yes to a duo with {partner}.", name=name, partner=partner)


def why_not() -> Sentence:
    return _("That is all right. What is the reason? Only your coordinator sees it.")


def reason(why: Reason) -> Sentence:
    match why:
        case Reason.TIME:
            return _("I have no time")
        case Reason.PLACE:
            return _("It is too far for me")
        case Reason.PARTNER:
            return _("I would like another partner")
        case Reason.LATER:
            return _("I want to start later")
        case Reason.UNSAID:
            return _("I would rather not say")


def think_again() -> Sentence:
    return _("◀ Back, let me think")


def your_no_is_noted(coordinator: str) -> Sentence:
    return _(
        "Thank you for telling us. {coordinator} knows it and will be in touch.", coordinator=coordinator
    )


def said_no(name: str, partner: str, why: Reason) -> Sentence:
    return _(
        "{name} said no to a duo with {partner}. Reason: “{reason}”. "
        "Both are free again. With /newduo you form another duo.",
        name=name,
        partner=partner,
        reason=reason(why),
    )


def no_duo_this_time(partner: str, coordinator: str) -> Sentence:
    return _(
        "The duo with {partner} did not work out. It is not because of you. "
        "{coordinator} looks for another partner for you.",
        partner=partner,
        coordinator=coordinator,
    )


def no_answer_yet(names: tuple[str, ...], mentee: str, mentor: str) -> Sentence:
    return _(
        "The duo {mentee} and {mentor}: for 3 days no answer from {names}. Perhaps give a call?",
        mentee=mentee,
        mentor=mentor,
        names=names,
    )


def ask_again() -> Sentence:
    return _("🔁 Ask again")


def withdraw() -> Sentence:
    return _("✖ Withdraw the proposal")


def asked_again(names: tuple[str, ...]) -> Sentence:
    return _("I have asked again: {names}.", names=names)


def withdrawn(mentee: str, mentor: str) -> Sentence:
    return _(
        "The proposal for {mentee} and {mentor} is withdrawn. Both are free again.",
        mentee=mentee,
        mentor=mentor,
    )


def proposal_is_over() -> Sentence:
    return _("This proposal is over. Your coordinator can tell you more.")


def you_answered_already() -> Sentence:
    return _("You have said yes already. Thank you!")


def duo_begins(mentee: str, mentor: str) -> Sentence:
    return _("🎉 {mentee} and {mentor} both said yes. Their duo has begun.", mentee=mentee, mentor=mentor)


def opening(partner: str, starts_on: date, how_you_talk: Sentence) -> Sentence:
    return paragraphs(
        _("🎉 You and <b>{partner}</b> are a duo, from {start}.", partner=partner, start=starts_on),
        how_you_talk,
        lines(
            _("Three questions to begin with:"),
            _("1. What does a good day look like for you?"),
            _("2. Which work would you like to talk about?"),
            _("3. Where and when do you like to meet?"),
        ),
        _("Then choose your weekly time together:"),
    )


def end_the_duo() -> Sentence:
    return _("👋 End the duo")


def duo_has_ended(mentee: str, mentor: str) -> Sentence:
    return _(
        "👋 The duo of {mentee} and {mentor} has ended. Both are free again.", mentee=mentee, mentor=mentor
    )


def goodbye_where_nothing_was_written(partner: str, coordinator: str) -> Sentence:
    """One of the two has no Telegram."""
    return _(
        "👋 Your duo with {partner} has come to its end. Thank you for these months! "
        "{coordinator} is there for your questions.",
        partner=partner,
        coordinator=coordinator,
    )


def goodbye(partner: str, coordinator: str, only_other: str | None) -> Sentence:
    """`only_other` is the one partner who remains, and who from now on reads all."""
    farewell = _(
        "👋 Your duo with {partner} has come to its end. Thank you for these months! "
        "What you write here no longer goes to {partner}. {coordinator} is there for your questions.",
        partner=partner,
        coordinator=coordinator,
    )
    if only_other is None:
        return farewell
    now_to = _("From now on all that you write here goes to {partner}.", partner=only_other)
    return paragraphs(farewell, now_to)


def choose_weekly_time() -> Sentence:
    return _("🗓 Choose our weekly time")


def no_duo_yet() -> Sentence:
    return _("You are not in a duo yet. Your coordinator looks for a partner. You will hear it here.")
