"""The weekly rhythm: the slot two people agreed on, the dated meetings that follow, each one's side of it."""

from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db import Base
from bot.duos.models import Duo
from bot.meetings.rules import Answer, Lead, Place
from bot.people.models import Person


class SlotState(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    REPLACED = "replaced"


class MeetingState(StrEnum):
    PLANNED = "planned"
    HAPPENED = "happened"  # at least one of the two says so
    MISSED = "missed"
    MOVED = "moved"


class Slot(Base):
    """A weekly wall-clock time in `zone`; it stays 18:00 when the clocks change."""

    __tablename__ = "slot"
    __table_args__ = (
        Index(
            "uq_slot_current",
            "duo_id",
            "state",
            unique=True,
            postgresql_where="state IN ('proposed', 'agreed')",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    duo_id: Mapped[int] = mapped_column(ForeignKey("duo.id", ondelete="CASCADE"))
    weekday: Mapped[int] = mapped_column(SmallInteger)  # 0 is Monday
    at: Mapped[time]
    zone: Mapped[str]
    place: Mapped[Place]
    place_words: Mapped[str | None]  # how they describe a place of their own
    state: Mapped[SlotState]
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))


class Meeting(Base):
    __tablename__ = "meeting"
    __table_args__ = (
        UniqueConstraint("duo_id", "starts_at"),
        Index("ix_meeting_follow_up_at", "follow_up_at", postgresql_where="follow_up_at IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    duo_id: Mapped[int] = mapped_column(ForeignKey("duo.id", ondelete="CASCADE"))
    slot_id: Mapped[int] = mapped_column(ForeignKey("slot.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.PLANNED)
    follow_up_at: Mapped[datetime | None]  # when both are asked how it was

    duo: Mapped[Duo] = relationship(lazy="joined")
    slot: Mapped[Slot] = relationship(lazy="joined")
    attendances: Mapped[list["Attendance"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", passive_deletes=True
    )


class Attendance(Base):
    """One person's side of a meeting: their answer, and when to remind them next."""

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        Index("ix_attendance_remind_at", "remind_at", postgresql_where="remind_at IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    answer: Mapped[Answer | None]
    lead: Mapped[Lead | None]  # which reminder `remind_at` stands for
    remind_at: Mapped[datetime | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))

    meeting: Mapped[Meeting] = relationship(back_populates="attendances", lazy="joined")
    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined")
