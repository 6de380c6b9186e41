"""Who somebody is, in the bot's eyes."""

from datetime import datetime

from bot.i18n import Instant, Sentence, _, _n
from bot.onboarding.texts import role_name
from bot.people.roles import RoleKind


def you_are(name: str) -> Sentence:
    return _("You are <b>{name}</b>.", name=name)


def your_role(role: RoleKind, branch: str | None, cohort: str | None) -> Sentence:
    if branch is None:
        return _("• {role} of the whole programme", role=role_name(role))
    if cohort is None:
        return _("• {role} in {branch}", role=role_name(role), branch=branch)
    return _("• {role} in {branch}, cohort {cohort}", role=role_name(role), branch=branch, cohort=cohort)


def your_language(now: datetime) -> Sentence:
    # For the translator: name your own language, as it is the one in which this is read.
    return _("I speak English with you. Where you are it is {time}.", time=Instant(now, "time"))


def your_duo(partner: str, coordinator: str) -> Sentence:
    return _(
        "You are in a duo with {partner}. {coordinator} looks after you both.",
        partner=partner,
        coordinator=coordinator,
    )


def your_proposal(partner: str) -> Sentence:
    return _("A duo with {partner} is proposed; it begins when you have both said yes.", partner=partner)


def you_care_for(count: int) -> Sentence:
    return _n("You look after {n} active duo.", "You look after {n} active duos.", count)


def your_line(about: str) -> Sentence:
    return _("Your line for a partner: “{about}”", about=about)


def you_have_joined(at: datetime) -> Sentence:
    return _("You have been here since {day}.", day=Instant(at, "day"))
