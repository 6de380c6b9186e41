"""What comes in: updates that failed, and when the last one came."""

from typing import Final

from sqlalchemy import text

from bot.doctor.checking import LookAtRows
from bot.doctor.findings import Finding, ago, aside, loss, psql, well
from bot.intake.actions import KEPT

SEE: Final = "select update_id, kind, received_at, trace from received_update where state = 'set_aside'"
FORGET: Final = "delete from received_update where state = 'set_aside'"


async def updates_set_aside(look: LookAtRows) -> list[Finding]:
    count = await look.connection.scalar(
        text("SELECT count(*) FROM received_update WHERE state = 'set_aside'")
    )
    if not count:
        return [well("Every update was understood")]
    return [
        loss(
            f"Updates that failed three times and were set aside: {count}",
            "Whoever sent it was told that it did not work. Send what this says to the developers:",
            psql(SEE),
            "When the cause is gone, take them off this list:",
            psql(FORGET),
        )
    ]


async def last_update(look: LookAtRows) -> list[Finding]:
    last = await look.connection.scalar(text("SELECT max(received_at) FROM received_update"))
    if last is None:
        return [aside(f"No message or tap has come in the last {KEPT.days} days")]
    return [aside(f"The last message or tap came {ago(last, look.now)}")]
