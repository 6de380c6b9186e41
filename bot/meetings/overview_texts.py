"""What /duo tells."""

from datetime import datetime, time

from bot.i18n import Instant, Sentence, _, _n
from bot.meetings.texts import rhythm


def your_duo(partner: Sentence, coordinator: str) -> Sentence:
    return _(
        "Your duo: you and <b>{partner}</b>. Your coordinator is {coordinator}.",
        partner=partner,
        coordinator=coordinator,
    )


def your_duos(count: int) -> Sentence:
    return _n("You are in {n} duo.", "You are in {n} duos.", count)


def your_rhythm(number: int, at: time, at_place: Sentence) -> Sentence:
    return _("You meet {rhythm}.", rhythm=rhythm(number, at, at_place))


def your_next_meeting(starts_at: datetime) -> Sentence:
    return _("The next meeting is on {moment}.", moment=Instant(starts_at, "moment"))


def no_rhythm_yet() -> Sentence:
    return _("You have no weekly time yet. With /slot you choose one.")
