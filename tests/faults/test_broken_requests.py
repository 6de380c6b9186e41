"""What is no update of Telegram's is refused in plain words, whatever it is, and has no effect."""

from collections import Counter

from tests.faults.broken_requests import BrokenRequests
from tests.faults.conftest import Tell
from tests.faults.numbers import chance, many
from tests.faults.pushing import Answer, pushed, told
from tests.faults.rights import Snapshot
from tests.stories.test_webhook import SECRET, client
from tests.stories.verbs import waiting_updates
from tests.world import World

REQUESTS = many(1000, few=150)


async def test_broken_bodies_wrong_secrets_and_oversized_requests_are_refused_without_effect(
    world: World, tell: Tell
) -> None:
    await world.duo()
    world.telegram.says(world.accounts["Amina"].id, "/duo")
    (update,) = waiting_updates(world)
    requests = BrokenRequests(update, SECRET, chance())
    answers: Counter[Answer] = Counter()
    wrong: list[str] = []

    async with world.built.database.transaction() as session:
        before = await Snapshot.take(session)
    async with client(world) as web:
        for _request in range(REQUESTS):
            broken = requests.any()
            answer = await pushed(web, content=broken.content, headers=broken.headers)
            answers[answer] += 1
            if answer != broken.answer:
                wrong.append(f"{answer} when {broken.what or str(broken.content)[:50]}")
    async with world.built.database.transaction() as session:
        changed = list((await Snapshot.take(session)).changed_since(before))

    tell(f"{REQUESTS} broken requests: answered {told(answers)}; {len(changed)} rows changed")
    assert set(wrong) == set(), sorted(set(wrong))
    assert changed == []
