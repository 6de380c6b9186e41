"""Stalls, and the escalations they become when a nudge does not help."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db import Base
from bot.duos.models import Duo
from bot.escalations.rules import Closing, StallReason
from bot.people.models import Person


class Stall(Base):
    """What the rules found. From `raised_at` on it is an escalation: with an owner, until it is closed."""

    __tablename__ = "stall"
    __table_args__ = (
        Index("uq_stall_open", "duo_id", unique=True, postgresql_where="closed_at IS NULL"),
        Index("ix_stall_climb_at", "climb_at", postgresql_where="climb_at IS NOT NULL"),
        Index("ix_stall_remind_at", "remind_at", postgresql_where="remind_at IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    duo_id: Mapped[int] = mapped_column(ForeignKey("duo.id", ondelete="CASCADE"), index=True)
    reason: Mapped[StallReason]
    since: Mapped[datetime]  # the last sign of life
    found_at: Mapped[datetime]
    nudged_at: Mapped[datetime | None]
    raised_at: Mapped[datetime | None]
    call_asked_at: Mapped[datetime | None]  # the latest wish to be called that it contains
    caller_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    taken_at: Mapped[datetime | None]
    climb_at: Mapped[datetime | None]  # when the admins hear, unless somebody takes it
    climbed_at: Mapped[datetime | None]
    remind_at: Mapped[datetime | None]  # "later"
    remind_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    closed_at: Mapped[datetime | None]
    closing: Mapped[Closing | None]
    solution: Mapped[str | None]

    duo: Mapped[Duo] = relationship(lazy="joined")
    owner: Mapped[Person | None] = relationship(foreign_keys=[owner_id], lazy="joined")
    caller: Mapped[Person | None] = relationship(foreign_keys=[caller_id], lazy="joined")
    notices: Mapped[list["Notice"]] = relationship(lazy="selectin", order_by="Notice.id")


class Notice(Base):
    """A message by which a human heard of an escalation; it changes when the escalation does."""

    __tablename__ = "notice"

    id: Mapped[int] = mapped_column(primary_key=True)
    stall_id: Mapped[int] = mapped_column(ForeignKey("stall.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    outgoing_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("outgoing_message.id", ondelete="SET NULL")
    )

    person: Mapped[Person] = relationship(lazy="joined")


class ToldUnreachable(Base):
    """Somebody heard that a person cannot be reached; they hear, too, when it is over."""

    __tablename__ = "told_unreachable"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    told_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
