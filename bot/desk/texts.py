"""A plain sentence on how each duo goes."""

from datetime import datetime

from bot.i18n import Instant, Sentence, _, _n, lines, paragraphs


def your_duos(count: int) -> Sentence:
    return _n("You look after {n} duo:", "You look after {n} duos:", count)


def no_duos() -> Sentence:
    return _("You look after no duo yet. With /newduo you form one.")


def no_duos_to_cover() -> Sentence:
    return _("You look after no duo at the moment. You do when you cover for a coordinator who is away.")


def duo(mentee: str, mentor: str, colour: str, *sentences: Sentence) -> Sentence:
    name = _("{colour} <b>{mentee} and {mentor}</b>", colour=colour, mentee=mentee, mentor=mentor)
    return lines(name, *sentences)


def listed(head: Sentence, *duos: Sentence) -> Sentence:
    return paragraphs(head, *duos)


def waits_for(names: tuple[str, ...]) -> Sentence:
    return _("Not begun: we wait for the answer of {names}.", names=names)


def met_on(at: datetime) -> Sentence:
    return _("They last met on {day}.", day=Instant(at, "day"))


def not_met_yet(began_at: datetime) -> Sentence:
    return _("They have not met yet; they began on {day}.", day=Instant(began_at, "day"))


def next_on(at: datetime) -> Sentence:
    return _("Next meeting: {moment}.", moment=Instant(at, "moment"))


def no_weekly_time() -> Sentence:
    return _("They have no weekly time yet.")


def not_signed(names: tuple[str, ...]) -> Sentence:
    """Of the agreement."""
    return _("Not signed: {names}.", names=names)


def nudged_on(at: datetime, only: str | None) -> Sentence:
    """`only`: the other has no Telegram."""
    if only is not None:
        return _("I wrote to {name} on {day}.", name=only, day=Instant(at, "day"))
    return _("I wrote to both on {day}.", day=Instant(at, "day"))


def alert_open(since: datetime) -> Sentence:
    return _("There has been an alert since {day}; nobody has taken it.", day=Instant(since, "day"))


def alert_taken(owner: str) -> Sentence:
    return _("There is an alert; {owner} takes care of it.", owner=owner)


def asks_for_call(name: str) -> Sentence:
    return _("{name} asked for a call.", name=name)


def six_months_over() -> Sentence:
    return _("Their six months are over.")
