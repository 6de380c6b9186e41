"""Rows that nobody in the cast has made by what they did: written down as they would stand there."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.models import AuditEntry, Change
from bot.cards.models import Correction, Note
from bot.cards.rules import Field
from bot.cover.models import Leave
from bot.importing.models import ImportJob, ImportState
from bot.onboarding.models import Invitation
from bot.onboarding.queries import hash_of
from bot.people.models import Branch, Cohort, Person, Role
from bot.people.roles import RoleKind

Ids = dict[str, Any]
TOKEN = "fr"  # what a press has where it names a word


async def add_rows(session: AsyncSession, ids: Ids, now: datetime) -> Ids:
    """Return the ids of what has been added, by the name of the press's field."""
    sofie, tom, branch_id = ids["coordinator_id"], ids["cover_id"], ids["branch_id"]
    paper = _person(
        "Pia",
        branch_id,
        on_paper=True,
        kept_by_id=sofie,
        joined_at=now,
        name_confirmed=True,
        phone="+32470123456",
    )
    expected = _person("Ewa", branch_id)
    cohort = Cohort(branch_id=branch_id, name="Spring", starts_on=date(2026, 3, 2))
    elsewhere = Cohort(branch_id=ids["other_branch_id"], name="Spring", starts_on=date(2026, 3, 2))
    note = Note(person_id=ids["person_id"], author_id=sofie, text="Prefers mornings.", written_at=now)
    correction = Correction(
        person_id=ids["person_id"], by_id=sofie, field=Field.EMAIL, before="a@duo.be", after=None, made_at=now
    )
    next_week = now.date() + timedelta(days=7)
    leave = Leave(
        coordinator_id=sofie,
        cover_id=tom,
        from_on=next_week,
        until_on=next_week,
        made_by_id=sofie,
        begins_at=now + timedelta(days=7),
        ends_at=now + timedelta(days=8),
    )
    job = ImportJob(
        by_id=sofie, branch_id=branch_id, file_name="duo.xlsx", state=ImportState.FETCHING, made_at=now
    )
    session.add_all([paper, expected, cohort, elsewhere, note, correction, leave, job])
    await session.flush()
    invitation = Invitation(
        token_hash=hash_of(TOKEN),
        role=RoleKind.MENTEE,
        branch_id=branch_id,
        language="fr",
        made_by_id=sofie,
        made_at=now,
        expires_at=now + timedelta(days=7),
        person_id=expected.id,
    )
    session.add(invitation)
    entries = [
        await _entry(session, ids["admin_id"], Branch, branch_id, Change.CHANGED, {"name": "Brussel"}),
        await _entry(session, sofie, Cohort, cohort.id, Change.CHANGED, {"name": "Winter"}),
        await _entry(session, ids["admin_id"], Role, ids["staff_role_id"], Change.ADDED, {}),
    ]
    return {
        "paper_id": paper.id,
        "cohort_id": cohort.id,
        "other_cohort_id": elsewhere.id,
        "note_id": note.id,
        "correction_id": correction.id,
        "leave_id": leave.id,
        "job_id": job.id,
        "invitation_id": invitation.id,
        "branch_entry_id": entries[0],
        "cohort_entry_id": entries[1],
        "role_entry_id": entries[2],
    }


def _person(name: str, branch_id: int, **more: Any) -> Person:
    role = Role(kind=RoleKind.MENTEE, branch_id=branch_id)
    return Person(first_name=name, language="en", zone="Europe/Brussels", about="", roles=[role], **more)


async def _entry(
    session: AsyncSession, by_id: int, model: Any, row_id: int, change: Change, before: dict[str, Any]
) -> int:
    """That `by_id` has changed this row to what it is."""
    row = (await session.scalars(select(model).where(model.id == row_id))).unique().one()
    after = {name: getattr(row, name) for name in before}
    entry = AuditEntry(
        by_id=by_id,
        subject=model.__tablename__,
        subject_id=row_id,
        change=change,
        before=before,
        after=after,
    )
    session.add(entry)
    await session.flush()
    return entry.id
