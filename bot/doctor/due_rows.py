"""What happens by itself at its time: whether it does, and what was left alone because it failed."""

from datetime import timedelta
from typing import Final

from sqlalchemy import select

from bot.doctor.checking import LookAtRows
from bot.doctor.findings import RESTART, START, Finding, at, loss, psql, silence, well
from bot.due import PARKED_AFTER, Mishap
from bot.timetable import ERRANDS, TIMETABLE

LONGEST_DELAY: Final = timedelta(minutes=5)
MOST_NAMED: Final = 5

WHAT: Final = {
    "attendance.remind_at": "the reminder of attendance {}",
    "check_in.ask_at": "the question of check-in {}",
    "duo.answer_due_at": "the missing answer in duo {}",
    "duo.review_at": "the look at duo {}",
    "duo.sign_at": "asking duo {} to sign the agreement",
    "known_carer.tell_at": "the news for duo {} of who looks after it",
    "leave.begins_at": "the beginning of leave {}",
    "leave.ends_at": "the end of leave {}",
    "leave.tell_at": "the news of leave {} for those concerned",
    "import_job.due_at": "the import {}",
    "meeting.follow_up_at": "what follows meeting {}",
    "person.report_unreachable_at": "the report that person {} cannot be reached",
    "role.morning_at": "the morning list of role {}",
    "signature.remind_at": "the reminder of signature {}",
    "stall.climb_at": "the climb of alert {} to the admins",
    "stall.remind_at": "the reminder of alert {}",
}

WAITS: Final = (
    *(entry.wait for entry in TIMETABLE if entry.wait is not None),
    *(errand.wait for errand in ERRANDS),
)
SEE: Final = f"select wait, row_key, last_at, trace from mishap where failures >= {PARKED_AFTER}"
TRY_AGAIN: Final = f"delete from mishap where failures >= {PARKED_AFTER}"


async def clockwork(look: LookAtRows) -> list[Finding]:
    """A row that is parked is not due, and one that failed a moment ago is tried again within minutes."""
    first_due = (await look.connection.execute(select(*(wait.first_due() for wait in WAITS)))).one()
    due = [(moment, wait.name) for moment, wait in zip(first_due, WAITS, strict=True) if moment is not None]
    late = sorted((moment, name) for moment, name in due if look.now - moment > LONGEST_DELAY)
    if not late:
        return [well("What is due is done in time")]
    since, name = late[0]
    told = f"The clockwork stands still: {_kind_of(name)} has been due since {at(since, look.now)}"
    return [silence(told, *START, f"If it runs already, restart it: {RESTART}")]


async def rows_left_alone(look: LookAtRows) -> list[Finding]:
    query = (
        select(Mishap.wait, Mishap.row_key)
        .where(Mishap.failures >= PARKED_AFTER)
        .order_by(Mishap.last_at.desc(), Mishap.wait, Mishap.row_key)
    )
    rows = (await look.connection.execute(query)).all()
    if not rows:
        return [well("Nothing that was due was left alone")]
    named = ", ".join(readable(wait, key) for wait, key in rows[:MOST_NAMED])
    more = f" and {len(rows) - MOST_NAMED} more" if len(rows) > MOST_NAMED else ""
    return [
        loss(
            f"Left alone because it failed three times: {named}{more}",
            "Send what this says to the developers:",
            psql(SEE),
            "When the cause is gone, let all of it be tried again:",
            psql(TRY_AGAIN),
        )
    ]


def readable(wait: str, key: str) -> str:
    """Such as "the look at duo 7 (duo.review_at)"."""
    return f"{WHAT.get(wait, '{}').format(key)} ({wait})"


def _kind_of(wait: str) -> str:
    return readable(wait, "").replace("  ", " ")
