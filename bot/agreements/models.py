"""The agreement and code of conduct: its versions, its texts, and who signed which."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db import Base
from bot.duos.models import Duo
from bot.people.models import Branch, Person


class Agreement(Base):
    """One version, of one branch or (without one) of every branch that has none of its own."""

    __tablename__ = "agreement"
    __table_args__ = (UniqueConstraint("branch_id", "version", postgresql_nulls_not_distinct=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id"))
    version: Mapped[int]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    published_at: Mapped[datetime | None]  # until then it is a draft, and nobody is asked to sign it
    asks_all: Mapped[bool] = mapped_column(default=False)  # also who has signed an earlier one

    branch: Mapped[Branch | None] = relationship(lazy="joined")
    texts: Mapped[list["AgreementText"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def by_language(self) -> dict[str, str]:
        return {each.language: each.text for each in self.texts}

    def write(self, language: str, text: str) -> None:
        """Put this text in the place of the one there is in that language, if there is one."""
        for each in self.texts:
            if each.language == language:
                each.text = text
                return
        self.texts.append(AgreementText(language=language, text=text))


class AgreementText(Base):
    __tablename__ = "agreement_text"

    agreement_id: Mapped[int] = mapped_column(
        ForeignKey("agreement.id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class Signature(Base):
    """One person's yes to one version, as part of one duo; until `signed_at` they have been asked."""

    __tablename__ = "signature"
    __table_args__ = (
        UniqueConstraint("duo_id", "person_id", "agreement_id"),
        Index("ix_signature_person_id", "person_id"),
        Index("ix_signature_remind_at", "remind_at", postgresql_where="remind_at IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    duo_id: Mapped[int] = mapped_column(ForeignKey("duo.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    language: Mapped[str]  # in which they read it
    asked_at: Mapped[datetime]
    asked_in_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("outgoing_message.id", ondelete="SET NULL")
    )
    remind_at: Mapped[datetime | None]  # when they hear, once, that their yes is missing
    signed_at: Mapped[datetime | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))

    duo: Mapped[Duo] = relationship(lazy="joined")
    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined")
    agreement: Mapped[Agreement] = relationship(lazy="joined")
    recorded_by: Mapped[Person | None] = relationship(foreign_keys=[recorded_by_id], lazy="joined")
