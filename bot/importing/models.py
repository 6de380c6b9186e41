"""A sheet of people on its way in."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db import Base
from bot.people.models import Branch, Person


class ImportState(StrEnum):
    FETCHING = "fetching"  # the file is to be fetched and looked at
    LOOKED_AT = "looked_at"  # its dry run is shown; a yes is awaited
    APPLYING = "applying"
    DONE = "done"
    REFUSED = "refused"  # the file cannot be read, or has bad rows
    CANCELLED = "cancelled"


class ImportJob(Base):
    """One sheet that somebody sent. Its content is wiped when it is done, refused, cancelled or a day old."""

    __tablename__ = "import_job"
    __table_args__ = (Index("ix_import_job_due_at", "due_at", postgresql_where="due_at IS NOT NULL"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id"))  # for rows that name none
    file_id: Mapped[str | None]  # Telegram's
    file_name: Mapped[str]
    data: Mapped[bytes | None]
    state: Mapped[ImportState]
    due_at: Mapped[datetime | None]  # when the worker is to go on with it
    made_at: Mapped[datetime]
    shown_in_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("outgoing_message.id", ondelete="SET NULL")
    )  # the message that tells how far it is
    counts: Mapped[dict[str, Any] | None]

    by: Mapped[Person] = relationship(foreign_keys=[by_id], lazy="joined")
    branch: Mapped[Branch] = relationship(lazy="joined")
