"""Who the bot knows, in which branch, in which role."""

from datetime import datetime, time

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db import Base
from bot.people.roles import RoleKind


class Branch(Base):
    """A local office."""

    __tablename__ = "branch"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str]  # ISO 3166 alpha-2: BE, FR or NL
    zone: Mapped[str]  # IANA name, such as Europe/Brussels
    language: Mapped[str]
    opens: Mapped[time] = mapped_column(default=time(9))
    closes: Mapped[time] = mapped_column(default=time(17))


class Person(Base):
    """Anyone the bot knows. Until `joined_at` they are on their way through the welcome."""

    __tablename__ = "person"
    __table_args__ = (
        Index(
            "ix_person_report_unreachable_at",
            "report_unreachable_at",
            postgresql_where="report_unreachable_at IS NOT NULL",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)  # also the private chat's id
    first_name: Mapped[str]
    name_confirmed: Mapped[bool] = mapped_column(default=False)
    about: Mapped[str | None]  # one line that a future partner reads; empty when they prefer none
    language: Mapped[str]
    zone: Mapped[str]
    agreed_to_privacy_at: Mapped[datetime | None]
    counted_in_research: Mapped[bool | None]
    joined_at: Mapped[datetime | None]
    unreachable_since: Mapped[datetime | None]
    report_unreachable_at: Mapped[datetime | None]  # when a coordinator is to hear of it

    roles: Mapped[list["Role"]] = relationship(
        back_populates="person", lazy="selectin", cascade="all, delete-orphan", passive_deletes=True
    )

    def kinds(self) -> set[RoleKind]:
        return {role.kind for role in self.roles}

    def is_a(self, *kinds: RoleKind) -> bool:
        return not self.kinds().isdisjoint(kinds)

    def branch_ids(self, kind: RoleKind) -> set[int]:
        """The branches in which they hold this role; an admin's role belongs to none."""
        return {role.branch_id for role in self.roles if role.kind == kind and role.branch_id is not None}


class Role(Base):
    """What somebody is, and where; a person may hold several."""

    __tablename__ = "role"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "branch_id", postgresql_nulls_not_distinct=True),
        CheckConstraint("(kind = 'admin') = (branch_id IS NULL)", name="only_admins_have_no_branch"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[RoleKind]
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id"), index=True)

    person: Mapped[Person] = relationship(back_populates="roles")
    branch: Mapped[Branch | None] = relationship(lazy="joined")
