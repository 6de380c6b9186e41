"""Invitations: the only way in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db import Base
from bot.people.models import Branch, Person
from bot.people.roles import RoleKind


class Invitation(Base):
    """A one-time link for one role. Only the hash of its token is kept."""

    __tablename__ = "invitation"
    __table_args__ = (
        Index(
            "ix_invitation_unopened",
            "made_by_id",
            "made_at",
            postgresql_where="used_at IS NULL AND revoked_at IS NULL",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    role: Mapped[RoleKind]
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id"))
    language: Mapped[str | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    revoked_at: Mapped[datetime | None]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )  # whom it is for, where that is known

    branch: Mapped[Branch | None] = relationship(lazy="joined", innerjoin=False)
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id], lazy="raise")
    made_by: Mapped[Person | None] = relationship(foreign_keys=[made_by_id], lazy="raise")
