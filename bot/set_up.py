"""Setting a programme up from the command line: branches, and links for the first people."""

from typing import Annotated

import typer

from bot.clock import Clock
from bot.command_line import any_database, bot_username, give_up, in_database, settings_or_stop
from bot.db import Database
from bot.i18n import LANGUAGES
from bot.onboarding.invitations import make_link
from bot.people.actions import WrongValue, add_branch
from bot.people.queries import branch_named, branches
from bot.people.roles import RoleKind

branch_commands = typer.Typer(help="The local offices of the programme.", no_args_is_help=True)


@branch_commands.command("add")
def branch_add(
    name: Annotated[str, typer.Option(help="As people call it, such as Bruxelles")],
    country: Annotated[str, typer.Option(help="BE, FR or NL: its public holidays count")],
    timezone: Annotated[str, typer.Option(help="Such as Europe/Brussels")],
    language: Annotated[str, typer.Option(help="fr, nl or en: for people whose own is not known")],
) -> None:
    """Add a branch."""
    url = any_database(settings_or_stop())

    async def add(database: Database) -> str:
        async with database.transaction() as session:
            branch = await add_branch(session, name=name, country=country, zone=timezone, language=language)
            return branch.name

    try:
        typer.echo(f"Branch {in_database(url, add)} is there.")
    except WrongValue as wrong:
        give_up(str(wrong))


@branch_commands.command("list")
def branch_list() -> None:
    """List the branches."""
    url = any_database(settings_or_stop())

    async def listed(database: Database) -> list[str]:
        async with database.transaction() as session:
            found = await branches(session)
            return [f"{b.name}  {b.country}  {b.zone}  {b.language}" for b in found]

    for line in in_database(url, listed):
        typer.echo(line)


def invite(
    role: Annotated[RoleKind, typer.Option(help="What they will be")],
    branch: Annotated[str | None, typer.Option(help="The branch's name; not for an admin")] = None,
    language: Annotated[str | None, typer.Option(help="fr, nl or en; else that of their Telegram")] = None,
) -> None:
    """Print a one-time link. Whoever opens it first gets this role."""
    settings = settings_or_stop()
    if settings.bot_token is None:
        give_up("BOT_TOKEN: it is needed to know the bot's own name in the link")
    if language is not None and language not in LANGUAGES:
        give_up(f"--language: {language!r} is not one of {', '.join(LANGUAGES)}")
    if (role is RoleKind.ADMIN) != (branch is None):
        give_up("--branch: an admin belongs to the whole programme; everybody else needs a branch")
    url = any_database(settings)

    async def make(database: Database) -> str:
        username = await bot_username(settings)
        async with database.transaction() as session:
            found = await branch_named(session, branch) if branch is not None else None
            if branch is not None and found is None:
                known = ", ".join(each.name for each in await branches(session)) or "none yet"
                raise WrongValue(f"--branch: there is no branch {branch!r}; there are: {known}")
            return await make_link(
                session,
                role=role,
                branch=found,
                language=language,
                bot_username=username,
                made_by=None,
                now=Clock().now(),
            )

    try:
        typer.echo(in_database(url, make))
    except WrongValue as wrong:
        give_up(str(wrong))
