"""Whatever Telegram may send, from whomever: nothing breaks, and nobody oversteps their rights."""

from collections import Counter
from datetime import time

import pytest

from bot.people.roles import RoleKind
from bot.sandbox.programme import Newcomer
from bot.web import SECRET_HEADER
from tests.faults.conftest import Tell
from tests.faults.numbers import chance, many
from tests.faults.pushing import Answer, pushed, told
from tests.faults.random_updates import RandomUpdates
from tests.faults.rights import Snapshot, rights_of
from tests.faults.schema import SPEC, Schema
from tests.stories.agreement_verbs import publishes
from tests.stories.expecting import expects
from tests.stories.test_webhook import SECRET, client
from tests.world import World

UPDATES = many(10_000, few=600)
STRANGER = 99
GENUINE = {SECRET_HEADER: SECRET}

pytestmark = pytest.mark.skipif(not SPEC.exists(), reason=f"the Bot API's schema is not at {SPEC}")


async def two_branches(world: World) -> dict[str, int]:
    """Two branches that have nothing to do with each other, an admin over both, and others; by account."""
    await publishes(world)  # by Ada, an admin
    await world.duo(slot=time(11))
    await world.branch("Gent")
    there = [
        Newcomer("Wim", RoleKind.COORDINATOR, "Gent", "en"),
        Newcomer("Bilal", RoleKind.MENTEE, "Gent", "en"),
        Newcomer("Karin", RoleKind.MENTOR, "Gent", "en"),
        Newcomer("Free", RoleKind.MENTEE, "Gent", "en"),
    ]
    await world.join(there)
    await world.forms_duo("Wim", "Bilal", "Karin")
    await world.agrees_on("Bilal", "Karin", weekday=world.now.weekday(), at=time(15))
    await world.person("Nina", "mentor")
    await world.on_paper("Grace", "mentee", kept_by="Sofie")
    await world.proposes_duo("Sofie", "Grace", "Nina")
    await world.taps("Sofie", "✅ Yes, gladly")
    await world.taps("Nina", "✅ Yes, gladly")
    await world.days_pass(22)  # check-ins wait, and alerts are out
    world.gets_phone("Guest")
    await world.opens("Guest", await world.link(RoleKind.MENTEE, branch="Gent", language="en"))
    await expects(world, "Expected", by="Wim", branch="Gent")
    return {name: account.id for name, account in world.accounts.items()} | {"Stranger": STRANGER}


async def test_random_updates_break_nothing_and_change_nothing_that_is_not_the_sender_s(
    world: World, tell: Tell
) -> None:
    accounts = await two_branches(world)
    updates = RandomUpdates(Schema.read(chance()), chance(), list(accounts.values()))
    answers: Counter[Answer] = Counter()
    oversteps: list[str] = []
    changes = 0

    for name, account_id in accounts.items():
        async with world.built.database.transaction() as session:
            rights, before = await rights_of(session, account_id), await Snapshot.take(session)
        async with client(world) as web:
            for _update in range(UPDATES // len(accounts)):
                answers[await pushed(web, json=updates.of(account_id), headers=GENUINE)] += 1
        await world.built.dispatch.settle()
        async with world.built.database.transaction() as session:
            after = await Snapshot.take(session)
        changes += len(list(after.changed_since(before)))
        oversteps += [f"{name} changed {what}" for what in rights.oversteps(before, after)]

    tell(
        f"{answers.total()} random updates from {len(accounts)} senders: answered {told(answers)};"
        f" {changes} rows changed, {len(oversteps)} of them without a right to"
    )
    assert set(answers) == {200}
    assert oversteps == []
    await world.settle()
