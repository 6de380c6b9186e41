"""The sender that leads freezes, and wakes up again: another takes over soon, and never do two send."""

from collections.abc import Sequence

import pytest

from bot.clock import machine_seconds
from tests.faults.conftest import Tell
from tests.faults.crowd import Crowd
from tests.faults.numbers import many
from tests.faults.processes import environment, frozen, quiet, running, until

RATE = 30
FROZEN_FOR = many(30, few=8)  # seconds
MESSAGES = RATE * (FROZEN_FOR - 2)
TAKEOVER = 10.0  # seconds; the promise


@pytest.fixture
async def strict_crowd(crowd: Crowd) -> Crowd:
    """Their Telegram takes no more than it really does."""
    crowd.telegram.rate = RATE
    return crowd


async def test_a_frozen_leader_is_replaced_within_ten_seconds_and_sends_nothing_old_when_it_wakes(
    strict_crowd: Crowd, database_url: str, tell: Tell
) -> None:
    crowd, telegram = strict_crowd, strict_crowd.telegram
    settings = environment(telegram, database_url, SEND_RATE=str(RATE))
    await crowd.is_told(1)

    async with running("worker", environment=settings) as leader:
        await until(telegram, lambda: crowd.arrived == 1)
        async with running("worker", environment=settings):
            await until(telegram, lambda: len(telegram.made("getMe")) == 2)
            await crowd.is_told(MESSAGES)
            await until(telegram, lambda: crowd.arrived > RATE)

            frozen_at = machine_seconds()
            with frozen(leader):
                await quiet(telegram)
                in_flight, before = await crowd.in_flight(), crowd.arrived
                await until(telegram, lambda: crowd.arrived > before)
                takeover = machine_seconds() - frozen_at
                await until(telegram, lambda: machine_seconds() - frozen_at > FROZEN_FOR)
            await until(telegram, crowd.all_heard)

    sends = [call.at for call in telegram.calls if call.method == "sendMessage"]
    refused = len(sends) - crowd.arrived
    tell(
        f"leader frozen for {FROZEN_FOR} s: another took over in {takeover:.1f} s; {crowd.told()}"
        f" ({in_flight} in flight); at most {busiest_second(sends)} in a second, {refused} × 429"
    )
    assert takeover < TAKEOVER
    assert crowd.lost() == 0
    assert crowd.in_order()
    assert crowd.repeated() <= in_flight
    assert busiest_second(sends) <= RATE
    assert refused == 0
    assert await crowd.counted("outgoing_message WHERE state <> 'sent'") == 0


def busiest_second(moments: Sequence[float]) -> int:
    """The most calls in any sliding second."""
    return max(sum(start <= moment < start + 1 for moment in moments) for start in moments)
