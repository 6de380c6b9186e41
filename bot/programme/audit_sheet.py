"""The whole audit as CSV, for whoever keeps the books."""

import csv
from collections.abc import AsyncIterator, Collection
from datetime import datetime
from io import StringIO
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.models import AuditEntry, Change
from bot.i18n import SOURCE_LANGUAGE, Sentence, render_plain
from bot.programme import audit_queries
from bot.programme.audit_queries import Known
from bot.programme.audit_texts import label
from bot.programme.audit_words import reading, what, who

COLUMNS: Final = ("at", "who", "by_id", "for_id", "subject", "subject_id", "change", "what", "from", "to")
AT_ONCE: Final = 500
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would calculate


async def sheet(
    session: AsyncSession,
    *,
    subjects: Collection[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
) -> AsyncIterator[str]:
    """Lines of CSV, a few hundred at a time, the newest change first; moments are in UTC."""
    yield _csv([COLUMNS])
    before_id = None
    while True:
        entries = await audit_queries.latest(
            session, subjects=subjects, since=since, until=until, before_id=before_id, most=AT_ONCE
        )
        if not entries:
            return
        known = await audit_queries.known_of(session, entries)
        yield _csv([_row(entry, known) for entry in entries])
        before_id = entries[-1].id
        session.expunge_all()


def _row(entry: AuditEntry, known: Known) -> tuple[object, ...]:
    return (
        entry.at.isoformat(timespec="seconds"),
        _plain(who(entry, known)),
        entry.by_id,
        entry.for_id,
        entry.subject,
        entry.subject_id,
        entry.change,
        _plain(what(entry, known)),
        "" if entry.change is Change.ADDED else _values(entry, entry.before, known),
        "" if entry.change is Change.REMOVED else _values(entry, entry.after, known),
    )


def _values(entry: AuditEntry, values: dict[str, object], known: Known) -> str:
    told = (
        f"{_plain(label(column))}: {_plain(reading(entry.subject, column, values, known))}"
        for column in sorted(values)
    )
    return "; ".join(told)


def _plain(sentence: Sentence) -> str:
    return render_plain(sentence, language=SOURCE_LANGUAGE, zone="UTC")


def _csv(rows: Collection[tuple[object, ...]]) -> str:
    written = StringIO()
    csv.writer(written).writerows([_safe(value) for value in row] for row in rows)
    return written.getvalue()


def _safe(value: object) -> object:
    """A name that begins like a formula stays a name."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
