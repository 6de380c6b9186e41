"""The command line."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import typer
from telegram.error import TelegramError

from bot.backup import backup, restore
from bot.command_line import any_database, explaining_the_database, give_up, server_database, settings_or_stop
from bot.db import Database
from bot.doctor.command import doctor
from bot.embedded import start_embedded
from bot.loops import quickest_loop, settle_memory
from bot.migrating import migrate
from bot.outbox.pacing import Limits
from bot.running import Parts, PortTaken, parts, run_all, run_web, run_worker, until_told
from bot.set_up import agreements, branches, cohorts, staff
from bot.set_up.audit import audit
from bot.set_up.handing_over import handover
from bot.set_up.importing import import_people
from bot.set_up.links import invite
from bot.set_up.waiting import waiting
from bot.settings import Settings

app = typer.Typer(
    help="Duo carries a mentoring programme on Telegram. README.md has the table of settings.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(branches.commands, name="branch")
app.add_typer(cohorts.commands, name="cohort")
app.add_typer(staff.commands, name="staff")
app.add_typer(agreements.commands, name="agreement")
app.command()(invite)
app.command()(audit)
app.command()(waiting)
app.command()(handover)
app.command("import")(import_people)
app.command()(doctor)
app.command()(backup)
app.command()(restore)


@app.command()
def run() -> None:
    """Run everything in one process. Without BOT_TOKEN: the sandbox, a local Telegram to play in."""
    settings = settings_or_stop()
    if settings.bot_token is None:
        from bot.sandbox.running import run_sandbox  # the far side is only loaded where it is played

        typer.echo("No BOT_TOKEN: starting the sandbox. Nothing leaves this machine.")
        _go(until_told(lambda stop: run_sandbox(port=settings.port, stop=stop)))
        return
    url = any_database(settings)
    typer.echo("Running the bot by webhook." if settings.public_url else "Running the bot by polling.")

    async def everything(built: Parts) -> None:
        await until_told(lambda stop: run_all(built, settings, stop))

    _go(_with_parts(settings, url, everything))


@app.command()
def web() -> None:
    """Take updates in by webhook. Needs PUBLIC_URL and DATABASE_URL; any number may run."""
    settings = settings_or_stop()
    url = server_database(settings)
    if settings.public_url is None:
        give_up("PUBLIC_URL: the webhook needs the address at which Telegram reaches this process")

    async def serve(built: Parts) -> None:
        await until_told(lambda stop: run_web(built, settings, stop))

    _go(_with_parts(settings, url, serve))


@app.command()
def worker() -> None:
    """Keep the time and send. Needs DATABASE_URL; a second one stands by."""
    settings = settings_or_stop()
    url = server_database(settings)

    async def send(built: Parts) -> None:
        await until_told(lambda stop: run_worker(built, settings, stop))

    _go(_with_parts(settings, url, send))


@app.command("migrate")
def migrate_command() -> None:
    """Bring the database's schema up to date."""
    settings = settings_or_stop()
    with explaining_the_database():
        migrate(settings.database_url or start_embedded("postgres"))
    typer.echo("The database is up to date.")


async def _with_parts(settings: Settings, url: str, use: Any) -> None:
    if settings.bot_token is None:
        give_up("BOT_TOKEN: get one from @BotFather")
    limits = Limits(per_second=settings.send_rate)
    token = settings.bot_token.get_secret_value()
    async with parts(
        token=token,
        api_url=settings.telegram_api_url,
        database=Database(url),
        limits=limits,
        proxy=settings.telegram_proxy,
    ) as built:
        settle_memory()
        await use(built)


def _go(running: Coroutine[Any, Any, None]) -> None:
    try:
        with asyncio.Runner(loop_factory=quickest_loop()) as runner:
            runner.run(running)
    except PortTaken as taken:
        give_up(str(taken))
    except TelegramError as error:
        give_up(f"Telegram refuses ({type(error).__name__}): is BOT_TOKEN right, and is Telegram reachable?")


if __name__ == "__main__":
    app()
