"""PostgreSQL goes away in the middle of traffic: whoever speaks waits a little, and nothing is lost."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest
from sqlalchemy import text

from bot.migrating import migrate
from tests.faults.conftest import Tell
from tests.faults.crowd import OWN_NAME, Crowd, a_crowd, seen_by_the_test
from tests.faults.numbers import chance, many
from tests.faults.own_server import OwnServer, own_server
from tests.faults.processes import Served, by_webhook, environment, running, until, until_at_least

RESTARTS = many(5, few=1)
CUTS = many(20, few=2)
BETWEEN = many(100, few=40)

# What is claimed at that moment may be on its way, or have arrived without being noted.
CUT = text("""
    SELECT (SELECT count(*) FROM outgoing_message WHERE state = 'pending' AND lease IS NOT NULL),
           (SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name <> :own)
""")


@pytest.fixture
def own() -> Iterator[OwnServer]:
    with own_server() as server:
        migrate(server.url)
        yield server


@pytest.fixture
async def lasting_crowd(telegram: Served, own: OwnServer) -> AsyncIterator[Crowd]:
    database = seen_by_the_test(own.url)
    yield await a_crowd(telegram, database, chance())
    await database.close()


async def through(crowd: Crowd, times: int, strike: Callable[[], Awaitable[int]]) -> int:
    """Everybody writes; so many times, at a moment of chance, it strikes. Return how much was in flight."""
    in_flight, random = 0, chance()
    for _time in range(times):
        crowd.write(BETWEEN)
        enough = crowd.count - random.randrange(1, BETWEEN)
        await until_at_least(enough, crowd.telegram, lambda: crowd.arrived)
        in_flight += await strike()
    crowd.write(BETWEEN)
    await until(crowd.telegram, crowd.all_heard)
    return in_flight


async def test_a_restarted_database_costs_no_message(
    lasting_crowd: Crowd, own: OwnServer, unused_tcp_port: int, tell: Tell
) -> None:
    crowd = lasting_crowd
    settings = environment(crowd.telegram, own.url, SEND_RATE="1000", **by_webhook(unused_tcp_port))

    async def restart() -> int:
        await own.restart()
        await crowd.database.close()  # what is left of the test's own connections
        return await crowd.in_flight()

    async with running("web", environment=settings), running("worker", environment=settings):
        in_flight = await through(crowd, RESTARTS, restart)

    tell(f"PostgreSQL restarted {RESTARTS} times: {crowd.told()} ({in_flight} in flight){_refused(crowd)}")
    await _check(crowd, in_flight)


async def test_cut_connections_cost_no_message(
    crowd: Crowd, database_url: str, unused_tcp_port: int, tell: Tell
) -> None:
    settings = environment(crowd.telegram, database_url, SEND_RATE="1000", **by_webhook(unused_tcp_port))
    cuts = 0

    async def cut() -> int:
        nonlocal cuts
        async with crowd.database.transaction() as session:
            claimed, terminated = (await session.execute(CUT, {"own": OWN_NAME})).one()
        cuts += terminated
        return max(int(claimed), await crowd.in_flight())

    async with running("web", environment=settings), running("worker", environment=settings):
        in_flight = await through(crowd, CUTS, cut)

    tell(f"{cuts} connections cut in {CUTS} strikes: {crowd.told()} ({in_flight} claimed){_refused(crowd)}")
    await _check(crowd, in_flight)


def _refused(crowd: Crowd) -> str:
    """How the pushes were answered that did not come through at once."""
    refused = crowd.telegram.pushes.refused
    return "; pushes: " + ", ".join(f"{count} × {problem}" for problem, count in refused.items())


async def _check(crowd: Crowd, in_flight: int) -> None:
    assert crowd.lost() == 0
    assert crowd.in_order()
    assert crowd.repeated() <= in_flight
    assert crowd.telegram.refused_with("500") == 0
    await crowd.check_effects()
