"""Which updates have been taken in: each has its effects once, however often it comes."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base


class Intake(StrEnum):
    DONE = "done"
    FAILING = "failing"  # no effects yet; it is tried again
    SET_ASIDE = "set_aside"  # failed three times; a human should look at `trace`


class ReceivedUpdate(Base):
    __tablename__ = "received_update"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    state: Mapped[Intake]
    received_at: Mapped[datetime] = mapped_column(index=True)
    failures: Mapped[int]
    kind: Mapped[str]
    trace: Mapped[str | None]
