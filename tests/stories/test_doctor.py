"""`python -m bot doctor`: whoever runs the bot learns in plain words what is wrong, and what to do."""

import asyncio
import os
import sys
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert, text

from bot.due import Mishap
from tests.world import TOKEN, World

ROOT = Path(__file__).parents[2]


async def examined(world: World, **settings: str) -> tuple[int, str]:
    """Run the command as an administrator would; return its exit code and what it says."""
    environment = {
        **os.environ,
        "BOT_TOKEN": TOKEN,
        "DATABASE_URL": world.built.database.engine.url.render_as_string(hide_password=False),
        "TELEGRAM_API_URL": str(world.built.application.bot.base_url).partition("/bot")[0],
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "doctor", cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )
    told, _nothing = await process.communicate()
    return process.returncode or 0, told.decode()


async def change(world: World, statement: str) -> None:
    async with world.built.database.transaction() as session:
        await session.execute(text(statement))


async def test_when_all_is_well_it_says_so(world: World) -> None:
    await world.duo()

    code, told = await examined(world)

    assert code == 0
    assert "✘" not in told
    assert "✔ Telegram knows the bot as @duo_bot" in told
    assert "✔ A sender is at work" in told


async def test_without_a_sender_and_with_old_mail_it_tells_what_to_start(world: World) -> None:
    await world.duo()
    await world.built.sender.resign()
    await change(world, "UPDATE outgoing_message SET state = 'pending', content = '{}' WHERE id = 1")

    code, told = await examined(world)

    assert code == 1
    assert "✘ Nobody sends\n  → Start `python -m bot worker`" in told
    assert "✘ 1 messages wait, the oldest since 02 Mar 09:00 UTC" in told


async def test_what_failed_is_named_without_a_word_of_anybody(world: World) -> None:
    await world.duo()
    await change(
        world,
        "UPDATE outgoing_message SET state = 'dead', error = 'Chat not found', said_at = now() WHERE id = 1",
    )
    await change(world, "UPDATE received_update SET state = 'set_aside'")
    async with world.built.database.transaction() as session:
        parked = {"wait": "duo.review_at", "row_key": "7", "failures": 3, "trace": "somewhere"}
        await session.execute(insert(Mishap).values(**parked, last_at=world.now - timedelta(days=1)))

    code, told = await examined(world)
    await change(world, "DELETE FROM mishap")

    assert code == 1
    assert "1 messages of the last day could not be delivered, such as: Chat not found" in told
    assert "updates failed three times" in told
    assert "left alone: duo.review_at 7" in told
    assert "Amina" not in told


async def test_a_token_that_telegram_refuses_and_updates_that_go_nowhere(world: World) -> None:
    refused = await examined(world, BOT_TOKEN="123456:another-token-than-the-right-one")
    nowhere = await examined(world, PUBLIC_URL="https://duo.example.org")

    assert "✘ Telegram does not accept the bot (InvalidToken)\n  → Check BOT_TOKEN" in refused[1]
    assert "✘ Telegram sends updates nowhere" in nowhere[1]
    assert (refused[0], nowhere[0]) == (1, 1)
