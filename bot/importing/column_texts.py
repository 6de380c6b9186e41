"""The names of the columns, of the sheets that go out, and what stands on a printed page."""

from datetime import datetime

from bot.i18n import Instant, Sentence, _
from bot.importing.columns import Column
from bot.onboarding.texts import role_name
from bot.people.roles import RoleKind


def column_name(column: Column) -> Sentence:
    match column:
        case Column.FIRST_NAME:
            return _("First name")
        case Column.LAST_NAME:
            return _("Last name")
        case Column.ROLE:
            return _("Role")
        case Column.LANGUAGE:
            return _("Language")
        case Column.PHONE:
            return _("Phone")
        case Column.EMAIL:
            return _("E-mail")
        case Column.BRANCH:
            return _("Branch")
        case Column.COHORT:
            return _("Cohort")
        case Column.TRAINED_ON:
            return _("Trained on")
        case Column.MOST_DUOS:
            return _("How many duos")
        case Column.ABOUT:
            return _("A line about themselves")
        case Column.TELEGRAM:
            return _("Has Telegram")
        case Column.AGREED_ON:
            return _("Agreed on paper on")


def role_word(role: RoleKind) -> Sentence:
    return role_name(role)


def yes_word() -> Sentence:
    return _("yes")


def no_word() -> Sentence:
    return _("no")


def example_line_of_mentee() -> Sentence:
    return _("I like football.")


def example_line_of_mentor() -> Sentence:
    return _("I was a baker.")


def page_number() -> Sentence:
    return _("Page")


def link() -> Sentence:
    return _("Link")


def valid_until() -> Sentence:
    return _("Works until")


def welcome_to(branch: str) -> Sentence:
    return _("Mentoring · {branch}", branch=branch)


def your_way_in() -> Sentence:
    return _("Your personal way in")


def step_install() -> Sentence:
    return _("Install the free app Telegram on your phone.")


def step_scan() -> Sentence:
    return _("Point the camera of your phone at this square.")


def step_start() -> Sentence:
    return _("Tap the link, then tap START.")


def or_type_it() -> Sentence:
    return _("Or write this address in your phone’s browser:")


def works_until(until: datetime) -> Sentence:
    return _("It is only for you. It works once, until {until}.", until=Instant(until, "day"))


def ask_your_coordinator() -> Sentence:
    return _("Does it not work? Ask your coordinator.")
