"""Keeping the outbox small."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.models import OutgoingMessage, State

KEPT: Final = timedelta(days=30)


async def forget_old(session: AsyncSession, now: datetime) -> None:
    """Delete the rows of messages that left, expired or died more than 30 days ago."""
    await session.execute(
        delete(OutgoingMessage).where(
            OutgoingMessage.state != State.PENDING, OutgoingMessage.said_at < now - KEPT
        )
    )
