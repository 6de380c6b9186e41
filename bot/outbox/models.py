"""The outbox: everything that is to reach a person, until it has."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, SmallInteger
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base


class Lane(IntEnum):
    """A higher lane (a lower number) never waits for a lower one."""

    REPLY = 0  # someone is waiting
    ALERT = 1
    REMINDER = 2
    BULK = 3


class Kind(StrEnum):
    TEXT = "text"
    EDIT = "edit"
    COPY = "copy"
    MENU = "menu"


class State(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    EXPIRED = "expired"  # came too late to be of use
    DEAD = "dead"  # Telegram will never take it; `error` says why


class OutgoingMessage(Base):
    """One message on its way. Its content is wiped as soon as it has left, expired or died.

    `due_at` and `expires_at` are programme time; `retry_at` and `lease_until` are the database's own clock.
    """

    __tablename__ = "outgoing_message"
    __table_args__ = (
        Index(
            "ix_outgoing_message_pending",
            "chat_id",
            "lane",
            "id",
            postgresql_where="state = 'pending'",
        ),
        Index("ix_outgoing_message_due", "due_at", postgresql_where="state = 'pending'"),
        Index("ix_outgoing_message_received", "chat_id", "telegram_message_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    language: Mapped[str | None]  # of a stranger; a person's own is read when it leaves
    lane: Mapped[Lane] = mapped_column(SmallInteger)
    kind: Mapped[Kind]
    content: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    edits_id: Mapped[int | None] = mapped_column(ForeignKey("outgoing_message.id", ondelete="SET NULL"))
    replies_to_id: Mapped[int | None] = mapped_column(ForeignKey("outgoing_message.id", ondelete="SET NULL"))
    dedupe_key: Mapped[str | None] = mapped_column(unique=True)
    said_at: Mapped[datetime]
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    state: Mapped[State] = mapped_column(default=State.PENDING)
    attempts: Mapped[int] = mapped_column(default=0)
    retry_at: Mapped[datetime | None]
    lease: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    telegram_message_id: Mapped[int | None]
    sent_at: Mapped[datetime | None]
    error: Mapped[str | None]
