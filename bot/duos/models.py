"""Duos: two people and the coordinator who looks after them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db import Base
from bot.duos.rules import Talk
from bot.people.models import Branch, Person


class DuoState(StrEnum):
    PROPOSED = "proposed"  # a duo before both said yes
    ACTIVE = "active"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class Duo(Base):
    __tablename__ = "duo"
    __table_args__ = (
        Index(
            "uq_duo_live_mentee", "mentee_id", unique=True, postgresql_where="state IN ('proposed', 'active')"
        ),
        CheckConstraint("mentee_id <> mentor_id", name="nobody_is_their_own_partner"),
        Index("ix_duo_mentor_id", "mentor_id"),
        Index("ix_duo_coordinator_id", "coordinator_id"),
        Index("ix_duo_answer_due_at", "answer_due_at", postgresql_where="answer_due_at IS NOT NULL"),
        Index("ix_duo_review_at", "review_at", postgresql_where="review_at IS NOT NULL"),
        Index("ix_duo_sign_at", "sign_at", postgresql_where="sign_at IS NOT NULL"),
        Index("ix_duo_ended_at", "ended_at", postgresql_where="names_forgotten_at IS NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id"))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    mentor_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    coordinator_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    caretaker_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id"), index=True
    )  # who covers for an absent coordinator
    state: Mapped[DuoState] = mapped_column(default=DuoState.PROPOSED)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    proposed_at: Mapped[datetime]
    mentee_agreed_at: Mapped[datetime | None]
    mentor_agreed_at: Mapped[datetime | None]
    active_since: Mapped[datetime | None]
    answer_due_at: Mapped[datetime | None]  # when the coordinator hears that an answer is missing
    review_at: Mapped[datetime | None]  # when the stall rules look at it next
    over_told_at: Mapped[datetime | None]  # when the coordinator heard that the six months are over
    sign_at: Mapped[datetime | None]  # when both are asked to sign the agreement
    ended_at: Mapped[datetime | None]  # or declined, or withdrawn
    names_forgotten_at: Mapped[datetime | None]

    branch: Mapped[Branch] = relationship(lazy="joined")
    mentee: Mapped[Person] = relationship(foreign_keys=[mentee_id], lazy="joined")
    mentor: Mapped[Person] = relationship(foreign_keys=[mentor_id], lazy="joined")
    coordinator: Mapped[Person] = relationship(foreign_keys=[coordinator_id], lazy="joined")
    caretaker: Mapped[Person | None] = relationship(foreign_keys=[caretaker_id], lazy="joined")

    @property
    def carer(self) -> Person:
        """Who looks after the duo at the moment: its coordinator, or who covers for them."""
        return self.caretaker or self.coordinator

    def is_cared_for_by(self, person: Person) -> bool:
        return person.id in (self.coordinator_id, self.caretaker_id)

    @property
    def participants(self) -> tuple[Person, Person]:
        return self.mentee, self.mentor

    def partner_of(self, person: Person) -> Person:
        return self.mentor if person.id == self.mentee_id else self.mentee

    def talk_of(self, person: Person) -> Talk:
        if person.on_paper:
            return Talk.ON_PAPER
        return Talk.PARTNER_ON_PAPER if self.partner_of(person).on_paper else Talk.HERE

    @property
    def on_paper(self) -> tuple[Person, ...]:
        """Those of the two who have no Telegram."""
        return tuple(person for person in self.participants if person.on_paper)

    def has_agreed(self, person: Person) -> bool:
        agreed = self.mentee_agreed_at if person.id == self.mentee_id else self.mentor_agreed_at
        return agreed is not None

    def agree(self, person: Person, now: datetime) -> None:
        if person.id == self.mentee_id:
            self.mentee_agreed_at = now
        else:
            self.mentor_agreed_at = now
