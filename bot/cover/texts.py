"""What is said about a coordinator's leave."""

from datetime import date

from bot.cover.rules import Wrong
from bot.i18n import Sentence, _


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
