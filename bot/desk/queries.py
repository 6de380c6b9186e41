"""How a page of duos goes, in a handful of queries however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements.queries import unsigned_in
from bot.duos.models import Duo
from bot.duos.queries import LIVE
from bot.escalations.models import Stall
from bot.escalations.queries import open_stalls
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Person


@dataclass(frozen=True)
class Course:
    """How one duo goes."""

    duo: Duo
    last_met_at: datetime | None
    next_meeting_at: datetime | None
    stall: Stall | None
    unsigned: Sequence[Person]  # who was asked to sign the agreement and has not


async def duos_of_coordinator(
    session: AsyncSession, coordinator: Person, *, offset: int, most: int
) -> Sequence[Duo]:
    """Return a page of their duos: alerts that nobody has taken first, then those taken, then the nudged."""
    urgency = case(
        (Stall.raised_at.is_not(None) & Stall.owner_id.is_(None), 0),
        (Stall.raised_at.is_not(None), 1),
        (Stall.id.is_not(None), 2),
        else_=3,
    )
    query = (
        _live_duos_of(coordinator)
        .outerjoin(Stall, (Stall.duo_id == Duo.id) & Stall.closed_at.is_(None))
        .order_by(urgency, Duo.review_at.nulls_last(), Duo.id)
        .offset(offset)
        .limit(most)
    )
    return (await session.scalars(query)).all()


async def count_duos_of_coordinator(session: AsyncSession, coordinator: Person) -> int:
    counted = select(func.count()).select_from(_live_duos_of(coordinator).subquery())
    return int(await session.scalar(counted) or 0)


def _live_duos_of(coordinator: Person) -> Select[Duo]:
    mine = or_(Duo.coordinator_id == coordinator.id, Duo.caretaker_id == coordinator.id)
    return select(Duo).where(mine, Duo.state.in_(LIVE))


async def courses(session: AsyncSession, duos: Sequence[Duo], *, now: datetime) -> list[Course]:
    ids = [duo.id for duo in duos]
    happened = Meeting.state == MeetingState.HAPPENED
    ahead = Meeting.starts_at > now
    times = await session.execute(
        select(
            Meeting.duo_id,
            func.max(Meeting.starts_at).filter(happened),
            func.min(Meeting.starts_at).filter(ahead),
        )
        .where(Meeting.duo_id.in_(ids))
        .group_by(Meeting.duo_id)
    )
    known = {duo_id: (last, following) for duo_id, last, following in times}
    stalls = await open_stalls(session, ids)
    unsigned = await unsigned_in(session, ids)
    found = []
    for duo in duos:
        last, following = known.get(duo.id, (None, None))
        found.append(Course(duo, last, following, stalls.get(duo.id), unsigned.get(duo.id, ())))
    return found
