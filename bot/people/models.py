"""Who the bot knows, in which branch, in which role."""

from datetime import date, datetime, time

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db import Base
from bot.people.roles import RoleKind


class Branch(Base):
    """A local office."""

    __tablename__ = "branch"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    city: Mapped[str]
    country: Mapped[str]  # ISO 3166 alpha-2: BE, FR or NL
    region: Mapped[str | None]  # a part of the country with holidays of its own, as `holidays` names it
    zone: Mapped[str]  # IANA name, such as Europe/Brussels
    language: Mapped[str]
    opens: Mapped[time] = mapped_column(default=time(9))
    closes: Mapped[time] = mapped_column(default=time(17))
    works_on: Mapped[list[int]] = mapped_column(
        ARRAY(SmallInteger), default=lambda: [0, 1, 2, 3, 4]
    )  # 0 is Monday
    keeps_names_months: Mapped[int] = mapped_column(default=24)  # after the end of a duo


class Cohort(Base):
    """An intake of a branch."""

    __tablename__ = "cohort"
    __table_args__ = (UniqueConstraint("branch_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id"))
    name: Mapped[str]
    starts_on: Mapped[date]

    branch: Mapped[Branch] = relationship(lazy="joined")


class Person(Base):
    """Anyone the bot knows. Until `joined_at` they are expected, or on their way through the welcome.

    Who has no `telegram_id` is expected, or kept on paper, or forgotten.
    """

    __tablename__ = "person"
    __allow_unmapped__ = True  # for `speaks_through`
    __table_args__ = (
        Index(
            "ix_person_report_unreachable_at",
            "report_unreachable_at",
            postgresql_where="report_unreachable_at IS NOT NULL",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)  # also the private chat's id
    first_name: Mapped[str]
    last_name: Mapped[str | None]  # this and the next two are for staff only
    phone: Mapped[str | None]
    email: Mapped[str | None]
    name_confirmed: Mapped[bool] = mapped_column(default=False)
    about: Mapped[str | None]  # one line that a future partner reads; empty when they prefer none
    language: Mapped[str]
    zone: Mapped[str]
    agreed_to_privacy_at: Mapped[datetime | None]
    counted_in_research: Mapped[bool | None]
    joined_at: Mapped[datetime | None]
    unreachable_since: Mapped[datetime | None]
    report_unreachable_at: Mapped[datetime | None]  # when others are to hear of it, or of its end
    on_paper: Mapped[bool] = mapped_column(default=False)  # has no Telegram: a coordinator answers for them
    kept_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    covered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )  # who looks after a coordinator's duos while they are away
    data_sent_at: Mapped[datetime | None]  # when they last got everything that is kept of them as files
    forgotten_at: Mapped[datetime | None]  # nothing but counts is left of them

    roles: Mapped[list["Role"]] = relationship(
        back_populates="person", lazy="selectin", cascade="all, delete-orphan", passive_deletes=True
    )

    speaks_through: "Person | None" = None
    """The coordinator whose tap or words this person's are, for the length of a turn; never stored."""

    @property
    def chat_id(self) -> int:
        """Raise LookupError for somebody without Telegram."""
        if self.telegram_id is None:
            raise LookupError("somebody without Telegram has no chat")
        return self.telegram_id

    @property
    def recorded_by_id(self) -> int | None:
        """Who writes it down for them; None when they say it themselves."""
        return self.speaks_through.id if self.speaks_through is not None else None

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
        CheckConstraint("most_duos BETWEEN 1 AND 20", name="most_duos"),
        Index("ix_role_morning_at", "morning_at", postgresql_where="morning_at IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[RoleKind]
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id"), index=True)
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id", ondelete="SET NULL"), index=True)
    trained_on: Mapped[date | None]  # when a mentor's training was done: they are ready
    most_duos: Mapped[int] = mapped_column(SmallInteger, default=1)  # that a mentor takes at once
    morning_at: Mapped[datetime | None]  # when a coordinator's morning list is due

    person: Mapped[Person] = relationship(back_populates="roles")
    branch: Mapped[Branch | None] = relationship(lazy="joined")
    cohort: Mapped[Cohort | None] = relationship(lazy="raise")
