"""The bookkeeping of dispatch: first time, failing, set aside; and forgetting."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import Moment, rows_of
from bot.intake.models import Intake, ReceivedUpdate

KEPT: Final = timedelta(days=3)  # Telegram itself repeats an update for 24 hours at most


# The lock comes first; whether the row is there already is judged by what has been committed by then.
BEGIN: Final = text("""
    WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(:telegram_id))
    INSERT INTO received_update (update_id, state, received_at, failures, kind)
    SELECT :update_id, 'done', :now, 0, :kind FROM turn
    ON CONFLICT (update_id) DO UPDATE SET state = 'done' WHERE received_update.state = 'failing'
    RETURNING update_id
""").bindparams(bindparam("now", type_=Moment))


async def begin(session: AsyncSession, *, update_id: int, telegram_id: int, kind: str, now: datetime) -> bool:
    """Note that this update is being handled; False when it has been already.

    Other updates of the same person, known or not, wait here until this transaction ends; so does the same
    update in a second process.
    """
    given = {"update_id": update_id, "telegram_id": telegram_id, "kind": kind, "now": now}
    return await session.scalar(BEGIN, given) is not None


async def count_failure(
    session: AsyncSession, *, update_id: int, kind: str, trace: str, now: datetime
) -> int:
    """Note that handling failed and return how often it has by now."""
    fresh = insert(ReceivedUpdate).values(
        update_id=update_id, state=Intake.FAILING, received_at=now, failures=1, kind=kind, trace=trace
    )
    query = fresh.on_conflict_do_update(
        index_elements=[ReceivedUpdate.update_id],
        set_={"failures": ReceivedUpdate.failures + 1, "trace": trace},
    ).returning(ReceivedUpdate.failures)
    failures: int = (await session.execute(query)).scalar_one()
    return failures


async def set_aside(session: AsyncSession, update_id: int) -> None:
    received = await session.get_one(ReceivedUpdate, update_id)
    received.state = Intake.SET_ASIDE


async def forget_old(session: AsyncSession, now: datetime) -> int:
    """Forget which updates came more than three days ago, but for those set aside; return how many."""
    old = ReceivedUpdate.received_at < now - KEPT
    return await rows_of(session, delete(ReceivedUpdate).where(old, ReceivedUpdate.state != Intake.SET_ASIDE))
