"""Whether the nights forget what they promised to forget."""

from datetime import timedelta
from typing import Final

from sqlalchemy import select

from bot.doctor.checking import LookAtRows
from bot.doctor.findings import RESTART, Finding, ago, aside, loss, psql, well
from bot.privacy.models import Forgetting
from bot.privacy.retention import FAILURES, WAIT

LATE: Final = timedelta(days=2)
SEE: Final = psql(f"select row_key, last_at, trace from mishap where wait = '{WAIT}'")


async def last_nights_forgetting(look: LookAtRows) -> list[Finding]:
    query = select(Forgetting.ran_at, Forgetting.counts).order_by(Forgetting.ran_at.desc()).limit(1)
    last = (await look.connection.execute(query)).one_or_none()
    if last is None:
        return [aside("Nothing has been forgotten yet: that is done every night at 03:30, Brussels time")]
    numbers = [f"{name} {count}" for name, count in sorted(last.counts.items()) if count and name != FAILURES]
    told = f"Last night's forgetting, {ago(last.ran_at, look.now)}: {', '.join(numbers) or 'nothing'}"
    if look.now - last.ran_at > LATE:
        return [
            loss(f"The last forgetting was {ago(last.ran_at, look.now)}: people are kept too long", RESTART)
        ]
    if failed := last.counts.get(FAILURES, 0):
        advice = "It is tried again every night. See what failed:"
        return [loss(f"{told}; and {failed} that failed", advice, SEE)]
    return [well(told)]
