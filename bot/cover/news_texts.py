"""What is said when a coordinator's leave begins and ends: to the cover, the coordinator and the duos."""

from datetime import date

from bot.i18n import Sentence, _, _n, paragraphs


def you_cover_now(name: str, until_on: date, duos: int, alerts: int) -> Sentence:
    return paragraphs(
        _n(
            "🌴 {name} is away until {day}. From now on you look after {n} duo. /duos shows how it goes.",
            "🌴 {name} is away until {day}. From now on you look after {n} duos. /duos shows how they go.",
            duos,
            name=name,
            day=until_on,
        ),
        open_alerts(alerts),
    )


def open_alerts(count: int) -> Sentence:
    if count == 0:
        return _("There is no open alert.")
    return _n("{n} alert is open; it follows.", "{n} alerts are open; they follow.", count)


def also_for(names: tuple[str, ...]) -> Sentence:
    return _("Among them are the duos of others who are away: {names}.", names=names)


def with_more(said: Sentence, more: Sentence) -> Sentence:
    return paragraphs(said, more)


def welcome_back(duos: int, alerts: int) -> Sentence:
    return paragraphs(
        _n(
            "👋 Welcome back! You look after {n} duo again. /duos shows how it goes.",
            "👋 Welcome back! You look after {n} duos again. /duos shows how they go.",
            duos,
        ),
        open_alerts(alerts),
    )


def your_cover_is_over(name: str, alerts: int) -> Sentence:
    over = _("👋 {name} is back and looks after the duos again. Thank you!", name=name)
    if alerts == 0:
        return over
    mine = _n(
        "{n} alert that you took stays with you, unless you hand it back.",
        "{n} alerts that you took stay with you, unless you hand them back.",
        alerts,
    )
    return paragraphs(over, mine)


def hand_back(name: str) -> Sentence:
    return _("↩ Hand back to {name}", name=name)


def handed_back(name: str, alerts: int) -> Sentence:
    return _n("✅ {n} alert is with {name} again.", "✅ {n} alerts are with {name} again.", alerts, name=name)


def nothing_to_hand_back() -> Sentence:
    return _("There is nothing left to hand back.")


def somebody_covers(coordinator: str, cover: str, until_on: date | None) -> Sentence:
    if until_on is None:
        return _(
            "🌴 {coordinator} is away. {cover} looks after your duo meanwhile. "
            "With /callme you ask {cover} to call you.",
            coordinator=coordinator,
            cover=cover,
        )
    return _(
        "🌴 {coordinator} is away until {day}. {cover} looks after your duo meanwhile. "
        "With /callme you ask {cover} to call you.",
        coordinator=coordinator,
        cover=cover,
        day=until_on,
    )


def coordinator_is_back(name: str) -> Sentence:
    return _("👋 {name} is back and looks after your duo again.", name=name)


def new_coordinator(name: str) -> Sentence:
    return _(
        "👋 From now on {name} looks after your duo. With /callme you ask {name} to call you.", name=name
    )
