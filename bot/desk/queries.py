"""How a page of duos goes, in a handful of queries however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos.models import Duo
from bot.escalations.models import Stall
from bot.escalations.queries import open_stalls
from bot.meetings.models import Meeting, MeetingState


@dataclass(frozen=True)
class Course:
    """How one duo goes."""

    duo: Duo
    last_met_at: datetime | None
    next_meeting_at: datetime | None
    stall: Stall | None


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
    found = []
    for duo in duos:
        last, following = known.get(duo.id, (None, None))
        found.append(Course(duo, last, following, stalls.get(duo.id)))
    return found
