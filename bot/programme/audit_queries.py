"""What has been written down, and the names that it is about: those are looked up when somebody reads."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.models import AuditEntry, Change
from bot.db import Base
from bot.people.models import Branch, Cohort, Person
from bot.programme.rules import AuditFilter

SUBJECTS: Final[dict[AuditFilter, tuple[str, ...]]] = {
    AuditFilter.ROLES: ("role",),
    AuditFilter.DUOS: ("duo", "leave"),
    AuditFilter.BRANCHES: ("branch", "cohort", "agreement"),
    AuditFilter.ALERTS: ("stall",),
}
# What says which row it is; it does not change, or not without saying so.
IDENTITY: Final[dict[str, tuple[str, ...]]] = {
    "role": ("person_id", "kind", "branch_id"),
    "branch": ("name",),
    "cohort": ("name", "branch_id"),
    "duo": ("mentee_id", "mentor_id"),
    "stall": ("duo_id",),
    "leave": ("coordinator_id",),
    "agreement": ("version", "branch_id"),
}
PEOPLE: Final = frozenset(
    {"person_id", "mentee_id", "mentor_id", "coordinator_id", "caretaker_id", "owner_id", "cover_id"}
)

Key = tuple[str, int]


@dataclass(frozen=True)
class Known:
    """Names by id, and by subject what says which row it is."""

    people: dict[int, str]
    branches: dict[int, str]
    cohorts: dict[int, str]
    rows: dict[Key, dict[str, Any]]
    longest: int | None

    def name(self, name: str | None) -> str:
        """As much of it as there is room for; who has been forgotten, and what is gone, is a dash."""
        if name is None:
            return "—"
        cut = self.longest is not None and len(name) > self.longest
        return f"{name[: self.longest - 1]}…" if cut and self.longest else name


async def latest(
    session: AsyncSession,
    *,
    subjects: Collection[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
    before_id: int | None = None,
    offset: int = 0,
    most: int,
) -> Sequence[AuditEntry]:
    """The newest first; without `subjects` those of all."""
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).offset(offset).limit(most)
    if subjects:
        query = query.where(AuditEntry.subject.in_(subjects))
    if since is not None:
        query = query.where(AuditEntry.at >= since)
    if until is not None:
        query = query.where(AuditEntry.at < until)
    if before_id is not None:
        query = query.where(AuditEntry.id < before_id)
    return (await session.scalars(query)).all()


async def known_of(
    session: AsyncSession, entries: Sequence[AuditEntry], *, longest: int | None = None
) -> Known:
    """Look up, in a handful of queries, everybody and everything that these entries speak of."""
    rows: dict[Key, dict[str, Any]] = {}
    for subject in {entry.subject for entry in entries}:
        rows |= await _rows(session, subject, {e.subject_id for e in entries if e.subject == subject})
    duos = {row["duo_id"] for (subject, _id), row in rows.items() if subject == "stall"}
    rows |= await _rows(session, "duo", duos)
    values = [*rows.values(), *(entry.before for entry in entries), *(entry.after for entry in entries)]
    people = _ids(values, PEOPLE) | {e.by_id for e in entries} | {e.for_id for e in entries}
    there = Person.id.in_(people - {None}), Person.forgotten_at.is_(None)
    return Known(
        people=await _names(session, Person.id, Person.first_name, *there),
        branches=await _names(session, Branch.id, Branch.name, Branch.id.in_(_ids(values, {"branch_id"}))),
        cohorts=await _names(session, Cohort.id, Cohort.name, Cohort.id.in_(_ids(values, {"cohort_id"}))),
        rows=rows,
        longest=longest,
    )


async def _rows(session: AsyncSession, subject: str, ids: set[int]) -> dict[Key, dict[str, Any]]:
    """As they are or, when they are gone, as they were when they went."""
    columns = Base.metadata.tables[subject].c
    wanted = IDENTITY[subject]
    there = await session.execute(
        select(columns.id, *(columns[name] for name in wanted)).where(columns.id.in_(ids))
    )
    found = {(subject, row.id): {name: getattr(row, name) for name in wanted} for row in there}
    gone = ids - {row_id for _subject, row_id in found}
    if gone:
        went = select(AuditEntry).where(AuditEntry.subject == subject, AuditEntry.change == Change.REMOVED)
        for entry in await session.scalars(went.where(AuditEntry.subject_id.in_(gone))):
            found[subject, entry.subject_id] = {name: entry.before.get(name) for name in wanted}
    return found


def _ids(values: Iterable[dict[str, Any]], columns: Collection[str]) -> set[int | None]:
    return {row[column] for row in values for column in columns if row.get(column) is not None}


async def _names(session: AsyncSession, key: Any, name: Any, *where: Any) -> dict[int, str]:
    return dict((await session.execute(select(key, name).where(*where))).all())
