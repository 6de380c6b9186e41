"""Whatever Telegram answers, or does not: each message arrives, in order, and no oftener than need be."""

from collections import Counter

from tests.faults.conftest import Tell
from tests.faults.crowd import Crowd
from tests.faults.numbers import chance, many
from tests.faults.processes import environment, running, until
from tests.faults.trouble import KINDS, REPEATABLE, Trouble

MESSAGES = many(400, few=120)
OF_EACH = many(12, few=2)
LATE_BY = many(10, few=2)  # seconds
NO_ANSWER = many(4, few=0)  # each costs the whole patience of the bot


async def test_a_telegram_in_trouble_costs_time_and_no_message(
    crowd: Crowd, database_url: str, tell: Tell
) -> None:
    most = Counter(dict.fromkeys(KINDS, OF_EACH) | {"nothing": NO_ANSWER})
    trouble = Trouble({"copyMessage"}, 0.4, most, LATE_BY, chance())
    crowd.telegram._api.faults = trouble
    settings = environment(crowd.telegram, database_url, SEND_RATE="1000")

    crowd.write(MESSAGES)
    async with running("run", environment=settings):
        await until(crowd.telegram, crowd.all_heard, patience=180)

    may_repeat = sum(trouble.struck[kind] for kind in REPEATABLE)
    tell(f"Telegram in trouble: {crowd.told()} (of at most {may_repeat}); struck {trouble.told()}")
    assert trouble.struck == +most
    assert crowd.lost() == 0
    assert crowd.in_order()
    assert crowd.repeated() <= may_repeat
    await crowd.check_effects()
