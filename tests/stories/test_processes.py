"""The real processes, started as in production: they come up and go down in order (see also tests/faults)."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import delete

from bot.intake.models import ReceivedUpdate
from bot.sandbox.telegram import Account
from tests.faults.processes import Served, a_telegram, by_webhook, command, environment, running, until
from tests.world import open_world


@pytest.fixture
async def telegram() -> AsyncIterator[Served]:
    async with a_telegram() as local:
        yield local


async def a_duo(database_url: str) -> dict[str, Account]:
    """A duo that formed on another local Telegram, whose numbers of updates begin anew on this one."""
    async with open_world(database_url) as world:
        await world.duo()
        async with world.built.database.transaction() as session:
            await session.execute(delete(ReceivedUpdate))
        return world.accounts


async def test_one_process_by_polling_from_an_empty_database_to_the_first_welcome(
    telegram: Served, empty_database: str
) -> None:
    settings = environment(telegram, empty_database)
    await command("migrate", environment=settings)
    branch = ("--name", "Gent", "--country", "BE", "--timezone", "Europe/Brussels", "--language", "nl")
    await command("branch", "add", *branch, environment=settings)
    link = await command("invite", "--role", "mentee", "--branch", "Gent", environment=settings)
    ada = telegram.join("Ada", language_code="tr")

    async with running("run", environment=settings):
        telegram.opens(ada.id, link.partition("?start=")[2])
        await until(telegram, lambda: len(telegram.chat(ada.id)) == 3)

    assert "Je bent uitgenodigd bij Gent als mentee." in (telegram.chat(ada.id)[1].text or "")


async def test_web_and_worker_share_the_work_by_webhook(
    telegram: Served, database_url: str, unused_tcp_port: int
) -> None:
    accounts = await a_duo(database_url)
    settings = environment(telegram, database_url, LOG_FORMAT="json", **by_webhook(unused_tcp_port))
    amina = telegram.join("Amina", account_id=accounts["Amina"].id)
    jan = telegram.join("Jan", account_id=accounts["Jan"].id)
    for account in (amina, jan):
        telegram.says(account.id, "/duo")

    async with running("web", environment=settings), running("worker", environment=settings):
        await until(telegram, lambda: len(telegram.chat(jan.id)) == 2)
        telegram.says(amina.id, "Good evening")
        await until(telegram, lambda: telegram.chat(jan.id)[-1].text == "Good evening")
