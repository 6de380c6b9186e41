"""Cohorts: an intake of a branch, with a name and a start."""

from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.people import texts
from bot.people.models import Branch, Cohort, Role
from bot.people.values import Wrong


async def add_cohort(
    session: AsyncSession, branch: Branch, *, name: str, starts_on: date, cohort_id: int | None = None
) -> Cohort:
    """Raise Wrong when the branch has one of this name; `cohort_id` is of one that comes back."""
    await check_cohort_name_is_free(session, branch, name)
    cohort = Cohort(id=cohort_id, branch_id=branch.id, branch=branch, name=name, starts_on=starts_on)
    session.add(cohort)
    await session.flush()
    return cohort


async def change_cohort(
    session: AsyncSession, cohort: Cohort, *, name: str | None = None, starts_on: date | None = None
) -> None:
    """Raise Wrong when its branch has another of this name."""
    if name is not None and name != cohort.name:
        await check_cohort_name_is_free(session, cohort.branch, name, but=cohort)
        cohort.name = name
    if starts_on is not None and starts_on != cohort.starts_on:
        cohort.starts_on = starts_on
    await session.flush()


async def remove_cohort(session: AsyncSession, cohort: Cohort) -> None:
    """Raise Wrong when anybody is in it."""
    if await session.scalar(select(exists().where(Role.cohort_id == cohort.id))):
        raise Wrong("name", texts.cohort_is_in_use(cohort.name))
    await session.delete(cohort)
    await session.flush()


async def cohort_named(session: AsyncSession, branch: Branch, name: str) -> Cohort | None:
    mine = Cohort.branch_id == branch.id, func.lower(Cohort.name) == name.lower()
    found: Cohort | None = await session.scalar(select(Cohort).where(*mine))
    return found


async def check_cohort_name_is_free(
    session: AsyncSession, branch: Branch, name: str, but: Cohort | None = None
) -> None:
    found = await cohort_named(session, branch, name)
    if found is not None and found is not but:
        raise Wrong("name", texts.cohort_is_there_already(found.name, branch.name))
