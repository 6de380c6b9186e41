"""What is said about silence: to the duo kindly, to the coordinator with the facts."""

from datetime import datetime

from bot.i18n import Instant, Sentence, Verbatim, _, _n, lines, paragraphs


def nudge(partner: str, weeks: int, *, have_met: bool, through: str | None) -> Sentence:
    """`through`: who passes on what is said to a partner without Telegram."""
    if have_met:
        silence = _n(
            "You and {partner} have not met for {n} week.",
            "You and {partner} have not met for {n} weeks.",
            weeks,
            partner=partner,
        )
    else:
        silence = _("You and {partner} have not met yet.", partner=partner)
    if through is not None:
        step = _(
            "That happens. A small step helps: choose a time, or ask for a call. {partner} has no Telegram: "
            "{coordinator} passes on what you would like to say.",
            partner=partner,
            coordinator=through,
        )
        return paragraphs(silence, step)
    return paragraphs(
        silence,
        _(
            "That happens. A small step helps: write {partner} a line now, or choose a time. "
            "Is something difficult? Your coordinator is glad to call you.",
            partner=partner,
        ),
    )


def we_did_meet() -> Sentence:
    return _("✅ We did meet")


def not_met(mentee: str, mentor: str, weeks: int) -> Sentence:
    return _n(
        "{mentee} and {mentor} have not met for {n} week.",
        "{mentee} and {mentor} have not met for {n} weeks.",
        weeks,
        mentee=mentee,
        mentor=mentor,
    )


def never_met(mentee: str, mentor: str, began_at: datetime) -> Sentence:
    return _(
        "{mentee} and {mentor} have not met yet. Their duo began on {day}.",
        mentee=mentee,
        mentor=mentor,
        day=Instant(began_at, "day"),
    )


def asks_for_call(name: str, partner: str) -> Sentence:
    return _("{name} asks for a call (duo with {partner}).", name=name, partner=partner)


def also_asks_for_call(name: str, partner: str) -> Sentence:
    return _(
        "☎️ {name} (duo with {partner}) now also asks for a call. The alert on this duo is open.",
        name=name,
        partner=partner,
    )


def last_meeting(at: datetime) -> Sentence:
    return _("Last meeting: {day}.", day=Instant(at, "day"))


def no_meeting_yet() -> Sentence:
    return _("No meeting yet.")


def both_were_asked(at: datetime) -> Sentence:
    return _("I wrote to both on {day}; there was no meeting since.", day=Instant(at, "day"))


def one_was_asked(name: str, at: datetime) -> Sentence:
    """The other has no Telegram."""
    return _("I wrote to {name} on {day}; there was no meeting since.", name=name, day=Instant(at, "day"))


def only_you_can_ask(name: str, phone: str | None) -> Sentence:
    if phone is None:
        return _("📋 {name} has no Telegram: I cannot ask {name} myself. Could you?", name=name)
    return _(
        "📋 {name} has no Telegram: I cannot ask {name} myself. Could you call {phone}?",
        name=name,
        phone=phone,
    )


def nobody_takes_it(coordinator: str, since: datetime) -> Sentence:
    return _(
        "{coordinator} was told on {day}. Nobody has taken it so far.",
        coordinator=coordinator,
        day=Instant(since, "day"),
    )


def alert(sign: str, reason: Sentence, *facts: Sentence) -> Sentence:
    return lines(_("{sign} <b>{reason}</b>", sign=sign, reason=reason), *facts)


def with_state(alert_said: Sentence, state: Sentence) -> Sentence:
    return paragraphs(alert_said, state)


def take_it() -> Sentence:
    return _("✋ I take it")


def later(days: int) -> Sentence:
    return _n("⏰ In {n} day", "⏰ In {n} days", days)


def solved() -> Sentence:
    return _("✅ Solved")


def is_taken_by(owner: str) -> Sentence:
    return _("✋ {owner} takes it.", owner=owner)


def comes_from(name: str) -> Sentence:
    return _("↪ This alert comes to you from {name}.", name=name)


def postponed(name: str, until: datetime) -> Sentence:
    return _("⏰ {name} comes back to it on {day}; I will remind.", name=name, day=Instant(until, "day"))


def you_asked_to_be_reminded() -> Sentence:
    return _("⏰ You asked me to remind you.")


def how_was_it_solved(mentee: str, mentor: str) -> Sentence:
    return _(
        "How was it solved for {mentee} and {mentor}? One line is enough. "
        "The coordinators of your branch can read it.",
        mentee=mentee,
        mentor=mentor,
    )


def is_solved(by: str, how: str) -> Sentence:
    return _("✅ Solved by {name}: “{how}”", name=by, how=Verbatim(how))


def solution_is_noted(mentee: str, mentor: str) -> Sentence:
    return _("✅ Noted. The alert on {mentee} and {mentor} is closed.", mentee=mentee, mentor=mentor)


def closed_by_meeting(met_at: datetime) -> Sentence:
    return _("✅ They met on {day}. Closed.", day=Instant(met_at, "day"))


def have_met_again(mentee: str, mentor: str, met_at: datetime) -> Sentence:
    return _(
        "✅ {mentee} and {mentor} met on {day}. I have closed the alert.",
        mentee=mentee,
        mentor=mentor,
        day=Instant(met_at, "day"),
    )


def taken_already(owner: str) -> Sentence:
    return _("{owner} has taken it already.", owner=owner)


def closed_already() -> Sentence:
    return _("This alert is closed already.")


def six_months_are_over(mentee: str, mentor: str) -> Sentence:
    return _(
        "🏁 The six months of {mentee} and {mentor} are over. I no longer ask after their meetings. "
        "They can write to each other until you end the duo; then both are free for another one.",
        mentee=mentee,
        mentor=mentor,
    )
