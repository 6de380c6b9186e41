"""Who changed what: roles, duos, branches, escalations. Ids and states, never a name or a word."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base


class Change(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class AuditEntry(Base):
    """One change of one row. Without `by_id` the clock did it, or the command line."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_subject", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True, server_default=func.now())
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    for_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )  # on paper: in whose name
    by_command_line: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[str]  # the table
    subject_id: Mapped[int]
    change: Mapped[Change]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
