"""What staff write down about a person, what they correct, and who read what about whom."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.cards.rules import Field
from bot.db import Base
from bot.people.models import Person


class Note(Base):
    """A coordinator's words about a person. Whoever reads it is recorded."""

    __tablename__ = "note"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    text: Mapped[str]
    written_at: Mapped[datetime]

    author: Mapped[Person | None] = relationship(foreign_keys=[author_id], lazy="joined")


class What(StrEnum):
    NOTES = "notes"
    COMMENTS = "comments"  # what the person wrote in check-ins


class Reading(Base):
    """Somebody of the staff read a person's notes or comments."""

    __tablename__ = "reading"

    id: Mapped[int] = mapped_column(primary_key=True)
    reader_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    what: Mapped[What]
    read_at: Mapped[datetime]

    reader: Mapped[Person | None] = relationship(foreign_keys=[reader_id], lazy="joined")


class Correction(Base):
    """What was changed on a card, kept for a few days so that it can be undone."""

    __tablename__ = "correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    field: Mapped[Field]
    before: Mapped[str | None]
    after: Mapped[str | None]
    made_at: Mapped[datetime] = mapped_column(index=True)
