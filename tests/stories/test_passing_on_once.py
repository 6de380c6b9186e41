"""For whom a message is, is said once; and whatever is tapped or forged, it never reaches anybody else."""

import asyncio

from bot.conversations.presses import PassOnTo
from tests.stories.verbs import copies, forges, gets_another_duo, places_that_hold, waiting_updates
from tests.world import World

STALE = "This button is no longer in use. /help shows what you can do now."


async def test_it_is_passed_on_once_and_to_one_of_them(world: World) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")
    await world.says("Jan", "Shall we bake?")
    account, question = world.accounts["Jan"].id, world.newest("Jan")
    codes = {button.label: button.data or "" for row in question.buttons for button in row}
    await world.taps("Jan", "Amina")

    for name in ("Amina", "Bilal"):
        world.telegram.forges(account, question.id, codes[name])
    await world.settle()

    refused = "This message went to Amina already. For somebody else, please write it again."
    assert world.shown("Jan") == [refused] * 2
    assert (world.count("Amina", "Shall we bake?"), world.count("Bilal", "Shall we bake?")) == (1, 0)


async def test_two_names_tapped_at_the_same_moment_make_one_copy(world: World) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")
    await world.says("Jan", "Shall we bake?")
    question = world.newest("Jan")
    for name in ("Amina", "Bilal"):
        world.telegram.taps(world.accounts["Jan"].id, question.id, name)

    await asyncio.gather(*(world.built.dispatch.receive(update) for update in waiting_updates(world)))
    await world.settle()

    assert world.count("Amina", "Shall we bake?") + world.count("Bilal", "Shall we bake?") == 1
    assert len(world.shown("Jan")) == 1
    assert "went to" in world.shown("Jan")[0]


async def test_a_reply_to_a_former_partner_does_not_reach_the_new_one(world: World) -> None:
    first = await world.duo()
    await world.says("Amina", "Hello Jan")
    from_amina = world.newest("Jan").id
    await gets_another_duo(world, "Bilal")
    async with world.built.database.transaction() as session:
        duo = await session.merge(first)
        duo.state, duo.ended_at = type(duo.state)("ended"), world.now

    await world.says("Jan", "Dear Amina", reply_to=from_amina)

    assert world.last("Jan").startswith("I did not send this to Bilal: ")
    assert await copies(world) == 1


async def test_buttons_of_one_s_own_making_pass_nothing_on(world: World) -> None:
    first = await world.duo()
    await gets_another_duo(world, "Bilal")
    other = await world.duo(mentee="Chloé", mentor="Karel")
    await world.says("Jan", "/duo")
    shown = world.newest("Jan").id
    written = await world.says("Jan", "Hello!")

    await forges(world, "Jan", PassOnTo(other.id, written))
    await forges(world, "Jan", PassOnTo(first.id, shown))  # nobody asked for whom that is
    await forges(world, "Karel", PassOnTo(first.id, written))

    assert world.shown("Jan") == [STALE] * 2
    assert world.shown("Karel") == [STALE]
    assert await copies(world) == 0


async def test_nothing_of_it_is_kept_while_the_question_is_open(world: World) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")

    await world.says("Jan", "mahogany velociraptor")

    assert await places_that_hold(world, "velociraptor") == []
