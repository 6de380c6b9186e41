"""Somebody blocks the bot: that is knowledge, and a human gets it once."""

import pytest

from bot.people.roles import RoleKind
from tests.stories.verbs import arrives, takes_duos
from tests.world import World

GONE = "📵 I can no longer reach {name} on Telegram."


async def blocks(world: World, name: str) -> None:
    world.telegram.blocks(world.accounts[name].id)
    await world.settle()


async def comes_back(world: World, name: str) -> None:
    world.telegram.unblocks(world.accounts[name].id)
    await world.settle()


@pytest.mark.parametrize(
    ("language", "heard"),
    [
        ("en", "📵 I can no longer reach Jan on Telegram."),
        ("fr", "📵 Je ne peux plus joindre Jan sur Telegram."),
        ("nl", "📵 Ik kan Jan niet meer bereiken op Telegram."),
    ],
)
async def test_the_coordinator_of_the_duo_hears_once_who_blocked_the_bot(
    world: World, language: str, heard: str
) -> None:
    await world.duo(language=language)

    await blocks(world, "Jan")
    await world.says("Amina", "Jan?")
    await world.days_pass(3)
    await world.says("Amina", "Jan??")
    await world.days_pass(1)

    assert world.count("Sofie", heard) == 1


@pytest.mark.parametrize("telegram_says_so", [True, False])
async def test_who_writes_to_somebody_who_is_gone_hears_that_it_did_not_arrive(
    world: World, telegram_says_so: bool
) -> None:
    await world.duo()
    if telegram_says_so:
        await blocks(world, "Jan")
    else:  # as after a lost update, or an account that was deleted
        world.telegram.core.blocked.add(world.accounts["Jan"].id)

    await world.says("Amina", "Coffee?")
    await world.hours_pass(1)

    assert world.last("Amina").startswith("I could not bring your message to Jan.")
    assert world.count("Sofie", GONE.format(name="Jan")) == 1
    assert (await world.person("Jan")).unreachable_since is not None


async def test_who_unblocks_the_bot_is_reached_again(world: World) -> None:
    await world.duo()
    await blocks(world, "Jan")
    await world.hours_pass(1)

    await comes_back(world, "Jan")
    await world.says("Amina", "Coffee?")

    assert world.last("Jan") == "Coffee?"
    assert (await world.person("Jan")).unreachable_since is None


async def test_who_blocks_the_bot_a_second_time_is_reported_a_second_time(world: World) -> None:
    await world.duo()

    for _time in range(2):
        await blocks(world, "Jan")
        await world.hours_pass(1)
        await comes_back(world, "Jan")
        await world.hours_pass(1)

    assert world.count("Sofie", GONE.format(name="Jan")) == 2


async def test_who_comes_back_at_once_is_not_reported(world: World) -> None:
    await world.duo()

    await blocks(world, "Jan")
    await comes_back(world, "Jan")
    await world.hours_pass(1)

    assert world.count("Sofie", "📵") == 0


async def test_without_a_duo_the_coordinators_of_the_branch_hear_of_it(world: World) -> None:
    for name in ("Sofie", "Tom"):
        await world.person(name, "coordinator")
    await world.person("Lies", "coordinator", branch="Gent")
    await world.person("Amina", "mentee")

    await blocks(world, "Amina")
    await world.hours_pass(1)

    told = [name for name in ("Sofie", "Tom", "Lies") if world.count(name, GONE.format(name="Amina"))]
    assert told == ["Sofie", "Tom"]


async def test_a_coordinator_who_is_gone_is_reported_to_the_admins(world: World) -> None:
    await world.person("Ada", "admin")
    await world.person("Sofie", "coordinator")

    await blocks(world, "Sofie")
    await world.hours_pass(1)

    assert world.last("Ada").startswith(GONE.format(name="Sofie"))


async def test_a_stranger_who_blocks_the_bot_is_nobodys_business(world: World) -> None:
    await world.person("Sofie", "coordinator")
    heard = len(world.reads("Sofie"))
    world.gets_phone("Somebody")
    await world.says("Somebody", "Hi")

    await blocks(world, "Somebody")
    await world.hours_pass(1)

    assert len(world.reads("Sofie")) == heard


async def test_who_opens_their_link_after_a_block_goes_on_where_they_were(world: World) -> None:
    link = await arrives(world, "Amina")
    await blocks(world, "Amina")

    await world.opens("Amina", link)

    assert world.last("Amina").endswith("Do you agree?")
    assert (await world.person("Amina")).unreachable_since is None


async def test_who_leaves_before_agreeing_is_not_spoken_of(world: World) -> None:
    await world.person("Sofie", "coordinator")
    world.gets_phone("Ada", language_code="en")
    await world.opens("Ada", await world.link(RoleKind.MENTEE, branch="Bruxelles"))

    world.telegram.blocks(world.accounts["Ada"].id)
    await world.hours_pass(1)

    assert world.count("Sofie", "Ada") == 0


async def test_the_coordinators_of_all_their_duos_hear_of_a_mentor_who_is_gone(world: World) -> None:
    await world.duo()
    await world.person("Tom", "coordinator")
    await world.person("Bilal", "mentee")
    await takes_duos(world, "Jan", 2)
    await world.forms_duo("Tom", "Bilal", "Jan")

    await blocks(world, "Jan")
    await world.hours_pass(1)

    for coordinator in ("Sofie", "Tom"):
        assert world.count(coordinator, GONE.format(name="Jan")) == 1
