"""The bookkeeping of dispatch: first time, failing, set aside; and forgetting."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.intake.models import Intake, ReceivedUpdate

KEPT: Final = timedelta(days=3)  # Telegram itself repeats an update for 24 hours at most


async def begin(session: AsyncSession, *, update_id: int, kind: str, now: datetime) -> bool:
    """Note that this update is being handled; False when it has been already.

    A second process with the same update waits here until the first has committed or failed.
    """
    fresh = insert(ReceivedUpdate).values(
        update_id=update_id, state=Intake.DONE, received_at=now, failures=0, kind=kind
    )
    query = fresh.on_conflict_do_update(
        index_elements=[ReceivedUpdate.update_id],
        set_={"state": Intake.DONE},
        where=ReceivedUpdate.state == Intake.FAILING,
    ).returning(ReceivedUpdate.update_id)
    return await session.scalar(query) is not None


async def one_at_a_time(session: AsyncSession, telegram_id: int) -> None:
    """Hold back other updates of the same person, known or not, until this transaction ends."""
    await session.execute(select(func.pg_advisory_xact_lock(telegram_id)))


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


async def forget_old(session: AsyncSession, now: datetime) -> None:
    """Forget which updates came more than three days ago, but for those set aside."""
    await session.execute(
        delete(ReceivedUpdate).where(
            ReceivedUpdate.received_at < now - KEPT, ReceivedUpdate.state != Intake.SET_ASIDE
        )
    )
