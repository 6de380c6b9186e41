"""Who may hand over whose duos, to whom; in the chat and from the command line."""

import asyncio

import pytest

from bot.audit.models import AuditEntry
from bot.cover import presses
from bot.duos.models import Duo
from bot.people.models import Person
from tests.stories.leaves import hands_all_over, two_coordinators
from tests.stories.verbs import all_of, branch_id, command_line, forges, ids
from tests.world import World


async def test_nobody_else_hands_over_and_nobody_of_another_branch_takes_over(world: World) -> None:
    await two_coordinators(world)
    await world.person("Wim", "coordinator", branch="Gent")
    sofie, karim, wim = await ids(world, "Sofie", "Karim", "Wim")
    here, gent = await branch_id(world), await branch_id(world, "Gent")
    duo = (await all_of(world, Duo))[0]

    for name in ("Karim", "Wim", "Amina"):
        for press in (
            presses.ChooseBranch(sofie),
            presses.ChooseSuccessor(sofie, here),
            presses.LookAtHandover(sofie, here, karim),
            presses.HandAll(sofie, here, karim),
            presses.ShowDuosToHand(sofie, here, karim, 0),
            presses.LookAtDuo(karim, duo.id),
            presses.HandDuo(karim, duo.id),
            presses.EndRole(sofie, here),
        ):
            await forges(world, name, press)
            assert "no longer in use" in world.shown(name)[-1] or "not possible" in world.shown(name)[-1]
    for press in (
        presses.HandAll(sofie, here, wim),
        presses.HandAll(sofie, here, sofie),
        presses.HandAll(sofie, gent, wim),
        presses.HandDuo(wim, duo.id),
        presses.HandDuo(sofie, duo.id),
    ):
        await forges(world, "Sofie", press)
        assert "no longer in use" in world.shown("Sofie")[-1]

    assert [row.coordinator_id for row in await all_of(world, Duo)] == [sofie]


async def test_a_second_tap_finds_nothing_left(world: World) -> None:
    await two_coordinators(world)
    sofie, karim = await ids(world, "Sofie", "Karim")
    await hands_all_over(world, "Sofie", "Sofie", "Karim")

    await forges(world, "Sofie", presses.HandAll(sofie, await branch_id(world), karim))

    assert world.shown("Sofie")[-1] == "There is nothing to hand over from Sofie in Bruxelles."
    assert world.count("Karim", "👋 You take over from Sofie:") == 1


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "Sofie is the only coordinator in Bruxelles."),
        ("fr", "Antenne Bruxelles : à part Sofie, il n’y a personne à la coordination."),
        ("nl", "Sofie is de enige coördinator in Bruxelles."),
    ],
)
async def test_without_a_colleague_nobody_can_take_over(world: World, language: str, why: str) -> None:
    await world.duo(language=language)

    await world.says("Sofie", "/handover")

    assert world.last("Sofie").startswith(why)


async def test_the_command_line_says_first_and_does_it_when_told_to(world: World, database_url: str) -> None:
    await two_coordinators(world)
    bot = command_line(database_url)
    words = "handover", "--from", "sofie", "--to", "Karim", "--branch", "Bruxelles"

    said = await asyncio.to_thread(bot, *words)
    assert "Would go from Sofie to Karim: duos 1, proposals 0, alerts 0" in said.output
    sofie, karim = await ids(world, "Sofie", "Karim")
    assert [duo.coordinator_id for duo in await all_of(world, Duo)] == [sofie]
    done = await asyncio.to_thread(bot, *words, "--yes")
    await world.settle()

    assert done.output.startswith("Karim has taken over from Sofie: duos 1,")
    assert [duo.coordinator_id for duo in await all_of(world, Duo)] == [karim]
    assert world.last("Karim").startswith("👋 You take over from Sofie:")
    assert (await all_of(world, AuditEntry))[-1].by_command_line


@pytest.mark.parametrize(
    ("leaver", "successor", "branch", "why"),
    [
        ("Sofie", "Wim", "Bruxelles", "--to: no coordinator 'Wim' in Bruxelles; there are: Karim ("),
        ("Nobody", "Karim", "Bruxelles", "--from: no coordinator 'Nobody' in Bruxelles"),
        ("Sofie", "Sofie", "Bruxelles", "--to: nobody takes over from themselves"),
        ("Sofie", "Karim", "Lille", "--branch: there is no branch 'Lille'; there are: Bruxelles, Gent"),
    ],
)
async def test_a_wrong_name_is_told_in_one_line(
    world: World, database_url: str, leaver: str, successor: str, branch: str, why: str
) -> None:
    await two_coordinators(world)
    await world.person("Wim", "coordinator", branch="Gent")
    words = "--from", leaver, "--to", successor, "--branch", branch, "--yes"

    told = await asyncio.to_thread(command_line(database_url), "handover", *words)

    assert told.exit_code == 2
    assert why in told.output


async def test_two_of_one_name_are_told_apart_by_their_number(world: World, database_url: str) -> None:
    await two_coordinators(world)
    await world.person("Another Karim", "coordinator")
    karim, other = await ids(world, "Karim", "Another Karim")
    async with world.built.database.transaction() as session:
        row = await session.get(Person, other)
        assert row is not None
        row.first_name = "Karim"
    bot = command_line(database_url)
    words = "handover", "--from", "Sofie", "--branch", "Bruxelles", "--to"

    by_name = await asyncio.to_thread(bot, *words, "Karim")
    by_number = await asyncio.to_thread(bot, *words, str(other))

    assert f"give a number: Karim ({karim}), Karim ({other})" in by_name.output
    assert by_number.output.startswith("Would go from Sofie to Karim:")
