"""What an outage did, as far as the database knows."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.intake.models import ReceivedUpdate
from bot.meetings.models import Meeting, MeetingState
from bot.outbox.models import OutgoingMessage, State

LATE: Final = timedelta(minutes=1)


async def late_messages(session: AsyncSession, ended: datetime) -> int:
    still_waits = OutgoingMessage.state == State.PENDING, OutgoingMessage.said_at < ended - LATE
    return await session.scalar(select(func.count(OutgoingMessage.id)).where(*still_waits)) or 0


async def dropped_messages(session: AsyncSession, began: datetime, ended: datetime) -> int:
    missed = (
        OutgoingMessage.state == State.EXPIRED,
        OutgoingMessage.expires_at > began,
        OutgoingMessage.expires_at <= ended,
    )
    return await session.scalar(select(func.count(OutgoingMessage.id)).where(*missed)) or 0


async def meetings_between(session: AsyncSession, began: datetime, ended: datetime) -> int:
    began_then = Meeting.starts_at > began, Meeting.starts_at <= ended, Meeting.state == MeetingState.PLANNED
    return await session.scalar(select(func.count(Meeting.id)).where(*began_then)) or 0


async def anything_came_in(session: AsyncSession, after: datetime, before: datetime) -> bool:
    came = ReceivedUpdate.received_at > after, ReceivedUpdate.received_at < before
    return await session.scalar(select(ReceivedUpdate.update_id).where(*came).limit(1)) is not None
