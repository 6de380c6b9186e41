"""The bot itself was silent: its admins hear so, once; and a watchman outside hears it at once."""

import asyncio
import logging
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.heartbeat import keep_beating
from bot.sandbox.play import utc
from tests.beginnings import lived_once
from tests.far_side import answering
from tests.world import World

WHEN = {
    "en": "🔌 I could not send anything from Monday 2 March at 21:00 to Tuesday 3 March at 07:00.",
    "fr": "🔌 Je n’ai rien pu envoyer du lundi 2 mars à 21h00 au mardi 3 mars à 7h00.",
    "nl": "🔌 Ik kon niets versturen van maandag 2 maart om 21:00 tot dinsdag 3 maart om 07:00.",
}


async def is_down(world: World, **time: float) -> None:
    """Nobody sends and nothing ticks, while the clocks of people and of the database go on."""
    await world.built.sender.resign()
    ago = {"seconds": timedelta(**time).total_seconds()}
    async with world.built.database.transaction() as session:
        back = text("UPDATE leadership SET beat_at = clock_timestamp() - make_interval(secs => :seconds)")
        await session.execute(back, ago)
    world.built.clock.move_to(world.now + timedelta(**time))


@lived_once
async def a_programme_at_nine_in_the_evening(world: World, language: str = "en") -> None:
    await world.person("Claire", "admin", language=language)
    await world.duo(met_today=True)
    await world.hours_pass(20 - world.now.hour)  # 21:00 in Brussels


@pytest.mark.parametrize("language", WHEN)
async def test_after_a_night_down_the_admin_hears_from_when_to_when(world: World, language: str) -> None:
    await a_programme_at_nine_in_the_evening(world, language)

    await is_down(world, hours=10)
    await world.settle()

    assert world.last("Claire").startswith(WHEN[language])
    assert world.count("Sofie", "🔌") == world.count("Amina", "🔌") == 0


async def test_it_is_told_once_whoever_leads_next(world: World) -> None:
    await a_programme_at_nine_in_the_evening(world)

    await is_down(world, hours=10)
    for _restart in range(3):
        await world.built.sender.resign()
        await world.settle()

    assert world.count("Claire", "🔌") == 1


async def test_a_restart_of_a_few_minutes_is_nobody_s_business(world: World) -> None:
    await a_programme_at_nine_in_the_evening(world)

    await is_down(world, minutes=9)
    await world.settle()

    assert world.count("Claire", "🔌") == 0


async def test_when_nothing_came_of_it_that_is_said_too(world: World) -> None:
    await a_programme_at_nine_in_the_evening(world)

    await is_down(world, hours=1)
    await world.settle()

    assert world.last("Claire").endswith("\n\nNothing was lost and nothing came late.")


async def test_what_was_late_or_dropped_is_counted(world: World) -> None:
    """The worker stops; the web goes on taking in what people write; reminders wait past their meeting."""
    await a_programme_at_nine_in_the_evening(world)
    await world.it_becomes(utc(2026, 3, 8, 9, 59))
    world.built.clock.move_to(world.now + timedelta(minutes=2))
    await world.timetable.run_due(world.now)  # the reminders of the day before are said, and not sent
    world.telegram.says(world.accounts["Amina"].id, "Are you there?")
    await world.polling.poll_once()

    await is_down(world, hours=30)
    await world.settle()

    told = world.last("Claire")
    assert "\n1 message arrives late.\n" in told
    assert "\n2 messages were not sent: they would have come too late.\n" in told
    assert "\n1 meeting began in this time. A reminder may be missing.\n" in told
    assert told.endswith("may be lost.")
    assert world.last("Jan") == "Are you there?"


async def test_the_watchman_is_told_each_minute_while_the_bot_works_and_only_then() -> None:
    stop, works = asyncio.Event(), asyncio.Event()
    async with answering(200) as watchman:
        beating = asyncio.create_task(keep_beating(watchman.url, works.is_set, stop, every=0.01))
        await asyncio.sleep(0)
        assert watchman.heard == 0
        works.set()
        await watchman.hears(2)
        stop.set()
        await beating


@pytest.mark.parametrize("status", [404, 500, None])
async def test_a_watchman_who_does_not_answer_stops_nothing_and_his_address_stays_secret(
    status: int | None, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The checker of imports, which another test runs in this process, switches off every logger that exists.
    monkeypatch.setattr(logging.getLogger("bot.heartbeat"), "disabled", False)
    stop = asyncio.Event()
    async with answering(status) as watchman:
        beating = asyncio.create_task(keep_beating(f"{watchman.url}/secret", lambda: True, stop, every=0.01))
        await watchman.hears(2)
        stop.set()
        await beating

    assert "HEARTBEAT_URL" in caplog.text
    assert "secret" not in caplog.text
