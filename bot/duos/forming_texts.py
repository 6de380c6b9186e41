"""What a coordinator reads while they form a duo."""

from datetime import date

from bot.i18n import Sentence, _, lines, only, paragraphs


def which_mentee() -> Sentence:
    return _("Who is the mentee? Those who wait longest come first.")


def which_mentor(mentee: str) -> Sentence:
    return _("Who is the mentor for {mentee}?", mentee=mentee)


def nobody_is_free(kind: Sentence) -> Sentence:
    return _(
        "No {kind} of your branches is free at the moment. With /invite you make a link for a new one.",
        kind=kind,
    )


def name_only(name: str) -> Sentence:
    return only(name)


def person_and_branch(name: str, branch: str) -> Sentence:
    return _("{name} ({branch})", name=name, branch=branch)


def earlier() -> Sentence:
    return _("◀ Back")


def more() -> Sentence:
    return _("More ▶")


def when_do_they_start(mentee: str, mentor: str) -> Sentence:
    return _("When do {mentee} and {mentor} start?", mentee=mentee, mentor=mentor)


def day(on: date) -> Sentence:
    return only(on)


def check_proposal(mentee: str, mentor: str, starts_on: date, ends_on: date) -> Sentence:
    return paragraphs(
        lines(
            _("Mentee: <b>{mentee}</b>", mentee=mentee),
            _("Mentor: <b>{mentor}</b>", mentor=mentor),
            _("From {start} to {end}", start=starts_on, end=ends_on),
        ),
        _("Shall I ask both of them?"),
    )


def ask_both() -> Sentence:
    return _("✅ Ask both")


def do_not_ask() -> Sentence:
    return _("✖ Stop")


def forming_stopped() -> Sentence:
    return _("All right, I ask nobody.")


def both_are_asked(mentee: str, mentor: str) -> Sentence:
    return _(
        "I have asked {mentee} and {mentor}. You will hear their answers here, at the latest in 3 days.",
        mentee=mentee,
        mentor=mentor,
    )


def no_longer_free() -> Sentence:
    return _("One of them is not free any more. Start again with /newduo.")


def start_is_past() -> Sentence:
    return _("This start date is no longer possible. Start again with /newduo.")
