"""Who may import where, what a plan has to know, and which imports there are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues.models import Dialogue
from bot.importing.known import Known, KnownBranch, KnownPerson
from bot.importing.models import ImportJob, ImportState
from bot.people.models import Branch, Cohort, Person, Role
from bot.people.queries import branches
from bot.people.roles import PARTICIPANTS, RoleKind

UNDER_WAY: Final = (ImportState.FETCHING, ImportState.LOOKED_AT, ImportState.APPLYING)
ONE_AT_A_TIME: Final = text("SELECT pg_advisory_xact_lock(-7310001)")  # positive ones are people's


async def branches_to_import_to(session: AsyncSession, person: Person | None) -> Sequence[Branch]:
    """A coordinator's own, an admin's all; the command line's (nobody's) all."""
    if person is None or person.is_a(RoleKind.ADMIN):
        return await branches(session)
    return await branches(session, person.branch_ids(RoleKind.COORDINATOR))


async def known_to(
    session: AsyncSession, importer: Person | None, *, branch_id: int, now: datetime
) -> Known | None:
    """What the importer's plan has to know; None when they may not import to this branch."""
    mine = await branches_to_import_to(session, importer)
    cohorts = await _cohorts(session, mine)
    known = [_known(branch, cohorts.get(branch.id, {}), now) for branch in mine]
    chosen = next((branch for branch in known if branch.id == branch_id), None)
    if chosen is None:
        return None
    others = {branch.name for branch in await branches(session)} - {branch.name for branch in mine}
    people = await _people(session, {branch.id for branch in mine})
    return Known(chosen, tuple(known), tuple(sorted(others)), people)


async def _cohorts(session: AsyncSession, among: Sequence[Branch]) -> dict[int, dict[str, int]]:
    query = select(Cohort.branch_id, Cohort.name, Cohort.id).order_by(Cohort.starts_on.desc(), Cohort.id)
    found: dict[int, dict[str, int]] = {}
    for branch_id, name, cohort_id in await session.execute(
        query.where(Cohort.branch_id.in_({branch.id for branch in among}))
    ):
        found.setdefault(branch_id, {})[name] = cohort_id
    return found


def _known(branch: Branch, cohorts: dict[str, int], now: datetime) -> KnownBranch:
    return KnownBranch(
        id=branch.id,
        name=branch.name,
        country=branch.country,
        language=branch.language,
        zone=branch.zone,
        today=now.astimezone(ZoneInfo(branch.zone)).date(),
        cohorts=cohorts,
    )


async def _people(session: AsyncSession, branch_ids: set[int]) -> tuple[KnownPerson, ...]:
    query = (
        select(Role.branch_id, Role.kind, Person.first_name, Person.last_name, Person.email, Person.phone)
        .join(Role.person)
        .where(Role.branch_id.in_(branch_ids), Role.kind.in_(PARTICIPANTS), Person.forgotten_at.is_(None))
        .order_by(Person.id)
    )
    found = await session.execute(query)
    return tuple(
        KnownPerson(branch or 0, kind, first, last, email, phone)
        for branch, kind, first, last, email, phone in found
    )


async def job_of(session: AsyncSession, person: Person, job_id: int) -> ImportJob | None:
    """Return an import of this person, locked until the turn is over."""
    query = select(ImportJob).where(ImportJob.id == job_id, ImportJob.by_id == person.id)
    found: ImportJob | None = await session.scalar(query.with_for_update(of=ImportJob))
    return found


async def job_in(session: AsyncSession, job_id: int, state: ImportState) -> ImportJob | None:
    """Return the import, locked, if it still stands there."""
    query = select(ImportJob).where(ImportJob.id == job_id, ImportJob.state == state)
    found: ImportJob | None = await session.scalar(query.with_for_update(of=ImportJob))
    return found


async def jobs_under_way(session: AsyncSession, person: Person) -> Sequence[ImportJob]:
    query = select(ImportJob).where(ImportJob.by_id == person.id, ImportJob.state.in_(UNDER_WAY))
    return (await session.scalars(query.with_for_update(of=ImportJob))).all()


async def jobs_older_than(session: AsyncSession, moment: datetime) -> Sequence[ImportJob]:
    """Those of which something is left to forget."""
    query = select(ImportJob).where(
        ImportJob.made_at < moment,
        ImportJob.state.in_(UNDER_WAY) | ImportJob.data.is_not(None) | ImportJob.file_id.is_not(None),
    )
    return (await session.scalars(query.with_for_update(of=ImportJob, skip_locked=True))).all()


async def is_asked_for(session: AsyncSession, person: Person, question: str, *, now: datetime) -> bool:
    dialogue = await session.get(Dialogue, person.id)
    return dialogue is not None and dialogue.question == question and dialogue.expires_at > now


async def wait_for_turn(session: AsyncSession) -> None:
    """Two imports at the same time would not see each other's people: the second waits for the first."""
    await session.execute(ONE_AT_A_TIME)
