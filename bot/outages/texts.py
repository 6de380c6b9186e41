"""What admins hear after the bot itself was silent."""

from datetime import datetime

from bot.i18n import Instant, Sentence, _, _n, lines, paragraphs


def after_an_outage(began: datetime, ended: datetime, *consequences: Sentence) -> Sentence:
    silent = _(
        "🔌 I could not send anything from {began} to {ended}. Now I work again.",
        began=Instant(began, "moment"),
        ended=Instant(ended, "moment"),
    )
    return paragraphs(silent, lines(*(consequences or (nothing_happened(),))))


def came_late(count: int) -> Sentence:
    return _n("{n} message arrives late.", "{n} messages arrive late.", count)


def dropped(count: int) -> Sentence:
    return _n(
        "{n} message was not sent: it would have come too late.",
        "{n} messages were not sent: they would have come too late.",
        count,
    )


def meetings_meanwhile(count: int) -> Sentence:
    return _n(
        "{n} meeting began in this time. A reminder may be missing.",
        "{n} meetings began in this time. Reminders may be missing.",
        count,
    )


def words_may_be_lost(before: datetime) -> Sentence:
    return _(
        "Telegram keeps messages for 24 hours. What people wrote before {moment} may be lost.",
        moment=Instant(before, "moment"),
    )


def nothing_happened() -> Sentence:
    return _("Nothing was lost and nothing came late.")
