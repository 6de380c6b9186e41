"""What is wrong with a line of a sheet, and what would be right."""

from bot.i18n import Sentence, _


def at(line: int, told: Sentence) -> Sentence:
    return _("• Line {line}: {told}", line=str(line), told=told)  # 1234, as the spreadsheet writes it


def is_there(name: str) -> Sentence:
    return _("{name} is there already.", name=name)


def same_as_line(name: str, other: int) -> Sentence:
    return _("{name} stands on line {other}, too.", name=name, other=str(other))


def missing(column: Sentence) -> Sentence:
    return _("“{column}” is empty. Please fill it in.", column=column)


def formula(column: Sentence, value: str) -> Sentence:
    return _(
        "In “{column}” a formula has failed ({value}). Please write the value itself.",
        column=column,
        value=value,
    )


def no_letter(column: Sentence, value: str) -> Sentence:
    return _("“{value}” ({column}) is no name: a name has letters.", column=column, value=value)


def too_long(column: Sentence, most: int) -> Sentence:
    return _("“{column}” is too long: at most {most} characters.", column=column, most=most)


def role(column: Sentence, value: str) -> Sentence:
    return _("“{value}” ({column}) is no role. Right would be: mentee or mentor.", column=column, value=value)


def staff(value: str) -> Sentence:
    return _("“{value}”: only mentees and mentors are imported. For others use /invite.", value=value)


def language(column: Sentence, value: str) -> Sentence:
    return _(
        "“{value}” ({column}) is none of my languages. Right would be: fr, nl or en; or nothing, for that of "
        "the branch.",
        column=column,
        value=value,
    )


def phone(column: Sentence, value: str, example: str) -> Sentence:
    return _(
        "“{value}” ({column}) is no phone number. Right would be, for example: {example}. For another "
        "country begin with + and its code.",
        column=column,
        value=value,
        example=example,
    )


def email(column: Sentence, value: str) -> Sentence:
    return _(
        "“{value}” ({column}) is no e-mail address. Right would be, for example: name@example.org.",
        column=column,
        value=value,
    )


def date(column: Sentence, value: str) -> Sentence:
    return _(
        "“{value}” ({column}) is no date that I understand. Right would be, for example: 31/03/2026.",
        column=column,
        value=value,
    )


def date_or_yes(column: Sentence, value: str) -> Sentence:
    return _(
        "“{value}” ({column}) is no date that I understand. Right would be, for example: 31/03/2026, or yes.",
        column=column,
        value=value,
    )


def future(column: Sentence, value: str) -> Sentence:
    return _(
        "{value} ({column}) is yet to come. Please leave it empty until then.", column=column, value=value
    )


def number(column: Sentence, value: str, most: int) -> Sentence:
    return _("“{value}” ({column}) is no number from 1 to {most}.", column=column, value=value, most=most)


def yes_or_no(column: Sentence, value: str) -> Sentence:
    return _("“{value}” ({column}): please write yes or no.", column=column, value=value)


def branch(value: str, known: tuple[str, ...]) -> Sentence:
    return _("There is no branch “{value}”. Right would be: {known}.", value=value, known=known)


def foreign_branch(value: str, known: tuple[str, ...]) -> Sentence:
    return _("“{value}” is not your branch. Right would be: {known}.", value=value, known=known)


def cohort(value: str, branch: str, known: tuple[str, ...]) -> Sentence:
    return _(
        "{branch} has no cohort “{value}”. Right would be: {known}; or nothing.",
        branch=branch,
        value=value,
        known=known,
    )


def no_cohort(value: str, branch: str) -> Sentence:
    return _(
        "{branch} has no cohort yet. Please leave “{value}” out, or ask an admin to add it first.",
        branch=branch,
        value=value,
    )


def no_agreement(column: Sentence) -> Sentence:
    return _(
        "Who has no Telegram must have agreed on paper. Please write the day in “{column}”.", column=column
    )
