"""`python -m bot staff …`: coordinators and admins."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.people.models import Branch, Person, Role
from bot.people.roles import RoleKind
from bot.people.values import WrongValue
from bot.programme import queries, roles
from bot.set_up.changing import in_one_transaction, print_lines, the_branch

commands = typer.Typer(help="Coordinators and admins.", no_args_is_help=True)


class StaffRole(StrEnum):
    COORDINATOR = "coordinator"
    ADMIN = "admin"


Who = Annotated[str, typer.Option("--person", help="Their Telegram id, or their exact name")]
KnownIn = Annotated[
    str | None, typer.Option("--known-in", help="The branch where they are known, if others share the name")
]
Kind = Annotated[StaffRole, typer.Option("--role", help="What they become, or are no longer")]
Where = Annotated[str | None, typer.Option("--branch", help="The branch's name; not for an admin")]


@commands.command("list")
def list_them() -> None:
    """List who is coordinator where, and who is admin."""

    async def work(session: AsyncSession, now: datetime) -> list[str]:
        people = (await session.scalars(queries.staff())).unique().all()
        names = await queries.names_of_branches(session, people)
        duos = await queries.duos_looked_after(session, {person.id for person in people})
        return [_line(person, names, duos.get(person.id, 0)) for person in people]

    print_lines(in_one_transaction(work))


def _line(person: Person, names: queries.Names, duos: int) -> str:
    held = [
        f"{role.kind} of {names[role.branch_id]}" if role.branch_id is not None else role.kind
        for role in person.roles
        if role.kind in queries.STAFF
    ]
    facts = [
        person.first_name,
        str(person.telegram_id or "no Telegram yet"),
        ", ".join(held),
        f"{duos} live duos",
    ]
    if person.joined_at is None:
        facts.append("has not come in yet")
    if person.unreachable_since is not None:
        facts.append(f"cannot be reached since {person.unreachable_since:%Y-%m-%d}")
    return "  ".join(facts)


@commands.command("add-role")
def add_role(person: Who, role: Kind, branch: Where = None, known_in: KnownIn = None) -> None:
    """Make somebody coordinator of a branch, or admin; they hear of it."""

    async def work(session: AsyncSession, now: datetime) -> list[str]:
        where = await _place(session, role, branch)
        who = await _the_person(session, person, known_in)
        await roles.give(session, who, kind=RoleKind(role), branch=where, now=now)
        return [f"{who.first_name} is {_named(role, where)} now."]

    print_lines(in_one_transaction(work))


@commands.command("remove-role")
def remove_role(person: Who, role: Kind, branch: Where = None, known_in: KnownIn = None) -> None:
    """Take a role away from somebody whom no duo counts on; they hear of it."""

    async def work(session: AsyncSession, now: datetime) -> list[str]:
        where = await _place(session, role, branch)
        who = await _the_person(session, person, known_in)
        held = next((each for each in who.roles if _is(each, role, where)), None)
        if held is None:
            raise WrongValue(f"--role: {who.first_name} is not {_named(role, where)}")
        await roles.take(session, held, who, by=None, now=now)
        return [f"{who.first_name} is no longer {_named(role, where)}."]

    print_lines(in_one_transaction(work))


def _is(held: Role, role: StaffRole, where: Branch | None) -> bool:
    return held.kind == role.value and held.branch_id == (where.id if where else None)


def _named(role: StaffRole, where: Branch | None) -> str:
    return f"{role} of {where.name}" if where is not None else str(role)


async def _place(session: AsyncSession, role: StaffRole, branch: str | None) -> Branch | None:
    if (role is StaffRole.ADMIN) != (branch is None):
        raise WrongValue("--branch: an admin belongs to the whole programme; a coordinator needs a branch")
    return await the_branch(session, branch) if branch is not None else None


async def _the_person(session: AsyncSession, said: str, known_in: str | None) -> Person:
    """Raise WrongValue when nobody is meant, or more than one person."""
    query = select(Person).where(Person.forgotten_at.is_(None)).order_by(Person.id)
    if said.isascii() and said.isdecimal():
        query = query.where(Person.telegram_id == int(said[:18]))
    else:
        whole = func.concat_ws(" ", Person.first_name, Person.last_name)
        query = query.where((Person.first_name == said) | (whole == said))
    if known_in is not None:
        here = await the_branch(session, known_in, option="known-in")
        query = query.where(Person.id.in_(select(Role.person_id).where(Role.branch_id == here.id)))
    found = (await session.scalars(query)).unique().all()
    if not found:
        raise WrongValue(f"--person: nobody is called {said!r}; a Telegram id or an exact name is needed")
    if len(found) > 1:
        which = "; ".join([await _told_apart(session, each) for each in found])
        raise WrongValue(f"--person: {said!r} may be {which}. Say the Telegram id, or --known-in BRANCH")
    return found[0]


async def _told_apart(session: AsyncSession, person: Person) -> str:
    names = await queries.names_of_branches(session, [person])
    held = ", ".join(
        f"{role.kind} of {names.get(role.branch_id or 0, 'the programme')}" for role in person.roles
    )
    return f"{person.telegram_id or 'somebody without Telegram'} ({held or 'no role'})"
