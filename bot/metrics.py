"""What is counted and measured for Prometheus: numbers only, never a name or a text."""

from typing import Final

from prometheus_client import Counter, Gauge, Histogram

_QUICK: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)
_PATIENT: Final = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200)

UPDATES: Final = Counter("duo_updates", "Updates, by what became of them", ["outcome"])
UPDATE_SECONDS: Final = Histogram("duo_update_seconds", "From arrival to commit", buckets=_QUICK)
SENDS: Final = Counter("duo_sends", "Calls that carried a message, by the answer", ["lane", "verdict"])
TOO_MANY: Final = Counter("duo_too_many", "Times that Telegram said 429")
CALL_SECONDS: Final = Histogram("duo_call_seconds", "One call that carried a message", buckets=_QUICK)
DELIVERY_SECONDS: Final = Histogram(
    "duo_delivery_seconds", "From being said to Telegram's yes", ["lane"], buckets=_PATIENT
)
EXPIRED: Final = Counter("duo_expired", "Messages let go because they would have come too late")
TICK_SECONDS: Final = Histogram("duo_tick_seconds", "One look at what is due, and doing it", buckets=_QUICK)
LEADS: Final = Gauge("duo_leads", "1 while this process is the one that sends")
WAITING: Final = Gauge("duo_waiting", "Messages that wait to leave, counted up to 10,000", ["lane"])
OLDEST_WAITING_SECONDS: Final = Gauge(
    "duo_oldest_waiting_seconds", "How long the first in line has been waiting", ["lane"]
)


def count_send(lane: str, verdict: str, *, seconds: float, waited: float | None) -> None:
    """Count one call of so many seconds; `waited` is the whole way of a message that was delivered."""
    SENDS.labels(lane, verdict).inc()
    CALL_SECONDS.observe(seconds)
    if waited is not None:
        DELIVERY_SECONDS.labels(lane).observe(max(0.0, waited))
