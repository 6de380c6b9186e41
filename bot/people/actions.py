"""What may change about people, their roles and branches, whoever asks."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.people import texts
from bot.people.models import Branch, Person, Role
from bot.people.places import zones_of
from bot.people.roles import RoleKind
from bot.people.values import BranchField, Wrong, WrongValue, read_branch

__all__ = ["WrongValue", "add_branch", "change_branch", "give_role", "note_reachable", "remove_branch"]

# What a new branch is unless something else is said.
DEFAULTS: Final = {
    BranchField.REGION: "none",
    BranchField.HOURS: "09:00-17:00",
    BranchField.WORKS_ON: "mon, tue, wed, thu, fri",
    BranchField.KEEPS: "24",
}


async def add_branch(
    session: AsyncSession, *, name: str, country: str, zone: str, language: str, **more: str | None
) -> Branch:
    """Raise Wrong, and change nothing, when a value is wrong or the name is taken.

    `more` is said of other BranchFields.
    """
    said = {
        BranchField.NAME: name,
        BranchField.CITY: name,
        BranchField.COUNTRY: country,
        BranchField.ZONE: zone,
        BranchField.LANGUAGE: language,
    }
    given = {BranchField(field): text for field, text in more.items() if text is not None}
    values = read_branch(DEFAULTS | said | given, country=country)
    await check_branch_name_is_free(session, values["name"])
    branch = Branch(**values)
    session.add(branch)
    await session.flush()
    return branch


async def change_branch(session: AsyncSession, branch: Branch, said: Mapping[BranchField, str]) -> None:
    """Raise Wrong, and change nothing, when a value is wrong or the name is taken.

    In another country it has that one's holidays and clocks, unless others are said at the same time.
    """
    values = read_branch(said, country=branch.country)
    country = values.get("country", branch.country)
    if country != branch.country:
        values = {"region": None, "zone": zones_of(country)[0]} | values
    await put_branch(session, branch, values)


async def put_branch(session: AsyncSession, branch: Branch, values: Mapping[str, Any]) -> None:
    """Let it have these values, which have been read, or which it had before."""
    await check_branch_name_is_free(session, values.get("name", branch.name), but=branch)
    if values.get("zone", branch.zone) != branch.zone:
        await _let_people_follow(session, branch, values["zone"])
    for column, value in values.items():
        if getattr(branch, column) != value:  # the audit writes down what is set, also when it is the same
            setattr(branch, column, value)
    await session.flush()


async def _let_people_follow(session: AsyncSession, branch: Branch, zone: str) -> None:
    """Whoever came in by this branch got its clock, and keeps to it."""
    here = select(Role.person_id).where(Role.branch_id == branch.id)
    theirs = update(Person).where(Person.id.in_(here), Person.zone == branch.zone)
    await session.execute(theirs.values(zone=zone))


async def remove_branch(session: AsyncSession, branch: Branch) -> None:
    """Raise Wrong, and change nothing, when anything at all belongs to it."""
    try:
        async with session.begin_nested():
            await session.delete(branch)
            await session.flush()
    except IntegrityError:
        raise Wrong("name", texts.branch_is_in_use(branch.name)) from None


async def check_branch_name_is_free(session: AsyncSession, name: str, but: Branch | None = None) -> None:
    taken = select(Branch.name).where(func.lower(Branch.name) == name.lower())
    if but is not None:
        taken = taken.where(Branch.id != but.id)
    found = await session.scalar(taken)
    if found is not None:
        raise Wrong("name", texts.branch_is_there_already(found))


async def give_role(
    session: AsyncSession, person: Person, *, kind: RoleKind, branch_id: int | None, now: datetime
) -> Role | None:
    """Return the new role, or None when they hold it already.

    A coordinator's morning list is due at once: it decides itself when the next morning is.
    """
    if any((role.kind, role.branch_id) == (kind, branch_id) for role in person.roles):
        return None
    role = Role(kind=kind, branch_id=branch_id, morning_at=now if kind is RoleKind.COORDINATOR else None)
    person.roles.append(role)
    await session.flush()
    return role


def note_reachable(person: Person, *, reachable: bool, now: datetime) -> None:
    """Remember that they blocked the bot, or that they are back: whoever is to know of it hears."""
    if reachable == (person.unreachable_since is None):
        return
    person.unreachable_since = None if reachable else now
    person.report_unreachable_at = now
