"""The command line."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, NoReturn

import typer
from sqlalchemy.exc import ArgumentError, OperationalError
from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Clock
from bot.db import Database
from bot.embedded import start_embedded
from bot.i18n import LANGUAGES
from bot.logs import set_up_logs
from bot.migrating import is_up_to_date, migrate
from bot.onboarding.invitations import make_link
from bot.outbox.pacing import Limits
from bot.people.actions import WrongValue, add_branch
from bot.people.queries import branch_named, branches
from bot.people.roles import RoleKind
from bot.running import Parts, PortTaken, parts, run_all, run_web, until_told
from bot.settings import Settings, WrongSetting, read_settings
from bot.worker import work

app = typer.Typer(
    help="Duo carries a mentoring programme on Telegram. README.md has the table of settings.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
branch_commands = typer.Typer(help="The local offices of the programme.", no_args_is_help=True)
app.add_typer(branch_commands, name="branch")


@app.command()
def run() -> None:
    """Run everything in one process. Without BOT_TOKEN: the sandbox, a local Telegram to play in."""
    settings = _settings()
    if settings.bot_token is None:
        from bot.sandbox.running import run_sandbox  # the far side is only loaded where it is played

        typer.echo("No BOT_TOKEN: starting the sandbox. Nothing leaves this machine.")
        _go(until_told(lambda stop: run_sandbox(port=settings.port, stop=stop)))
        return
    url = _database_url(settings)
    typer.echo("Running the bot by webhook." if settings.public_url else "Running the bot by polling.")

    async def everything(built: Parts) -> None:
        await until_told(
            lambda stop: run_all(built, public_url=settings.public_url, port=settings.port, stop=stop)
        )

    _go(_with_parts(settings, url, everything))


@app.command()
def web() -> None:
    """Take updates in by webhook. Needs PUBLIC_URL and DATABASE_URL; any number may run."""
    settings = _settings()
    url = _server_url(settings)
    if settings.public_url is None:
        _stop("PUBLIC_URL: the webhook needs the address at which Telegram reaches this process")

    async def serve(built: Parts) -> None:
        public_url = settings.public_url or ""
        await until_told(lambda stop: run_web(built, public_url=public_url, port=settings.port, stop=stop))

    _go(_with_parts(settings, url, serve))


@app.command()
def worker() -> None:
    """Keep the time and send. Needs DATABASE_URL; a second one stands by."""
    settings = _settings()
    url = _server_url(settings)

    async def send(built: Parts) -> None:
        await until_told(lambda stop: work(built.database, built.sender, built.clock, stop))

    _go(_with_parts(settings, url, send))


@app.command("migrate")
def migrate_command() -> None:
    """Bring the database's schema up to date."""
    settings = _settings()
    with _explaining_the_database():
        migrate(settings.database_url or start_embedded("postgres"))
    typer.echo("The database is up to date.")


@branch_commands.command("add")
def branch_add(
    name: Annotated[str, typer.Option(help="As people call it, such as Bruxelles")],
    country: Annotated[str, typer.Option(help="BE, FR or NL: its public holidays count")],
    timezone: Annotated[str, typer.Option(help="Such as Europe/Brussels")],
    language: Annotated[str, typer.Option(help="fr, nl or en: for people whose own is not known")],
) -> None:
    """Add a branch."""
    url = _database_url(_settings())

    async def add(database: Database) -> str:
        async with database.transaction() as session:
            branch = await add_branch(session, name=name, country=country, zone=timezone, language=language)
            return branch.name

    try:
        typer.echo(f"Branch {_in_database(url, add)} is there.")
    except WrongValue as wrong:
        _stop(str(wrong))


@branch_commands.command("list")
def branch_list() -> None:
    """List the branches."""
    url = _database_url(_settings())

    async def listed(database: Database) -> list[str]:
        async with database.transaction() as session:
            found = await branches(session)
            return [f"{b.name}  {b.country}  {b.zone}  {b.language}" for b in found]

    for line in _in_database(url, listed):
        typer.echo(line)


@app.command()
def invite(
    role: Annotated[RoleKind, typer.Option(help="What they will be")],
    branch: Annotated[str | None, typer.Option(help="The branch's name; not for an admin")] = None,
    language: Annotated[str | None, typer.Option(help="fr, nl or en; else that of their Telegram")] = None,
) -> None:
    """Print a one-time link. Whoever opens it first gets this role."""
    settings = _settings()
    if settings.bot_token is None:
        _stop("BOT_TOKEN: it is needed to know the bot's own name in the link")
    if language is not None and language not in LANGUAGES:
        _stop(f"--language: {language!r} is not one of {', '.join(LANGUAGES)}")
    if (role is RoleKind.ADMIN) != (branch is None):
        _stop("--branch: an admin belongs to the whole programme; everybody else needs a branch")
    url = _database_url(settings)

    async def make(database: Database) -> str:
        username = await _username(settings)
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
        typer.echo(_in_database(url, make))
    except WrongValue as wrong:
        _stop(str(wrong))


async def _username(settings: Settings) -> str:
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    try:
        async with Bot(token, base_url=f"{settings.telegram_api_url}/bot") as bot:
            return bot.username
    except TelegramError as error:
        raise WrongValue(
            f"Telegram does not tell the bot's name ({type(error).__name__}): is BOT_TOKEN right?"
        ) from None


def _settings() -> Settings:
    try:
        settings = read_settings()
    except WrongSetting as wrong:
        _stop(str(wrong))
    set_up_logs(settings.log_format)
    return settings


def _database_url(settings: Settings) -> str:
    """The server's, or the embedded one's, which is kept up to date without being asked."""
    if settings.database_url is not None:
        return _server_url(settings)
    url = start_embedded("postgres")
    migrate(url)
    return url


def _server_url(settings: Settings) -> str:
    if settings.database_url is None:
        _stop(
            "DATABASE_URL: web and worker share a PostgreSQL server: postgresql://user:password@host/database"
        )
    with _explaining_the_database():
        up_to_date = is_up_to_date(settings.database_url)
    if not up_to_date:
        _stop("The database is behind: run `python -m bot migrate` first")
    return settings.database_url


@contextmanager
def _explaining_the_database() -> Iterator[None]:
    """An address that is wrong or that nobody answers at is told in one line, without its password."""
    try:
        yield
    except OperationalError as error:
        _stop(f"DATABASE_URL: PostgreSQL cannot be reached: {str(error.orig).splitlines()[0]}")
    except (ArgumentError, ValueError):
        _stop("DATABASE_URL: right would be postgresql://user:password@host:5432/database")


async def _with_parts(settings: Settings, url: str, use: Any) -> None:
    if settings.bot_token is None:
        _stop("BOT_TOKEN: get one from @BotFather")
    limits = Limits(per_second=settings.send_rate)
    token = settings.bot_token.get_secret_value()
    async with parts(
        token=token, api_url=settings.telegram_api_url, database_url=url, limits=limits
    ) as built:
        await use(built)


def _in_database(url: str, use: Any) -> Any:
    async def with_database() -> Any:
        database = Database(url)
        try:
            return await use(database)
        finally:
            await database.close()

    return asyncio.run(with_database())


def _go(running: Coroutine[Any, Any, None]) -> None:
    try:
        asyncio.run(running)
    except PortTaken as taken:
        _stop(str(taken))
    except TelegramError as error:
        _stop(f"Telegram refuses ({type(error).__name__}): is BOT_TOKEN right, and is Telegram reachable?")


def _stop(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(code=2)


if __name__ == "__main__":
    app()
