"""The welcome: simple words, one question at a time."""

from bot.i18n import Sentence, _, lines, paragraphs
from bot.people.roles import RoleKind


def welcome(name: str, role: RoleKind, branch: str | None) -> Sentence:
    greeting = _("Hello {name}, welcome! 👋", name=name)
    if branch is None:
        return paragraphs(greeting, _("You are invited as an admin of the whole programme."))
    return paragraphs(
        greeting, _("You are invited to {branch} as a {role}.", branch=branch, role=role_name(role))
    )


def role_name(role: RoleKind) -> Sentence:
    match role:
        case RoleKind.MENTEE:
            return _("mentee")
        case RoleKind.MENTOR:
            return _("mentor")
        case RoleKind.COORDINATOR:
            return _("coordinator")
        case RoleKind.ADMIN:
            return _("admin")


def privacy_notice(*, staff: bool) -> Sentence:
    return paragraphs(_what_we_keep(staff=staff), _("Do you agree?"))


def privacy_agreed(*, staff: bool) -> Sentence:
    return paragraphs(_what_we_keep(staff=staff), _("✅ You agreed."))


def _what_we_keep(*, staff: bool) -> Sentence:
    if staff:
        told = lines(
            _("• I keep your name, your language and what you do for the duos."),
            _("• The people of the programme see your first name."),
            _("• I do not keep what the partners of a duo write to each other."),
            _(
                "• You can stop at any time: /forget erases you. /mydata gives you everything I keep, "
                "and /privacy explains it."
            ),
        )
    else:
        told = lines(
            _("• I keep your name, your language and your answers, so that your duo can work well."),
            _(
                "• The coordinators of your branch and the admins of the programme see them. "
                "Your partner sees only your first name and your line."
            ),
            _("• I do not keep what you and your partner write to each other."),
            _(
                "• You can stop at any time: /forget erases you. /mydata gives you everything I keep, "
                "and /privacy explains it."
            ),
        )
    return paragraphs(_("<b>Your data</b>"), told)


def i_agree() -> Sentence:
    return _("✅ Yes, I agree")


def i_do_not_agree() -> Sentence:
    return _("No")


def not_agreed() -> Sentence:
    return _(
        "I understand. I keep nothing about you. "
        "If you change your mind, open your link again, or talk to your coordinator."
    )


def may_we_count_you() -> Sentence:
    return _(
        "Researchers look at what helps people find work. They get numbers only, never a name. "
        "May we count you? You can take part in the programme either way."
    )


def yes() -> Sentence:
    return _("Yes")


def no() -> Sentence:
    return _("No")


def you_are_counted() -> Sentence:
    return _("✅ Thank you, we count you.")


def you_are_not_counted() -> Sentence:
    return _("✅ Fine, we do not count you.")


def is_this_your_name(name: str, *, staff: bool) -> Sentence:
    if staff:
        return _("May we call you <b>{name}</b>?", name=name)
    return _("May we call you <b>{name}</b>? Your partner sees this first name.", name=name)


def that_is_my_name(name: str) -> Sentence:
    return _("Yes, {name}", name=name)


def another_name() -> Sentence:
    return _("✏️ Another name")


def what_is_your_name() -> Sentence:
    return _("What is your first name? Write it here. The people of your programme see it.")


def with_letters_please() -> Sentence:
    return _("Please write your name with letters.")


def we_call_you(name: str) -> Sentence:
    return _("✅ We call you {name}.", name=name)


def about_you(role: RoleKind) -> Sentence:
    question = _("Write one line about yourself, for your future partner.")
    if role is RoleKind.MENTOR:
        return paragraphs(question, _("For example: “I worked 30 years in logistics. I like cycling.”"))
    return paragraphs(question, _("For example: “I am looking for work in a kitchen. I like football.”"))


def rather_not() -> Sentence:
    return _("Rather not")


def nothing_about_you() -> Sentence:
    return _("✅ Fine, no line about you.")


def another_line() -> Sentence:
    return _("✏️ Another line")


def noted_about_you(about: str) -> Sentence:
    return _("✅ Your future partner will read: “{about}”", about=about)


def you_are_in(role: RoleKind) -> Sentence:
    done = _("That is all. You are in! 🎉")
    match role:
        case RoleKind.MENTEE | RoleKind.MENTOR:
            return paragraphs(
                done, _("Your coordinator looks for the right partner for you. You will hear it here.")
            )
        case RoleKind.COORDINATOR:
            return paragraphs(
                done,
                _("With /invite you make links for mentees and mentors. With /newduo you form a duo."),
            )
        case RoleKind.ADMIN:
            return paragraphs(
                done,
                _("With /invite you make links for everyone. You hear of duos that nobody takes care of."),
            )


def also_your_role(role: RoleKind, branch: str | None) -> Sentence:
    if branch is None:
        return _("You are now also an admin of the whole programme.")
    return _("You are now also a {role} in {branch}.", role=role_name(role), branch=branch)


def has_joined(name: str, role: RoleKind) -> Sentence:
    return _("{name} has joined as a {role}.", name=name, role=role_name(role))


def step_is_done() -> Sentence:
    return _("You have answered this already. Thank you!")


def choose_language() -> Sentence:
    return _("Which language shall I speak with you?")


def language_chosen() -> Sentence:
    return _("✅ From now on I speak English with you.")


def notice_on_paper() -> Sentence:
    """The notice as a coordinator reads it out to a participant without Telegram."""
    return _what_we_keep(staff=False)
