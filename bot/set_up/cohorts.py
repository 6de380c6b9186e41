"""`python -m bot cohort …`: the intakes of a branch."""

from datetime import datetime
from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.people.cohorts import add_cohort, change_cohort, remove_cohort
from bot.people.models import Branch, Cohort
from bot.people.values import WrongValue
from bot.people.values import day as read_day
from bot.people.values import name as read_name
from bot.set_up.changing import in_one_transaction, print_lines, the_branch, the_cohort

commands = typer.Typer(help="The cohorts of a branch: who starts together.", no_args_is_help=True)

OfBranch = Annotated[str, typer.Option("--branch", help="The branch's name")]
OfCohort = Annotated[str, typer.Option("--cohort", help="The name that it has now")]


@commands.command("add")
def add(
    branch: OfBranch,
    name: Annotated[str, typer.Option(help="Such as Spring 2027")],
    starts: Annotated[str, typer.Option(help="The day on which it starts, such as 2027-03-01")],
) -> None:
    """Add a cohort to a branch."""

    async def work(session: AsyncSession, now: datetime) -> list[str]:
        where = await the_branch(session, branch)
        cohort = await add_cohort(session, where, name=read_name(name), starts_on=read_day(starts))
        return [f"Cohort {cohort.name} of {where.name} is there."]

    print_lines(in_one_transaction(work))


@commands.command("list")
def list_them() -> None:
    """List the cohorts of every branch."""

    async def work(session: AsyncSession, now: datetime) -> list[str]:
        by_branch = select(Cohort).join(Branch, Branch.id == Cohort.branch_id)
        found = await session.scalars(by_branch.order_by(Branch.name, Cohort.starts_on, Cohort.id))
        return [f"{cohort.branch.name}  {cohort.name}  {cohort.starts_on:%Y-%m-%d}" for cohort in found]

    print_lines(in_one_transaction(work))


@commands.command("change")
def change(
    branch: OfBranch,
    cohort: OfCohort,
    name: Annotated[str | None, typer.Option(help="Its new name")] = None,
    starts: Annotated[str | None, typer.Option(help="Its new start, such as 2027-03-01")] = None,
) -> None:
    """Rename a cohort, or change its start."""

    async def work(session: AsyncSession, now: datetime) -> list[str]:
        if name is None and starts is None:
            raise WrongValue("Nothing to change: say --name or --starts")
        found = await the_cohort(session, await the_branch(session, branch), cohort)
        await change_cohort(
            session,
            found,
            name=read_name(name) if name is not None else None,
            starts_on=read_day(starts) if starts is not None else None,
        )
        return [f"Cohort {found.name} of {found.branch.name} starts on {found.starts_on:%Y-%m-%d}."]

    print_lines(in_one_transaction(work))


@commands.command("remove")
def remove(branch: OfBranch, cohort: OfCohort) -> None:
    """Remove a cohort that nobody is in."""

    async def work(session: AsyncSession, now: datetime) -> list[str]:
        found = await the_cohort(session, await the_branch(session, branch), cohort)
        await remove_cohort(session, found)
        return [f"Cohort {found.name} is removed."]

    print_lines(in_one_transaction(work))
