"""The questions of /leave."""

from datetime import date

from bot.cover.rules import is_short
from bot.i18n import Sentence, _, _n, lines, only, paragraphs


def whose_leave() -> Sentence:
    return _("Who will be away?")


def no_coordinators() -> Sentence:
    return _("There is no coordinator yet. With /invite you make a link for one.")


def name(first_name: str) -> Sentence:
    return only(first_name)


def name_and_branches(first_name: str, branches: tuple[str, ...]) -> Sentence:
    return _("{name} ({branch})", name=first_name, branch=branches)


def leaves_of(name: str, *leaves: Sentence) -> Sentence:
    return paragraphs(_("🌴 {name} is away:", name=name), lines(*leaves))


def planned_leave(from_on: date, until_on: date, cover: str) -> Sentence:
    if from_on == until_on:
        return _("• {day}: {cover} covers", day=from_on, cover=cover)
    return _("• {start} to {end}: {cover} covers", start=from_on, end=until_on, cover=cover)


def cancel(from_on: date) -> Sentence:
    return _("✖ Cancel: {day}", day=from_on)


def back_today() -> Sentence:
    return _("↩ Back today")


def another_leave() -> Sentence:
    return _("➕ Another absence")


def stop() -> Sentence:
    return _("✖ Stop")


def no_leave() -> Sentence:
    return _("All right, nothing has changed.")


def from_when(name: str) -> Sentence:
    return _("🌴 From which day is {name} away?", name=name)


def until_when(name: str, from_on: date) -> Sentence:
    return _("{name} is away from {day}. What is the last day?", name=name, day=from_on)


def today(day: date) -> Sentence:
    return _("Today, {day}", day=day)


def tomorrow(day: date) -> Sentence:
    return _("Tomorrow, {day}", day=day)


def day(on: date) -> Sentence:
    return only(on)


def only_that_day() -> Sentence:
    return _("That day only")


def another_day() -> Sentence:
    return _("✏️ Another day")


def type_first_day() -> Sentence:
    return _("What is the first day? Write the day and the month, such as 12/3 or 12/3/2026.")


def type_last_day(from_on: date) -> Sentence:
    return _(
        "Away from {day}. What is the last day? Write the day and the month, such as 12/3 or 12/3/2026.",
        day=from_on,
    )


def no_such_day() -> Sentence:
    return _("I do not understand this day. Write the day and the month, such as 12/3 or 12/3/2026.")


def who_covers(name: str, from_on: date, until_on: date) -> Sentence:
    return _(
        "{name} is away from {start} to {end}. Who looks after the duos?",
        name=name,
        start=from_on,
        end=until_on,
    )


def look_at_leave(name: str, from_on: date, until_on: date, cover: str, duos: int) -> Sentence:
    days = lines(
        _("🌴 {name} is away", name=name),
        _("from {start}", start=from_on),
        _("to {end}, the last day.", end=until_on),
    )
    told = _n(
        "{cover} looks after {n} duo.",
        "{cover} looks after {n} duos.",
        duos,
        cover=cover,
    )
    if is_short(from_on, until_on):
        heard = _("The alerts come to {cover}. It is short, so the duos are not told.", cover=cover)
    else:
        heard = _("The alerts come to {cover}, and the duos are told.", cover=cover)
    return paragraphs(days, told, heard, _("Is that right?"))


def make_leave() -> Sentence:
    return _("✅ Yes")
