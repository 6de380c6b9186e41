"""The buttons of an import."""

from dataclasses import dataclass

from bot.outbox.buttons import Press


@dataclass(frozen=True)
class ImportInto(Press, code="imp"):
    branch_id: int


@dataclass(frozen=True)
class SendAgain(Press, code="impagain"):
    branch_id: int


@dataclass(frozen=True)
class ShowExample(Press, code="impex"):
    pass


@dataclass(frozen=True)
class LookAtSheet(Press, code="implook"):
    """Yes, the file that I sent without being asked is to be imported."""

    job_id: int
    branch_id: int


@dataclass(frozen=True)
class ImportThem(Press, code="impyes"):
    job_id: int


@dataclass(frozen=True)
class DropImport(Press, code="impno"):
    job_id: int
