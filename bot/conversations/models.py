"""Which message in one chat is the copy of which in the other: ids only, never a word of it."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base


class Passage(Base):
    """One message that passed from one partner to the other."""

    __tablename__ = "passage"
    __table_args__ = (
        Index("ix_passage_written", "author_id", "message_id"),
        Index("ix_passage_passed_at", "passed_at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    message_id: Mapped[int]  # in the author's chat
    outgoing_id: Mapped[int] = mapped_column(
        ForeignKey("outgoing_message.id", ondelete="CASCADE"), index=True
    )  # knows the id in the partner's chat
    passed_at: Mapped[datetime]
