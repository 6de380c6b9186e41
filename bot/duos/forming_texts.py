"""What a coordinator reads while they form a duo."""

from datetime import date

from bot.i18n import Sentence, _, _n, lines, only, paragraphs


def which_mentee() -> Sentence:
    return _("Who is the mentee? Those who wait longest come first.")


def which_mentor(mentee: str, *, all_ready: bool) -> Sentence:
    question = _("Who is the mentor for {mentee}?", mentee=mentee)
    return question if all_ready else paragraphs(question, _("⏳ The training is not done yet."))


def nobody_is_free(kind: Sentence) -> Sentence:
    return _(
        "No {kind} of your branches is free at the moment. With /invite you make a link for a new one.",
        kind=kind,
    )


def name_only(name: str) -> Sentence:
    return only(name)


def person_and_branch(name: str, branch: str) -> Sentence:
    return _("{name} ({branch})", name=name, branch=branch)


def mentor(name: str, has: int, takes: int) -> Sentence:
    """How many duos a mentor has, of those they take."""
    return _("{name} ({has} of {takes})", name=name, has=has, takes=takes)


def mentor_and_branch(name: str, branch: str, has: int, takes: int) -> Sentence:
    return _("{name} ({branch}, {has} of {takes})", name=name, branch=branch, has=has, takes=takes)


def not_trained(label: Sentence) -> Sentence:
    return _("⏳ {label}", label=label)


def earlier() -> Sentence:
    return _("◀ Back")


def more() -> Sentence:
    return _("More ▶")


def when_do_they_start(mentee: str, mentor: str) -> Sentence:
    return _("When do {mentee} and {mentor} start?", mentee=mentee, mentor=mentor)


def day(on: date) -> Sentence:
    return only(on)


def check_proposal(
    mentee: str, mentor: str, starts_on: date, ends_on: date, warning: Sentence | None
) -> Sentence:
    look = lines(
        _("Mentee: <b>{mentee}</b>", mentee=mentee),
        _("Mentor: <b>{mentor}</b>", mentor=mentor),
        _("From {start} to {end}", start=starts_on, end=ends_on),
    )
    question = _("Shall I ask both of them?")
    return paragraphs(look, question) if warning is None else paragraphs(look, warning, question)


def training_is_not_done(mentor: str, trained_on: date | None) -> Sentence:
    if trained_on is None:
        return _("⏳ The training of {mentor} is not done yet.", mentor=mentor)
    return _("⏳ The training of {mentor} is on {day}.", mentor=mentor, day=trained_on)


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


def so_many_duos_are_possible(most: int) -> Sentence:
    return _("A mentor takes between 1 and {most} duos at a time.", most=most)


def has_more_duos(mentor: str, has: int) -> Sentence:
    return _n(
        "{mentor} is in {n} duo at the moment. Fewer are not possible before one of them ends.",
        "{mentor} is in {n} duos at the moment. Fewer are not possible before one of them ends.",
        has,
        mentor=mentor,
    )


def not_a_mentor(name: str) -> Sentence:
    return _("{name} is not a mentor here.", name=name)
