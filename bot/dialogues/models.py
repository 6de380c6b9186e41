"""What the bot is waiting to hear from someone: in the database, not in a process's memory."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base


class Dialogue(Base):
    """One open question to a person. Its answer replies to the question or is simply the next message."""

    __tablename__ = "dialogue"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column(JSONB)
    expires_at: Mapped[datetime]
    for_person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE")
    )  # on paper: whose answer it is
