"""Every night: what is kept no longer than promised goes, and how much that was is written down.

Each person and each duo is a transaction of its own, so one that fails stops nobody else; it is tried again
the next night, and the doctor names it.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import TextClause, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.models import AuditEntry
from bot.audit.recording import Signed, sign
from bot.checkins.models import CheckIn
from bot.db import Database, rows_of
from bot.dialogues.models import Dialogue
from bot.due import Mishap, record_mishap
from bot.duos.queries import duo_of
from bot.escalations.models import Stall
from bot.faults import trace_without_values
from bot.intake import actions as intake
from bot.meetings.models import Meeting, Slot
from bot.onboarding.models import Invitation
from bot.outbox import actions as outbox
from bot.people.models import Person
from bot.privacy import queries, rules
from bot.privacy.forgetting import erase, forget
from bot.privacy.models import Forgetting

log = logging.getLogger(__name__)

FAILURES: Final = "failures"
One = Callable[[AsyncSession, int, datetime], Awaitable[None]]
Many = Callable[[AsyncSession, datetime], Awaitable[int]]


async def forget_what_is_over(database: Database, now: datetime) -> None:
    counts: dict[str, int] = {FAILURES: 0}
    for name, due, one in ONE_BY_ONE:
        counts[name], failed = await _each(database, name, due, one, now)
        counts[FAILURES] += failed
    await _all_at_once(database, counts, now)
    async with database.transaction() as session:
        session.add(Forgetting(ran_at=now, counts=counts))
    told = ", ".join(f"{name} {count}" for name, count in counts.items() if count)
    log.info("the night's forgetting: %s", told or "nothing")


async def _each(database: Database, name: str, due: TextClause, one: One, now: datetime) -> tuple[int, int]:
    """Return how many were forgotten, and how many failed."""
    given = {"now": now, "before": now - rules.NEVER_CAME, "months": rules.MONTHS_KEPT}
    async with database.transaction() as session:
        known = {key: given[key] for key in due.compile().params}
        ids = list(await session.scalars(due, known))
    failed = 0
    for row_id in ids:
        failed += not await _safely(database, f"{name} {row_id}", one, row_id, now)
    return len(ids) - failed, failed


async def _safely(database: Database, key: str, one: One, row_id: int, now: datetime) -> bool:
    try:
        async with database.transaction() as session:
            sign(session, Signed(now))
            await one(session, row_id, now)
            await session.execute(delete(Mishap).where(Mishap.wait == WAIT, Mishap.row_key == key))
    except Exception as error:
        await _note_failure(database, key, error, now)
        return False
    return True


async def _all_at_once(database: Database, counts: dict[str, int], now: datetime) -> None:
    """Each is one statement with a savepoint of its own."""
    failed: dict[str, Exception] = {}
    async with database.transaction() as session:
        for name, many in AT_ONCE.items():
            try:
                async with session.begin_nested():
                    counts[name] = await many(session, now)
            except Exception as error:
                counts[name], failed[name] = 0, error
        well = set(AT_ONCE) - set(failed)
        await session.execute(delete(Mishap).where(Mishap.wait == WAIT, Mishap.row_key.in_(well)))
    counts[FAILURES] += len(failed)
    for name, failure in failed.items():
        await _note_failure(database, name, failure, now)


async def _note_failure(database: Database, key: str, error: Exception, now: datetime) -> None:
    trace = trace_without_values(error)
    log.error("forgetting failed: %s\n%s", key, trace)
    async with database.transaction() as session:
        await record_mishap(session, wait=WAIT, row_key=key, trace=trace, now=now)


async def forget_words_of_duo(session: AsyncSession, duo_id: int, now: datetime) -> None:
    """What was written about a duo goes, whoever of the two is still here for another one."""
    duo = await duo_of(session, duo_id)
    if duo is None:
        return
    meetings = select(Meeting.id).where(Meeting.duo_id == duo_id)
    await rows_of(session, update(CheckIn).where(CheckIn.meeting_id.in_(meetings)).values(words=None))
    await rows_of(session, update(Slot).where(Slot.duo_id == duo_id).values(place_words=None))
    await rows_of(session, update(Stall).where(Stall.duo_id == duo_id).values(solution=None))
    duo.names_forgotten_at = now


async def erase_person(session: AsyncSession, person_id: int, now: datetime) -> None:
    """In silence: it was told beforehand, the night is no time to write, and nothing is under way."""
    person = await session.get_one(Person, person_id)
    if await queries.hold(session, person):
        await erase(session, person, now=now)


async def forget_person(session: AsyncSession, person_id: int, now: datetime) -> None:
    person = await session.get_one(Person, person_id)
    await forget(session, person, now=now)


async def forget_links(session: AsyncSession, now: datetime) -> int:
    old = Invitation.expires_at < now - rules.UNUSED_LINKS
    return await rows_of(session, delete(Invitation).where(Invitation.used_at.is_(None), old))


async def forget_questions(session: AsyncSession, now: datetime) -> int:
    return await rows_of(session, delete(Dialogue).where(Dialogue.expires_at <= now))


async def forget_audit(session: AsyncSession, now: datetime) -> int:
    old = AuditEntry.at < now - relativedelta(years=rules.AUDIT_YEARS)
    return await rows_of(session, delete(AuditEntry).where(old))


async def forget_nights(session: AsyncSession, now: datetime) -> int:
    return await rows_of(session, delete(Forgetting).where(Forgetting.ran_at < now - rules.NIGHTS))


WAIT: Final = "forgetting"  # under which its failures stand among the mishaps
ONE_BY_ONE: Final[tuple[tuple[str, TextClause, One], ...]] = (
    ("people", queries.TIME_IS_OVER, erase_person),
    ("never_came", queries.NEVER_CAME, forget_person),
    ("duos", queries.DUO_IS_OVER, forget_words_of_duo),
)
AT_ONCE: Final[dict[str, Many]] = {
    "links": forget_links,
    "messages": outbox.forget_old,
    "strangers": outbox.forget_strangers,
    "files": outbox.forget_attachments,
    "updates": intake.forget_old,
    "questions": forget_questions,
    "audit": forget_audit,
    "nights": forget_nights,
}
