"""What is said about the weekly time and the meetings."""

from datetime import datetime, time

from bot.i18n import Instant, Sentence, Verbatim, Weekday, _, lines, only, paragraphs
from bot.meetings.rules import Place


def which_day(partner: str) -> Sentence:
    return _("On which day of the week would you like to meet {partner}?", partner=partner)


def weekday(number: int) -> Sentence:
    return only(Weekday(number))


def at_what_time(partner: str, number: int) -> Sentence:
    return _(
        "With {partner}, every {weekday}: at what time? A meeting takes two hours.",
        partner=partner,
        weekday=Weekday(number),
    )


def clock(at: time) -> Sentence:
    return only(at)


def another_day() -> Sentence:
    return _("◀ Another day")


def where(partner: str, number: int, at: time) -> Sentence:
    return _(
        "With {partner}, every {weekday} at {time}: where?",
        partner=partner,
        weekday=Weekday(number),
        time=at,
    )


def place(kind: Place, words: str | None = None) -> Sentence:
    match kind:
        case Place.BRANCH:
            return _("at the branch")
        case Place.LIBRARY:
            return _("in the library")
        case Place.CAFE:
            return _("in a café")
        case Place.ONLINE:
            return _("online, by video")
        case Place.OTHER:
            return only(Verbatim(words or "…"))


def another_place() -> Sentence:
    return _("✏️ Another place")


def which_place(partner: str) -> Sentence:
    return _(
        "Where would you like to meet {partner}? Write the place here. {partner} reads it.", partner=partner
    )


def rhythm(number: int, at: time, at_place: Sentence) -> Sentence:
    return _("every {weekday} at {time}, {place}", weekday=Weekday(number), time=at, place=at_place)


def slot_is_proposed(partner: str, number: int, at: time, at_place: Sentence) -> Sentence:
    return paragraphs(
        _("🗓 I ask {partner}: <b>{rhythm}</b>.", partner=partner, rhythm=rhythm(number, at, at_place)),
        _("You will hear the answer here."),
    )


def slot_proposal(partner: str, number: int, at: time, at_place: Sentence) -> Sentence:
    return paragraphs(
        _(
            "🗓 {partner} would like to meet you <b>{rhythm}</b>, two hours each time.",
            partner=partner,
            rhythm=rhythm(number, at, at_place),
        ),
        _("Is that good for you?"),
    )


def good_for_me() -> Sentence:
    return _("✅ Yes, good for me")


def propose_another() -> Sentence:
    return _("🗓 Propose another time")


def slot_is_agreed(
    partner: str, number: int, at: time, at_place: Sentence, first: datetime, *, reminded: bool
) -> Sentence:
    """`reminded`: who reads it, or for whom, has Telegram."""
    reminders = _("I remind you the day before and two hours before.")
    if not reminded:
        reminders = _("Who has no Telegram gets no reminders from me: please pass the dates on.")
    return paragraphs(
        _(
            "🎉 Agreed: you and {partner} meet {rhythm}.",
            partner=partner,
            rhythm=rhythm(number, at, at_place),
        ),
        lines(
            _("The first meeting is on {first}.", first=Instant(first, "moment")),
            reminders,
        ),
    )


def slot_is_answered() -> Sentence:
    return _("This time is no longer asked for. There may be a newer proposal. /slot starts again.")


def own_proposal() -> Sentence:
    return _("This is your own proposal. Your partner answers it.")


def no_time_left() -> Sentence:
    return _(
        "The six months of your duo are over: there is no weekly time to choose. Your coordinator can help."
    )


def reminder_day_before(partner: str, starts_at: datetime, at_place: Sentence) -> Sentence:
    return _(
        "🔔 You meet {partner} on <b>{moment}</b>, {place}. Will you be there?",
        partner=partner,
        moment=Instant(starts_at, "moment"),
        place=at_place,
    )


def reminder_two_hours_before(partner: str, starts_at: datetime, at_place: Sentence) -> Sentence:
    return _(
        "🔔 Today at <b>{time}</b> you meet {partner}, {place}.",
        partner=partner,
        time=Instant(starts_at, "time"),
        place=at_place,
    )


def be_there() -> Sentence:
    return _("👍 I'll be there")


def cannot_come() -> Sentence:
    return _("👎 I can't")


def come_after_all() -> Sentence:
    return _("👍 I can come after all")


def you_will_be_there(partner: str, starts_at: datetime, at_place: Sentence) -> Sentence:
    return _(
        "✅ Good, you meet {partner} on {moment}, {place}.",
        partner=partner,
        moment=Instant(starts_at, "moment"),
        place=at_place,
    )


def you_cannot_come(partner: str, starts_at: datetime, another_day: Sentence) -> Sentence:
    return paragraphs(
        _(
            "All right: you cannot come on {moment}. {partner} knows it now.",
            partner=partner,
            moment=Instant(starts_at, "moment"),
        ),
        another_day,
    )


def partner_cannot_come(partner: str, starts_at: datetime, another_day: Sentence) -> Sentence:
    return paragraphs(
        _("{partner} cannot come on {moment}.", partner=partner, moment=Instant(starts_at, "moment")),
        another_day,
    )


def partner_comes_after_all(partner: str, starts_at: datetime) -> Sentence:
    return _(
        "👍 {partner} can come after all on {moment}.", partner=partner, moment=Instant(starts_at, "moment")
    )


def meeting_is_past() -> Sentence:
    return _("This meeting is over or was changed. /duo shows the next one.")
