"""`python -m bot handover`: a coordinator goes for good, and cannot do it in the chat any more."""

from dataclasses import fields
from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.recording import Signed, sign
from bot.clock import Clock
from bot.command_line import any_database, give_up, in_database, settings_or_stop
from bot.cover.handing import Charge, hand_over, orphans
from bot.cover.queries import coordinators
from bot.db import Database
from bot.i18n import SOURCE_LANGUAGE, render_plain
from bot.people.actions import WrongValue
from bot.people.models import Branch, Person
from bot.people.queries import branch_named, branches
from bot.refusal import Refused


def handover(
    leaver: Annotated[str, typer.Option("--from", help="Who goes: first name, or number")],
    successor: Annotated[str, typer.Option("--to", help="Who takes over: first name, or number")],
    branch: Annotated[str, typer.Option(help="The branch's name")],
    yes: Annotated[
        bool, typer.Option("--yes", help="Do it; without this it only says what would move")
    ] = False,
) -> None:
    """Hand a coordinator's duos, alerts, people and links in one branch over to another coordinator."""
    url = any_database(settings_or_stop())

    async def hand(database: Database) -> str:
        async with database.transaction() as session:
            return await _hand(session, leaver, successor, branch, yes=yes)

    try:
        typer.echo(in_database(url, hand))
    except WrongValue as wrong:
        give_up(str(wrong))
    except Refused as refused:
        give_up(render_plain(refused.sentence, language=SOURCE_LANGUAGE, zone="UTC"))


async def _hand(session: AsyncSession, leaver: str, successor: str, branch: str, *, yes: bool) -> str:
    there = await _branch(session, branch)
    goes = await _coordinator(session, "--from", leaver, there)
    takes_over = await _coordinator(session, "--to", successor, there)
    if goes.id == takes_over.id:
        raise WrongValue("--to: nobody takes over from themselves")
    if not yes:
        charge = await orphans(session, goes, branch_id=there.id)
        way = f"from {goes.first_name} to {takes_over.first_name}"
        return f"Would go {way}: {_told(charge)}. Add --yes to do it."
    now = Clock().now()
    sign(session, Signed(now, by_command_line=True))
    charge = await hand_over(session, leaver=goes, successor=takes_over, branch_id=there.id, now=now)
    return f"{takes_over.first_name} has taken over from {goes.first_name}: {_told(charge)}."


def _told(charge: Charge) -> str:
    counts = [(field.name, getattr(charge, field.name)) for field in fields(charge)]
    return ", ".join(f"{name} {count}" for name, count in counts)


async def _branch(session: AsyncSession, name: str) -> Branch:
    found = await branch_named(session, name)
    if found is None:
        known = ", ".join(each.name for each in await branches(session)) or "none yet"
        raise WrongValue(f"--branch: there is no branch {name!r}; there are: {known}")
    return found


async def _coordinator(session: AsyncSession, option: str, wanted: str, branch: Branch) -> Person:
    """By first name or, where two share it, by the number that is told then."""
    there = await coordinators(session, branch_id=branch.id)
    found = [each for each in there if wanted.casefold() in (each.first_name.casefold(), str(each.id))]
    if len(found) == 1:
        return found[0]
    named = ", ".join(f"{each.first_name} ({each.id})" for each in found or there) or "none yet"
    if found:
        raise WrongValue(f"{option}: several have this name, give a number: {named}")
    raise WrongValue(f"{option}: no coordinator {wanted!r} in {branch.name}; there are: {named}")
