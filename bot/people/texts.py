"""What is wrong with a value, and what would be right: for admins in the chat and on the command line."""

from bot.i18n import Sentence, _


def needs_a_name() -> Sentence:
    return _("It needs a name, such as Bruxelles.")


def at_most(most: int) -> Sentence:
    return _("At most {most} characters, please.", most=most)


def one_of(value: str, known: str) -> Sentence:
    return _("“{value}” is not one of {known}.", value=value, known=known)


def no_zone(value: str) -> Sentence:
    return _("“{value}” is no time zone; right would be Europe/Brussels.", value=value)


def no_region(value: str, country: str, known: str) -> Sentence:
    return _(
        "“{value}” is no region of {country}; right would be one of {known}.",
        value=value,
        country=country,
        known=known,
    )


def no_clock(value: str) -> Sentence:
    return _("“{value}” is no time; right would be 09:00.", value=value)


def no_hours(value: str) -> Sentence:
    return _("“{value}” are no office hours; right would be 09:00-17:00.", value=value)


def closes_before_it_opens(opens: str, closes: str) -> Sentence:
    return _("It cannot close at {closes} when it opens at {opens}.", opens=opens, closes=closes)


def no_weekdays(value: str) -> Sentence:
    return _("“{value}” are no days of the week; right would be mon, tue, wed, thu, fri.", value=value)


def one_day_at_least() -> Sentence:
    return _("It works on one day of the week at least.")


def no_months(value: str, least: int, most: int) -> Sentence:
    return _(
        "“{value}” is no number of months; right would be {least} to {most}.",
        value=value,
        least=least,
        most=most,
    )


def no_day(value: str) -> Sentence:
    return _("“{value}” is no date; right would be 12/3/2027.", value=value)


def branch_is_there_already(name: str) -> Sentence:
    return _("There is a branch “{name}” already.", name=name)


def cohort_is_there_already(name: str, branch: str) -> Sentence:
    return _("There is a cohort “{name}” in {branch} already.", name=name, branch=branch)


def branch_is_in_use(name: str) -> Sentence:
    return _("{name} stays: people, links or cohorts belong to it already.", name=name)


def cohort_is_in_use(name: str) -> Sentence:
    return _("{name} stays: there are people in it.", name=name)
