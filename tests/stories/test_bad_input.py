"""Twice, at once, or failing: a kind answer, one effect or none, never a traceback."""

import asyncio

import pytest
from sqlalchemy import text

from bot.dispatch import NotDone, Outcome
from bot.duos import presses as duos
from bot.intake.models import Intake, ReceivedUpdate
from bot.onboarding.menu import ENTRIES
from bot.people.roles import RoleKind
from tests.stories.verbs import all_of, speaks, waiting_updates
from tests.world import World, open_world

APOLOGY = "I am sorry, something went wrong on my side."


async def test_an_update_that_comes_twice_has_its_effect_once(world: World) -> None:
    await world.duo()
    world.telegram.says(world.accounts["Amina"].id, "Coffee?")
    (update,) = waiting_updates(world)

    outcomes = [await world.built.dispatch.receive(update) for _time in range(3)]
    await world.settle()

    assert outcomes == [Outcome.DONE, Outcome.SEEN, Outcome.SEEN]
    assert world.count("Jan", "Coffee?") == 1


async def test_an_update_that_comes_twice_at_once_has_its_effect_once(world: World) -> None:
    await world.duo()
    world.telegram.says(world.accounts["Amina"].id, "Coffee?")
    (update,) = waiting_updates(world)

    outcomes = await asyncio.gather(*(world.built.dispatch.receive(update) for _time in range(5)))
    await world.settle()

    assert sorted(outcomes) == [Outcome.DONE, *[Outcome.SEEN] * 4]
    assert world.count("Jan", "Coffee?") == 1


async def test_two_different_taps_at_once_are_one_answer(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.person("Amina", "mentee")
    await world.person("Jan", "mentor")
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.presses("Amina", duos.SayNo(duo.id))
    for label in ("I have no time", "It is too far for me"):
        world.telegram.taps(world.accounts["Amina"].id, world.newest("Amina").id, label)

    await asyncio.gather(*(world.built.dispatch.receive(update) for update in waiting_updates(world)))
    await world.settle()

    assert world.count("Sofie", "Amina said no") == 1
    assert world.shown("Amina") == ["This proposal is over. Your coordinator can tell you more."]


@pytest.mark.parametrize("role", RoleKind)
async def test_a_command_of_another_role_is_refused_kindly(world: World, role: RoleKind) -> None:
    await world.person("Alex", role)
    mine = {entry.command for entry in ENTRIES if role in entry.roles}

    for command in sorted({entry.command for entry in ENTRIES} - mine):
        await world.says("Alex", f"/{command}")
        assert world.last("Alex") == "That is not possible for you.\n\nThis is what you can do now:"
        assert world.labels("Alex")


async def test_an_unknown_command_is_answered_and_not_passed_on(world: World) -> None:
    await world.duo()
    heard = len(world.reads("Jan"))

    for language, kindly in (
        ("English", "I do not know this command."),
        ("Français", "Je ne connais pas cette commande."),
        ("Nederlands", "Deze opdracht ken ik niet."),
    ):
        await speaks(world, "Amina", language)
        for command in ("/nonsense", "/duo2", "/start_over", "/x " + "y" * 4000):
            await world.says("Amina", command)
            assert world.last("Amina").startswith(kindly)

    assert len(world.reads("Jan")) == heard


async def test_a_command_may_name_the_bot_and_be_shouted(world: World) -> None:
    await world.person("Sofie", "coordinator")

    for command in ("/HELP", "/help@duo_bot", "/help please"):
        await world.says("Sofie", command)

    assert world.count("Sofie", "This is what you can do here:") == 3


async def test_groups_and_other_bots_are_ignored(world: World) -> None:
    await world.person("Amina", "mentee")
    heard = len(world.reads("Amina"))
    world.telegram.says(world.accounts["Amina"].id, "/help")
    (update,) = waiting_updates(world)
    world.telegram.core.updates.drop_all()

    for change in (
        {"chat": {"id": -100, "type": "group", "title": "Us"}},
        {"from": {"id": 777, "is_bot": True, "first_name": "Bot"}},
    ):
        changed = update | {"message": update["message"] | change}
        assert await world.built.dispatch.receive(changed) is Outcome.IGNORED
    await world.settle()

    assert len(world.reads("Amina")) == heard


async def test_a_message_that_fails_three_times_is_set_aside_with_one_apology(database_url: str) -> None:
    async with open_world(database_url) as world:
        await world.duo()
        world.telegram.says(world.accounts["Amina"].id, "Coffee?")
        (update,) = waiting_updates(world)

        await _runs(world, "ALTER TABLE duo RENAME TO mislaid")
        for _time in range(2):
            with pytest.raises(NotDone):
                await world.built.dispatch.receive(update)
        assert await world.built.dispatch.receive(update) is Outcome.SET_ASIDE
        assert await world.built.dispatch.receive(update) is Outcome.SEEN
        await _runs(world, "ALTER TABLE mislaid RENAME TO duo")
        await world.settle()

        assert world.count("Amina", APOLOGY) == 1
        assert world.count("Jan", "Coffee?") == 0
        (aside,) = [each for each in await all_of(world, ReceivedUpdate) if each.failures]
        assert (aside.state, aside.failures) == (Intake.SET_ASIDE, 3)
        assert "ProgrammingError" in aside.trace
        assert "Coffee" not in aside.trace

        await world.says("Amina", "Tea?")
        assert world.last("Jan") == "Tea?"


async def test_a_message_that_fails_once_is_handled_when_it_comes_again(database_url: str) -> None:
    async with open_world(database_url) as world:
        await world.duo()
        world.telegram.says(world.accounts["Amina"].id, "Coffee?")
        (update,) = waiting_updates(world)

        await _runs(world, "ALTER TABLE duo RENAME TO mislaid")
        with pytest.raises(NotDone):
            await world.built.dispatch.receive(update)
        await _runs(world, "ALTER TABLE mislaid RENAME TO duo")
        await world.settle()

        assert world.count("Jan", "Coffee?") == 1
        assert world.count("Amina", APOLOGY) == 0


async def _runs(world: World, statement: str) -> None:
    async with world.built.database.transaction() as session:
        await session.execute(text(statement))
