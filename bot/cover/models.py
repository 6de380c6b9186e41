"""A coordinator's leave, who covers, and what a duo knows of it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db import Base
from bot.duos.models import Duo
from bot.people.models import Person


class Leave(Base):
    """From the morning of `from_on` to the evening of `until_on`, on the coordinator's clocks."""

    __tablename__ = "leave"
    __table_args__ = (
        CheckConstraint("from_on <= until_on", name="from_before_until"),
        CheckConstraint("coordinator_id <> cover_id", name="nobody_covers_for_themselves"),
        Index("ix_leave_begins_at", "begins_at", postgresql_where="begins_at IS NOT NULL"),
        Index("ix_leave_ends_at", "ends_at", postgresql_where="ends_at IS NOT NULL"),
        Index("ix_leave_tell_at", "tell_at", postgresql_where="tell_at IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    coordinator_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    cover_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    begins_at: Mapped[datetime | None]  # when the cover takes over; empty once that is done
    ends_at: Mapped[datetime | None]  # when the coordinator is back; empty once that is done
    tell_at: Mapped[datetime | None]  # when the cover hears that it has begun, or both that it is over
    cover_told_at: Mapped[datetime | None]  # when the cover heard that it had begun
    cancelled_at: Mapped[datetime | None]

    coordinator: Mapped[Person] = relationship(foreign_keys=[coordinator_id], lazy="joined")
    cover: Mapped[Person] = relationship(foreign_keys=[cover_id], lazy="joined")

    @property
    def is_planned(self) -> bool:
        return self.begins_at is not None

    @property
    def is_over(self) -> bool:
        return self.begins_at is None and self.ends_at is None


class KnownCarer(Base):
    """Who looks after a duo, as far as its two people know. They hear when it is no longer so."""

    __tablename__ = "known_carer"
    __table_args__ = (Index("ix_known_carer_tell_at", "tell_at", postgresql_where="tell_at IS NOT NULL"),)

    duo_id: Mapped[int] = mapped_column(ForeignKey("duo.id", ondelete="CASCADE"), primary_key=True)
    coordinator_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    caretaker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    tell_at: Mapped[datetime | None]

    duo: Mapped[Duo] = relationship(lazy="joined")
