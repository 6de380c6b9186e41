"""What admins read and tap about branches."""

from datetime import time

from bot.i18n import LANGUAGES, Sentence, Weekday, _, _n, lines, only, paragraphs
from bot.people.values import BranchField


def the_branches(count: int) -> Sentence:
    return _n("The programme has {n} branch.", "The programme has {n} branches.", count)


def no_branch_yet() -> Sentence:
    return _("There is no branch yet. Add the first one.")


def branch_in_list(
    name: str, city: str, country: Sentence, language: Sentence, hours: Sentence, counts: Sentence
) -> Sentence:
    where = _("<b>{name}</b> ({city}, {country})", name=name, city=city, country=country)
    return lines(where, _("{language} · {hours}", language=language, hours=hours), counts)


def counts(coordinators: int, mentees: int, mentors: int, duos: int) -> Sentence:
    return _(
        "Coordinators: {coordinators}. Mentees: {mentees}. Mentors: {mentors}. Live duos: {duos}.",
        coordinators=coordinators,
        mentees=mentees,
        mentors=mentors,
        duos=duos,
    )


def page(name: str, counted: Sentence, *facts: Sentence) -> Sentence:
    return paragraphs(lines(_("<b>{name}</b>", name=name), *facts), counted)


def fact(what: Sentence, value: Sentence) -> Sentence:
    return _("{what}: <b>{value}</b>", what=what, value=value)


def label(field: BranchField) -> Sentence:
    match field:
        case BranchField.NAME:
            return _("Name")
        case BranchField.CITY:
            return _("City")
        case BranchField.COUNTRY:
            return _("Country")
        case BranchField.REGION:
            return _("Holidays of its own")
        case BranchField.ZONE:
            return _("Time zone")
        case BranchField.LANGUAGE:
            return _("Language")
        case BranchField.HOURS:
            return _("Office hours")
        case BranchField.WORKS_ON:
            return _("Working days")
        case BranchField.KEEPS:
            return _("Names are kept")


def question(field: BranchField) -> Sentence:
    match field:
        case BranchField.NAME:
            return _("What is the branch called? Write its name, such as Bruxelles. Everybody sees it.")
        case BranchField.CITY:
            return _("In which city is it? Write it here.")
        case BranchField.COUNTRY:
            return _("In which country is it? Its public holidays count.")
        case BranchField.REGION:
            return _("Does its region have public holidays of its own?")
        case BranchField.ZONE:
            return _("Which time zone is it in? Tap it, or write another one, such as Europe/Brussels.")
        case BranchField.LANGUAGE:
            return _("Which language shall I speak with people whose own I do not know?")
        case BranchField.HOURS:
            return _("When is the office open? Tap it, or write it like this: 9:00-17:30.")
        case BranchField.WORKS_ON:
            return _("On which days does it work? Public holidays are free in any case.")
        case BranchField.KEEPS:
            return _(
                "How many months after the end of a duo do I forget the names? "
                "Tap it, or write a number from 1 to 120."
            )


def country_name(code: str) -> Sentence:
    match code:
        case "BE":
            return _("Belgium")
        case "FR":
            return _("France")
        case "NL":
            return _("the Netherlands")
    return only(code)


def language_name(code: str) -> Sentence:
    return only(LANGUAGES.get(code, code))


def no_holidays_of_its_own() -> Sentence:
    return _("none")


def hours(opens: time, closes: time) -> Sentence:
    return _("{opens} to {closes}", opens=opens, closes=closes)


def months(count: int) -> Sentence:
    return _n("{n} month after a duo ends", "{n} months after a duo ends", count)


def weekday(number: int) -> Sentence:
    return only(Weekday(number))


def weekdays(names: tuple[Sentence, ...]) -> Sentence:
    return only(names)


def day_on(number: int) -> Sentence:
    return _("✅ {weekday}", weekday=Weekday(number))


def day_off(number: int) -> Sentence:
    return _("▫️ {weekday}", weekday=Weekday(number))


def add_a_branch() -> Sentence:
    return _("➕ Add a branch")


def a_last_look(name: str) -> Sentence:
    return _("A last look before I add <b>{name}</b>:", name=name)


def add_it() -> Sentence:
    return _("✅ Add it")


def is_added(name: str) -> Sentence:
    return _("✅ <b>{name}</b> is there. With /invite you make a link for its first coordinator.", name=name)


def is_gone_again(name: str) -> Sentence:
    return _("↩ {name} is gone again.", name=name)
