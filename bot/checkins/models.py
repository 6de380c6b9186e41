"""The short survey after a meeting, and the wish to be called."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.checkins.rules import Met
from bot.db import Base
from bot.meetings.models import Meeting
from bot.people.models import Person


class CheckIn(Base):
    """One person's answers about one meeting; an answer can be changed."""

    __tablename__ = "check_in"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
        Index("ix_check_in_ask_at", "ask_at", postgresql_where="ask_at IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    ask_at: Mapped[datetime | None]  # when to ask, or to ask again
    times_asked: Mapped[int] = mapped_column(default=0)
    asked_in_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("outgoing_message.id", ondelete="SET NULL")
    )
    met: Mapped[Met | None]
    stars: Mapped[int | None]
    words: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))

    meeting: Mapped[Meeting] = relationship(lazy="joined")
    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined")


class CallRequest(Base):
    """Somebody asked their coordinator to call them."""

    __tablename__ = "call_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    duo_id: Mapped[int] = mapped_column(ForeignKey("duo.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))

    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined")
