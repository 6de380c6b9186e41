"""What is said about a coordinator's leave."""

from datetime import date

from bot.cover.rules import Wrong, is_short
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


def wrong_days(wrong: Wrong) -> Sentence:
    match wrong:
        case Wrong.PAST:
            return _("This day has passed. A leave begins today at the earliest.")
        case Wrong.BACKWARDS:
            return _("The last day comes before the first one.")
        case Wrong.FAR:
            return _(
                "That is more than a year from now. For somebody who leaves for good there is /handover."
            )


def away_already(name: str) -> Sentence:
    return _("{name} is away on some of these days already. /leave shows when.", name=name)


def nobody_can_cover(name: str) -> Sentence:
    return _(
        "Nobody can look after the duos of {name} in these days: there is no other coordinator of the same "
        "branches, and no admin. An admin can make a link for a new coordinator with /invite.",
        name=name,
    )


def cannot_be_covered_by() -> Sentence:
    return _("This person cannot cover in these days (any more). Start again with /leave.")


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


def leave_is_made(name: str, from_on: date, until_on: date, cover: str) -> Sentence:
    return _(
        "✅ {name} is away from {start} to {end}. {cover} looks after the duos, and has heard it. "
        "With /leave you see or change it.",
        name=name,
        start=from_on,
        end=until_on,
        cover=cover,
    )


def leave_made_for_you(by: str, from_on: date, until_on: date, cover: str) -> Sentence:
    return _(
        "🌴 {name} noted that you are away from {start} to {end}. {cover} looks after your duos. "
        "With /leave you see or change it.",
        name=by,
        start=from_on,
        end=until_on,
        cover=cover,
    )


def you_will_cover(name: str, from_on: date, until_on: date) -> Sentence:
    return _(
        "🌴 {name} is away from {start} to {end}. You look after the duos then: alerts come to you. "
        "On the first day I tell you what is open.",
        name=name,
        start=from_on,
        end=until_on,
    )


def i_cannot() -> Sentence:
    return _("I can't")


def you_do_not_cover(name: str, from_on: date, until_on: date) -> Sentence:
    return _(
        "All right. You do not cover for {name} from {start} to {end}. Another person will be chosen.",
        name=name,
        start=from_on,
        end=until_on,
    )


def cover_cannot(cover: str, name: str, from_on: date, until_on: date) -> Sentence:
    return _(
        "{cover} cannot look after the duos of {name} from {start} to {end}. The leave is called off: "
        "please choose somebody else with /leave.",
        cover=cover,
        name=name,
        start=from_on,
        end=until_on,
    )


def too_late_to_decline() -> Sentence:
    return _(
        "The duos know by now that you look after them. If you cannot go on: /leave, and choose who covers "
        "for you."
    )


def nobody_covers(name: str, from_on: date, until_on: date) -> Sentence:
    return _(
        "{name} is away from {start} to {end}, and who was to look after the duos cannot do it any more. "
        "The leave is called off: please choose somebody else with /leave.",
        name=name,
        start=from_on,
        end=until_on,
    )


def cover_changes(cover: str, from_on: date, until_on: date) -> Sentence:
    return _(
        "🌴 Your leave from {start} to {end}: {cover} looks after your duos now, because the person who "
        "covered has gone.",
        cover=cover,
        start=from_on,
        end=until_on,
    )


def leave_is_cancelled(name: str, from_on: date, until_on: date) -> Sentence:
    return _(
        "✖ The leave of {name} from {start} to {end} is cancelled.", name=name, start=from_on, end=until_on
    )


def really_back(name: str) -> Sentence:
    return _("Is {name} back? Then the duos and the alerts are with {name} again.", name=name)


def yes_back_today() -> Sentence:
    return _("✅ Yes, back today")


def stay_away() -> Sentence:
    return _("◀ Back")


def back_from_now_on(name: str) -> Sentence:
    return _("✅ {name} is back. In a moment I tell who is concerned.", name=name)
