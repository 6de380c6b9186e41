"""What staff read while they change something on a card."""

from bot.cards.rules import Field
from bot.i18n import Sentence, Verbatim, _, lines, only


def field_name(field: Field) -> Sentence:
    match field:
        case Field.FIRST_NAME:
            return _("First name")
        case Field.LAST_NAME:
            return _("Last name")
        case Field.PHONE:
            return _("Phone")
        case Field.EMAIL:
            return _("E-mail")
        case Field.ABOUT:
            return _("Line about them")
        case Field.LANGUAGE:
            return _("Language")
        case Field.COHORT:
            return _("Cohort")
        case Field.TRAINED_ON:
            return _("Training done on")
        case Field.MOST_DUOS:
            return _("Duos at once")
        case Field.KEPT_BY:
            return _("Who answers for them")


def change(field: Field) -> Sentence:
    return _("✏️ {field}", field=field_name(field))


def write_it(name: str, field: Field, example: Sentence) -> Sentence:
    return lines(
        _("{field} of <b>{name}</b>? Write it here.", field=field_name(field), name=name),
        example,
        who_sees(field),
    )


def example(field: Field) -> Sentence:
    match field:
        case Field.PHONE:
            return _("For example: 0470 12 34 56")
        case Field.EMAIL:
            return _("For example: amina@example.org")
        case Field.ABOUT:
            return _("For example: “I am looking for work in a kitchen. I like football.”")
        case _:
            return _("One line is enough.")


def who_sees(field: Field) -> Sentence:
    if field in (Field.FIRST_NAME, Field.ABOUT):
        return _("Their partner sees it, too.")
    return _("Only the coordinators of the branch and the admins see it.")


def remove() -> Sentence:
    return _("🗑 Remove it")


def no_phone() -> Sentence:
    return _(
        "That is no phone number. Right would be 0470 12 34 56, or +33 6 12 34 56 78 for another country."
    )


def no_email() -> Sentence:
    return _("That is no e-mail address. Right would be amina@example.org.")


def no_name() -> Sentence:
    return _("Please write the name with letters.")


def cannot_be_empty() -> Sentence:
    return _("This cannot be empty.")


def which_language(name: str) -> Sentence:
    return _("Which language does {name} read?", name=name)


def has_telegram_now(name: str) -> Sentence:
    return _("{name} has Telegram and chooses this without you.", name=name)


def which_cohort(name: str) -> Sentence:
    return _("To which cohort does {name} belong?", name=name)


def cohort(name: str) -> Sentence:
    return only(name)


def no_cohort() -> Sentence:
    return _("No cohort")


def when_was_the_training(name: str) -> Sentence:
    return _("The training of {name}: is it done?", name=name)


def done_today() -> Sentence:
    return _("✅ Done today")


def done_on_a_day() -> Sentence:
    return _("✏️ Done on another day")


def not_done() -> Sentence:
    return _("Not done yet")


def which_day(name: str) -> Sentence:
    return lines(
        _("On which day was the training of {name} done? Write the date.", name=name),
        _("For example: 31/3/2026"),
    )


def no_day() -> Sentence:
    return _("That is no date. Right would be 31/3/2026.")


def day_lies_ahead() -> Sentence:
    return _("That day has not come yet.")


def how_many_duos(name: str) -> Sentence:
    return _("How many duos does {name} take at once?", name=name)


def number(count: int) -> Sentence:
    return only(count)


def changed(name: str, field: Field, value: Sentence | None, before: Sentence | None) -> Sentence:
    now = _("{field}: {value}", field=field_name(field), value=value or nothing())
    was = _("Before: {value}", value=before or nothing())
    return lines(_("✅ Noted for <b>{name}</b>.", name=name), now, was)


def nothing() -> Sentence:
    return only("–")


def is_so_already() -> Sentence:
    return _("It is so already.")


def undo() -> Sentence:
    return _("↩ Undo")


def undone(name: str, field: Field, value: Sentence | None) -> Sentence:
    return lines(
        _("↩ Undone for <b>{name}</b>.", name=name),
        _("{field}: {value}", field=field_name(field), value=value or nothing()),
    )


def cannot_be_undone() -> Sentence:
    return _(
        "This can no longer be undone: something else has changed it since, or it is more than a week ago."
    )


def line(text: str) -> Sentence:
    return only(Verbatim(text))
