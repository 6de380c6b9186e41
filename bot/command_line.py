"""What every command needs: settings, a database, and a kind way to stop."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer
from sqlalchemy.exc import ArgumentError, OperationalError
from telegram import Bot
from telegram.error import TelegramError

from bot.botapi.transport import AiohttpRequest
from bot.db import Database
from bot.embedded import start_embedded
from bot.logs import set_up_logs
from bot.migrating import is_up_to_date, migrate
from bot.people.actions import WrongValue
from bot.settings import Settings, WrongSetting, read_settings


def settings_or_stop() -> Settings:
    try:
        settings = read_settings()
    except WrongSetting as wrong:
        give_up(str(wrong))
    set_up_logs(settings.log_format)
    return settings


def any_database(settings: Settings) -> str:
    """The server's, or the embedded one's, which is kept up to date without being asked."""
    if settings.database_url is not None:
        return server_database(settings)
    url = start_embedded("postgres")
    migrate(url)
    return url


def server_database(settings: Settings) -> str:
    if settings.database_url is None:
        give_up(
            "DATABASE_URL: web and worker share a PostgreSQL server: postgresql://user:password@host/database"
        )
    with explaining_the_database():
        up_to_date = is_up_to_date(settings.database_url)
    if not up_to_date:
        give_up("The database is behind: run `python -m bot migrate` first")
    return settings.database_url


@contextmanager
def explaining_the_database() -> Iterator[None]:
    """An address that is wrong or that nobody answers at is told in one line, without its password."""
    try:
        yield
    except OperationalError as error:
        give_up(f"DATABASE_URL: PostgreSQL cannot be reached: {str(error.orig).splitlines()[0]}")
    except (ArgumentError, ValueError):
        give_up("DATABASE_URL: right would be postgresql://user:password@host:5432/database")


def in_database(url: str, use: Any) -> Any:
    async def with_database() -> Any:
        database = Database(url)
        try:
            return await use(database)
        finally:
            await database.close()

    return asyncio.run(with_database())


async def bot_username(settings: Settings) -> str:
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    try:
        request = AiohttpRequest(proxy=settings.telegram_proxy)
        async with Bot(token, base_url=f"{settings.telegram_api_url}/bot", request=request) as bot:
            return bot.username
    except TelegramError as error:
        raise WrongValue(
            f"Telegram does not tell the bot's name ({type(error).__name__}): is BOT_TOKEN right?"
        ) from None


def give_up(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(code=2)
