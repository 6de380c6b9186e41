"""`python -m bot invite`: links for the first people."""

from typing import Annotated

import typer

from bot.command_line import any_database, bot_username, give_up, in_database, settings_or_stop
from bot.db import Database
from bot.i18n import LANGUAGES
from bot.onboarding.invitations import make_link
from bot.people.roles import RoleKind
from bot.people.values import WrongValue
from bot.set_up.changing import signed, the_branch


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
        async with signed(database) as (session, now):
            found = await the_branch(session, branch) if branch is not None else None
            return await make_link(
                session,
                role=role,
                branch=found,
                language=language,
                bot_username=username,
                made_by=None,
                now=now,
            )

    try:
        typer.echo(in_database(url, make))
    except WrongValue as wrong:
        give_up(str(wrong))
