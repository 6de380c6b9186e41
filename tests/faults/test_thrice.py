"""Every update comes three times, through two web processes at once: it has its effects once."""

import asyncio
import random
from collections import Counter, defaultdict
from typing import Any

import httpx
import pytest

from bot.web import SECRET_HEADER, webhook_secret
from tests.faults.conftest import Tell
from tests.faults.crowd import Crowd
from tests.faults.numbers import chance, many
from tests.faults.processes import by_webhook, environment, running, until
from tests.world import TOKEN

UPDATES = many(2000, few=120)
SIDE_BY_SIDE = 20  # chats

Update = dict[str, Any]


class Postman:
    """Pushes as Telegram does, a chat's updates in order; and twice more, at any moment from then on."""

    def __init__(self, addresses: list[str], random: random.Random) -> None:
        self._addresses = addresses
        self._random = random
        self._http = httpx.AsyncClient(headers={SECRET_HEADER: webhook_secret(TOKEN)}, trust_env=False)
        self._bag: list[Update] = []
        self._room = asyncio.Semaphore(SIDE_BY_SIDE)
        self.answers: Counter[int] = Counter()

    async def deliver(self, updates: list[Update]) -> None:
        chats = defaultdict(list)
        for update in updates:
            chats[update["message"]["chat"]["id"]].append(update)
        async with self._http:
            await asyncio.gather(*(self._deliver_chat(chat) for chat in chats.values()))
            await asyncio.gather(*(self._push(update) for update in self._bag))

    async def _deliver_chat(self, updates: list[Update]) -> None:
        for update in updates:
            at_once = self._random.randrange(3)
            self._bag += [update] * (2 - at_once)
            old = [self._draw() for _any in range(self._random.randrange(3)) if self._bag]
            together = [update] * (1 + at_once) + old
            self._random.shuffle(together)
            await asyncio.gather(*(self._push(each) for each in together))

    def _draw(self) -> Update:
        return self._bag.pop(self._random.randrange(len(self._bag)))

    async def _push(self, update: Update) -> None:
        async with self._room:
            answer = await self._http.post(self._random.choice(self._addresses), json=update)
        self.answers[answer.status_code] += 1


@pytest.fixture
def ports(unused_tcp_port_factory: Any) -> list[int]:
    return [unused_tcp_port_factory() for _process in range(2)]


async def test_every_update_three_times_through_two_processes_has_its_effects_once(
    crowd: Crowd, database_url: str, ports: list[int], tell: Tell
) -> None:
    crowd.write(UPDATES)
    updates = crowd.telegram.core.updates.first(UPDATES)
    crowd.telegram.core.updates.drop_all()
    settings = [environment(crowd.telegram, database_url, **by_webhook(port)) for port in ports]
    postman = Postman([f"http://127.0.0.1:{port}/telegram" for port in ports], chance())

    async with (
        running("web", environment=settings[0]),
        running("web", environment=settings[1]),
        running("worker", environment=environment(crowd.telegram, database_url, SEND_RATE="1000")),
    ):
        await until(crowd.telegram, lambda: len(crowd.telegram.made("setWebhook")) == 2)
        await postman.deliver(updates)
        await until(crowd.telegram, crowd.all_heard)

    answers = ", ".join(f"{count} × {status}" for status, count in postman.answers.items())
    tell(f"{UPDATES} updates three times through two web processes: answered {answers}; {crowd.told()}")
    assert postman.answers == {200: 3 * UPDATES}
    assert crowd.lost() == crowd.repeated() == 0
    assert crowd.in_order()
    await crowd.check_effects()
