"""The outbox: everything that is to reach a person, until it has."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any, Final

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
    DOCUMENT = "document"
    MENU = "menu"


class State(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    EXPIRED = "expired"  # came too late to be of use
    DEAD = "dead"  # Telegram will never take it; `error` says why


CHANNEL: Final = "outbox"  # on which the sender listens
_PENDING: Final = "state = 'pending'"


class OutgoingMessage(Base):
    """One message on its way. Its content is wiped as soon as it has left, expired or died.

    All that is written here may leave at once: what waits for its hour waits in a due column of its feature.
    The partial indexes hold what is pending and nothing else, so that a claim costs the same after a million
    sent. The last two serve the foreign keys, when old rows are deleted.
    """

    __tablename__ = "outgoing_message"
    __table_args__ = (
        Index("ix_outgoing_message_pending", "lane", "id", postgresql_where=_PENDING),
        Index(
            "ix_outgoing_message_expiring",
            "expires_at",
            postgresql_where=f"{_PENDING} AND expires_at IS NOT NULL",
        ),
        Index("ix_outgoing_message_received", "chat_id", "telegram_message_id"),
        Index(
            "ix_outgoing_message_copies",
            "copies_chat",
            "copies_message",
            postgresql_where="copies_message IS NOT NULL",
        ),
        Index("ix_outgoing_message_edits_id", "edits_id", postgresql_where="edits_id IS NOT NULL"),
        Index(
            "ix_outgoing_message_replies_to_id",
            "replies_to_id",
            postgresql_where="replies_to_id IS NOT NULL",
        ),
        # A claim changes no indexed column: with room on its page the new version of a row costs no index.
        {"postgresql_with": {"fillfactor": 75}},
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    language: Mapped[str | None]  # of a stranger; a person's own is read when it leaves
    lane: Mapped[Lane] = mapped_column(SmallInteger)
    kind: Mapped[Kind]
    content: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    # Which message, in which chat, a copy is of: ids, never a word. By them a reply finds its place.
    copies_chat: Mapped[int | None] = mapped_column(BigInteger)
    copies_message: Mapped[int | None] = mapped_column(BigInteger)
    edits_id: Mapped[int | None] = mapped_column(ForeignKey("outgoing_message.id", ondelete="SET NULL"))
    replies_to_id: Mapped[int | None] = mapped_column(ForeignKey("outgoing_message.id", ondelete="SET NULL"))
    dedupe_key: Mapped[str | None] = mapped_column(unique=True)
    said_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    state: Mapped[State] = mapped_column(default=State.PENDING)
    attempts: Mapped[int] = mapped_column(default=0)
    lease: Mapped[str | None]  # the sender that has claimed it, until it has left or is handed back
    telegram_message_id: Mapped[int | None] = mapped_column(BigInteger)
    sent_at: Mapped[datetime | None]
    error: Mapped[str | None]


class Attachment(Base):
    """The file of a document on its way. It goes when the document has left, expired or died."""

    __tablename__ = "attachment"

    outgoing_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("outgoing_message.id", ondelete="CASCADE"), primary_key=True
    )
    file_name: Mapped[str]
    data: Mapped[bytes]


class Leadership(Base):
    """The one row that says who sends, and when they were last known to be well (the database's clock)."""

    __tablename__ = "leadership"

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, default=1)
    pid: Mapped[int]  # of the backend that holds the leader's lock
    beat_at: Mapped[datetime]
    silent_since: Mapped[datetime | None]  # nobody sent for long, and the admins have not heard of it yet
