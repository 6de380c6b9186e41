"""Every change of an audited row is written down as it is flushed, so that no action can forget it.

Whoever opens a transaction signs it; what is not signed was done by the bot itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import event, insert, inspect
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, UOWTransaction

from bot.audit.models import AuditEntry, Change
from bot.db import Base

_SIGNED: Final = "audit.signature"

# Table -> the columns whose change is written down: never a name, a word, or what the clock moves by itself.
AUDITED: Final = {
    "role": {"person_id", "kind", "branch_id", "cohort_id", "trained_on", "most_duos"},
    "branch": {
        "name",
        "city",
        "country",
        "region",
        "zone",
        "language",
        "opens",
        "closes",
        "works_on",
        "keeps_names_months",
    },
    "cohort": {"branch_id", "name", "starts_on"},
    "duo": {
        "branch_id",
        "mentee_id",
        "mentor_id",
        "coordinator_id",
        "caretaker_id",
        "state",
        "starts_on",
        "ends_on",
        "mentee_agreed_at",
        "mentor_agreed_at",
    },
    "stall": {"duo_id", "reason", "nudged_at", "raised_at", "owner_id", "remind_at", "climbed_at", "closing"},
    "leave": {"coordinator_id", "cover_id", "from_on", "until_on", "cancelled_at"},
    "agreement": {"branch_id", "version", "published_at"},
}


@dataclass(frozen=True)
class Signed:
    """Who changes something: a person, perhaps in the name of another, or the command line."""

    now: datetime
    by_id: int | None = None
    for_id: int | None = None
    by_command_line: bool = False


def sign(session: AsyncSession, signed: Signed) -> None:
    """Say who does what this transaction does from here on."""
    session.sync_session.info[_SIGNED] = signed


@event.listens_for(Session, "after_flush")
def _write_down(session: Session, flushing: UOWTransaction) -> None:
    gone = _gone(flushing)
    changes = [*_changes(session, gone)]
    if changes:
        who = _who(session, gone)
        session.execute(insert(AuditEntry), [change | who for change in changes])


def _gone(flushing: UOWTransaction) -> list[Any]:
    """Also what `session.deleted` has not, such as a role that was taken out of its person's list."""
    marked = (
        (state.obj(), deleted, only_listed) for state, (deleted, only_listed) in flushing.states.items()
    )
    return [row for row, deleted, only_listed in marked if deleted and not only_listed]


def _who(session: Session, all_gone: list[Any]) -> dict[str, Any]:
    signed: Signed | None = session.info.get(_SIGNED)
    if signed is None:
        return {"by_id": None, "for_id": None, "by_command_line": False}  # `at` is the database's now
    gone = {row.id for row in all_gone if row.__tablename__ == "person"}
    if signed.by_id in gone:  # who leaves can no longer be named as the one who did it
        signed = session.info[_SIGNED] = replace(signed, by_id=None)
    return {
        "at": signed.now,
        "by_id": signed.by_id,
        "for_id": signed.for_id,
        "by_command_line": signed.by_command_line,
    }


def _changes(session: Session, gone: list[Any]) -> Iterator[dict[str, Any]]:
    for row in session.new:
        if watched := AUDITED.get(row.__tablename__):
            yield _entry(row, Change.ADDED, {}, {name: plain(getattr(row, name)) for name in watched})
    for row in gone:
        if watched := AUDITED.get(row.__tablename__):
            yield _entry(row, Change.REMOVED, {name: plain(getattr(row, name)) for name in watched}, {})
    for row in session.dirty.difference(gone):
        if (watched := AUDITED.get(row.__tablename__)) and (altered := _altered(row, watched)):
            before = {name: plain(was) for name, (was, _now) in altered.items()}
            after = {name: plain(now) for name, (_was, now) in altered.items()}
            yield _entry(row, Change.CHANGED, before, after)


def _entry(row: Any, change: Change, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {
        "subject": row.__tablename__,
        "subject_id": row.id,
        "change": change,
        "before": before,
        "after": after,
    }


def _altered(row: Base, watched: set[str]) -> dict[str, tuple[Any, Any]]:
    history = {name: inspect(row).attrs[name].history for name in watched}
    return {
        name: (each.deleted[0] if each.deleted else None, each.added[0])
        for name, each in history.items()
        if each.added and list(each.deleted) != list(each.added)
    }


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value
