"""kill -9 at any moment: nothing is lost, nothing happens twice, and only what was in flight is repeated."""

import asyncio
from collections.abc import Callable

from tests.faults.conftest import Tell
from tests.faults.crowd import Crowd
from tests.faults.numbers import chance, many
from tests.faults.processes import (
    by_webhook,
    environment,
    killed,
    quiet,
    running,
    started,
    until,
    until_at_least,
)

KILLS = many(20, few=2)
MESSAGES = many(2000, few=120)


async def through_kills(crowd: Crowd, word: str, settings: dict[str, str], done: Callable[[], int]) -> int:
    """Kill the process again and again while everybody writes, each time at another moment of the work
    that `done` counts; the last one finishes. Return how much was in flight at the kills."""
    random, share, in_flight = chance(), MESSAGES // (KILLS + 1), 0
    for _kill in range(KILLS):
        process = await started(word, environment=settings)
        try:
            crowd.write(share)
            await until_at_least(crowd.count - random.randrange(1, share), crowd.telegram, done)
            await asyncio.sleep(random.random() / 50)  # the moment itself is a matter of chance
        finally:
            await killed(process)
        await quiet(crowd.telegram)
        in_flight += await crowd.in_flight()
    async with running(word, environment=settings):
        crowd.write(MESSAGES - crowd.count)
        await until(crowd.telegram, crowd.all_heard)
    return in_flight


async def test_a_killed_sender_loses_nothing_and_repeats_only_what_was_in_flight(
    crowd: Crowd, database_url: str, unused_tcp_port: int, tell: Tell
) -> None:
    settings = environment(crowd.telegram, database_url, SEND_RATE="1000", **by_webhook(unused_tcp_port))

    async with running("web", environment=settings):
        in_flight = await through_kills(crowd, "worker", settings, lambda: crowd.arrived)

    tell(f"worker killed {KILLS} times: {crowd.told()} ({in_flight} in flight at a kill)")
    assert crowd.lost() == 0
    assert crowd.in_order()
    assert crowd.repeated() <= in_flight
    await crowd.check_effects()


async def test_a_killed_web_process_loses_no_update_and_handles_none_twice(
    crowd: Crowd, database_url: str, unused_tcp_port: int, tell: Tell
) -> None:
    settings = environment(crowd.telegram, database_url, SEND_RATE="1000", **by_webhook(unused_tcp_port))
    telegram = crowd.telegram

    async with running("worker", environment=settings):
        await through_kills(crowd, "web", settings, lambda: crowd.count - telegram.pending_updates)

    refused = telegram.pushes.refused.total()
    tell(f"web killed {KILLS} times: {crowd.told()}; {refused} pushes had to be repeated, none for a 500")
    assert crowd.lost() == crowd.repeated() == 0
    assert crowd.in_order()
    assert telegram.refused_with("500") == 0
    await crowd.check_effects()


async def test_a_killed_poller_loses_no_update_and_handles_none_twice(
    crowd: Crowd, database_url: str, tell: Tell
) -> None:
    settings = environment(crowd.telegram, database_url, SEND_RATE="1000")

    in_flight = await through_kills(crowd, "run", settings, lambda: crowd.arrived)

    tell(f"polling and sender killed {KILLS} times: {crowd.told()} ({in_flight} in flight at a kill)")
    assert crowd.lost() == 0
    assert crowd.in_order()
    assert crowd.repeated() <= in_flight
    await crowd.check_effects()
