"""Keeping the outbox small."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, exists
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import rows_of
from bot.outbox.models import Attachment, OutgoingMessage, State

KEPT: Final = timedelta(days=30)
_HAS_LEFT: Final = OutgoingMessage.state != State.PENDING


async def forget_old(session: AsyncSession, now: datetime) -> int:
    """Delete the rows of messages that left, expired or died more than 30 days ago; return how many."""
    return await _forget(session, OutgoingMessage.said_at < now - KEPT)


async def forget_strangers(session: AsyncSession, now: datetime) -> int:
    """Delete what was said to people whom the bot does not know, once it has left, expired or died."""
    return await _forget(session, OutgoingMessage.person_id.is_(None))


async def forget_attachments(session: AsyncSession, now: datetime) -> int:
    """Delete files whose message has left, expired or died."""
    waits = exists().where(OutgoingMessage.id == Attachment.outgoing_id, ~_HAS_LEFT)
    return await rows_of(session, delete(Attachment).where(~waits))


async def _forget(session: AsyncSession, which: ColumnElement[bool]) -> int:
    return await rows_of(session, delete(OutgoingMessage).where(_HAS_LEFT, which))
