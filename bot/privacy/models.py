"""What each night let go of, in numbers: never whom."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base


class Forgetting(Base):
    """One night's forgetting; `counts` says how much of what (see `retention.STEPS`)."""

    __tablename__ = "forgetting"

    id: Mapped[int] = mapped_column(primary_key=True)
    ran_at: Mapped[datetime] = mapped_column(index=True)
    counts: Mapped[dict[str, int]]
