"""The buttons of the agreement."""

from dataclasses import dataclass

from bot.agreements.rules import Source
from bot.outbox.buttons import Press

# What the two of a duo tap.


@dataclass(frozen=True)
class SignAgreement(Press, code="sign"):
    signature_id: int
    language: str  # in which it stands there


@dataclass(frozen=True)
class ReadAgreement(Press, code="agrread"):
    signature_id: int
    language: str


@dataclass(frozen=True)
class AskAboutAgreement(Press, code="agrask"):
    signature_id: int


# What a coordinator taps.


@dataclass(frozen=True)
class ShowSignatures(Press, code="signs"):
    page: int


@dataclass(frozen=True)
class AskToSign(Press, code="signask"):
    duo_id: int
    person_id: int
    page: int


@dataclass(frozen=True)
class ReadInForce(Press, code="agrsee"):
    agreement_id: int
    language: str


# What an admin taps. Branch 0 is all of them.


@dataclass(frozen=True)
class ShowScopes(Press, code="agrs"):
    page: int


@dataclass(frozen=True)
class ShowScope(Press, code="agr"):
    branch_id: int


@dataclass(frozen=True)
class ReadVersion(Press, code="agrtext"):
    agreement_id: int
    language: str


@dataclass(frozen=True)
class NewVersion(Press, code="agrnew"):
    branch_id: int


@dataclass(frozen=True)
class ShowDraft(Press, code="agrdraft"):
    agreement_id: int


@dataclass(frozen=True)
class WriteText(Press, code="agrwrite"):
    agreement_id: int
    language: str


@dataclass(frozen=True)
class TakeText(Press, code="agrkeep"):
    agreement_id: int
    language: str
    source: Source


@dataclass(frozen=True)
class TakeTexts(Press, code="agrfill"):
    agreement_id: int
    source: Source


@dataclass(frozen=True)
class DropDraft(Press, code="agrdrop"):
    agreement_id: int
    sure: bool


@dataclass(frozen=True)
class AskWhoSigns(Press, code="agrwho"):
    agreement_id: int


@dataclass(frozen=True)
class PublishAgreement(Press, code="agrout"):
    agreement_id: int
    ask_again: bool


@dataclass(frozen=True)
class TakeBack(Press, code="agrback"):
    agreement_id: int
