"""What is said when a coordinator goes for good."""

from bot.i18n import Sentence, _, _n, lines, only, paragraphs


def who_goes() -> Sentence:
    return _("Whose duos are handed over?")


def which_branch(name: str) -> Sentence:
    return _("{name} looks after several branches. Which one is handed over?", name=name)


def branch_name(name: str) -> Sentence:
    return only(name)


def who_succeeds(name: str, branch: str) -> Sentence:
    return _("Who takes over from {name} in {branch}?", name=name, branch=branch)


def nobody_succeeds(name: str, branch: str) -> Sentence:
    return _(
        "{name} is the only coordinator in {branch}. First make a link for another one with /invite.",
        name=name,
        branch=branch,
    )


def cannot_succeed(name: str) -> Sentence:
    return _("{name} cannot take this over. Start again with /handover.", name=name)


def not_a_coordinator_there(name: str, branch: str) -> Sentence:
    return _(
        "{name} is not a coordinator in {branch}. Give {name} that role first; then start again with "
        "/handover.",
        name=name,
        branch=branch,
    )


def told(*, duos: int, proposals: int, alerts: int, people: int, invitations: int, covers: int) -> Sentence:
    """How much of each, one line each; what there is none of is not named."""
    counted = [
        (duos, _n("• {n} duo", "• {n} duos", duos)),
        (proposals, _n("  {n} of them is a proposal", "  {n} of them are proposals", proposals)),
        (alerts, _n("• {n} open alert", "• {n} open alerts", alerts)),
        (people, _n("• {n} person without Telegram", "• {n} people without Telegram", people)),
        (invitations, _n("• {n} link not opened yet", "• {n} links not opened yet", invitations)),
        (covers, _n("• {n} leave to cover", "• {n} leaves to cover", covers)),
    ]
    named = [line for count, line in counted if count]
    return lines(*named) if named else _("• nothing")


def look_at_handover(name: str, successor: str, branch: str, in_hand: Sentence) -> Sentence:
    return paragraphs(
        _(
            "<b>{name} → {successor}</b>, {branch}. {name} has in hand:",
            name=name,
            successor=successor,
            branch=branch,
        ),
        in_hand,
        _("Shall {successor} take over all of it? The duos are told.", successor=successor),
    )


def hand_all() -> Sentence:
    return _("✅ Hand over all")


def duo_by_duo() -> Sentence:
    return _("Duo by duo")


def nothing_in_hand(name: str, branch: str) -> Sentence:
    return _("There is nothing to hand over from {name} in {branch}.", name=name, branch=branch)


def handed_over(name: str, successor: str, branch: str, what: Sentence) -> Sentence:
    return paragraphs(
        _("✅ {successor} has taken over from {name}:", name=name, successor=successor),
        what,
        _("The duos are told in an hour or, if that is late, in the morning."),
        _("Also end the role of {name} as coordinator in {branch}?", name=name, branch=branch),
    )


def you_take_over(name: str, what: Sentence) -> Sentence:
    return paragraphs(
        _("👋 You take over from {name}:", name=name),
        what,
        _("The duos are told. Open alerts follow. /duos shows how they go."),
    )


def taken_over_from_you(successor: str, what: Sentence) -> Sentence:
    return paragraphs(
        _("👋 {successor} takes over from you:", successor=successor),
        what,
        _("Thank you for all you did for them!"),
    )


def which_duo(name: str, successor: str) -> Sentence:
    return _("Which duo goes from {name} to {successor}?", name=name, successor=successor)


def duo_name(mentee: str, mentor: str) -> Sentence:
    return _("{mentee} and {mentor}", mentee=mentee, mentor=mentor)


def look_at_duo(mentee: str, mentor: str, successor: str) -> Sentence:
    return _(
        "{successor} will look after {mentee} and {mentor}, and both are told. Is that right?",
        mentee=mentee,
        mentor=mentor,
        successor=successor,
    )


def hand_it() -> Sentence:
    return _("✅ Yes")


def back_to_the_duos() -> Sentence:
    return _("◀ Back")


def duo_is_handed(mentee: str, mentor: str, successor: str) -> Sentence:
    return _(
        "✅ {successor} looks after {mentee} and {mentor} now.",
        mentee=mentee,
        mentor=mentor,
        successor=successor,
    )


def next_duo() -> Sentence:
    return _("Another duo")


def no_duo_left(name: str) -> Sentence:
    return _("{name} has no duo left there.", name=name)


def end_role(branch: str) -> Sentence:
    return _("End the role in {branch}", branch=branch)


def still_in_hand(name: str, branch: str, what: Sentence) -> Sentence:
    return _("{name} still has in hand in {branch}:\n{what}", name=name, branch=branch, what=what)


def role_has_ended(name: str, branch: str) -> Sentence:
    return _("✅ {name} is no longer a coordinator in {branch}.", name=name, branch=branch)


def your_role_has_ended(branch: str) -> Sentence:
    return _("You are no longer a coordinator in {branch}. Thank you!", branch=branch)


def handover_stopped() -> Sentence:
    return _("All right, nothing has changed.")
