"""How many duos a mentor takes, and whether the training is done: what a coordinator sees in /newduo."""

import asyncio
from datetime import date

import pytest

from bot.duos import presses
from bot.duos.models import Duo
from bot.people.models import Role
from bot.people.roles import RoleKind
from tests.stories.verbs import (
    all_of,
    forges,
    how_many,
    ids,
    link_for,
    speaks,
    takes_duos,
    three_people,
    waiting_updates,
)
from tests.world import World

FREE_NO_MORE = "One of them is not free any more. Start again with /newduo."
LONG_AGO = date(2026, 1, 12)


async def is_also(world: World, name: str, role: str, *, branch: str = "Bruxelles") -> None:
    await world.opens(name, await link_for(world, role, branch=branch))


async def test_a_mentor_is_offered_as_long_as_there_is_room(world: World) -> None:
    await world.duo()
    await world.person("Bilal", "mentee")
    await world.says("Sofie", "/newduo")
    await world.taps("Sofie", "Bilal")
    assert world.shown("Sofie")[-1].startswith("No mentor of your branches is free")

    await takes_duos(world, "Jan", 2, trained_on=LONG_AGO)
    await world.taps("Sofie", "Bilal")
    assert world.labels("Sofie") == ["Jan (1 of 2)", "✖ Stop"]

    await world.duo(mentee="Bilal", mentor="Jan")
    await world.person("Chloé", "mentee")
    await world.says("Sofie", "/newduo")
    await world.taps("Sofie", "Chloé")
    assert world.shown("Sofie")[-1].startswith("No mentor of your branches is free")


@pytest.mark.parametrize(
    ("language", "label", "legend", "warning"),
    [
        (
            "English",
            "⏳ Jan (0 of 1)",
            "⏳ The training is not done yet.",
            "⏳ The training of Jan is not done",
        ),
        (
            "Français",
            "⏳ Jan (0 sur 1)",
            "⏳ La formation n’est pas encore",
            "⏳ Jan : la formation n’est pas",
        ),
        (
            "Nederlands",
            "⏳ Jan (0 van 1)",
            "⏳ De opleiding is nog niet",
            "⏳ Jan heeft de opleiding nog niet",
        ),
    ],
)
async def test_a_mentor_before_the_training_is_marked_and_may_be_proposed(
    world: World, language: str, label: str, legend: str, warning: str
) -> None:
    await three_people(world)
    await speaks(world, "Sofie", language)
    amina, jan = await ids(world, "Amina", "Jan")

    await world.says("Sofie", "/newduo")
    await world.presses("Sofie", presses.ShowMentors(amina, 0))
    assert world.labels("Sofie")[0] == label
    assert legend in world.last("Sofie")
    await world.presses("Sofie", presses.ShowStarts(amina, jan))
    await world.presses("Sofie", presses.ShowProposal(amina, jan, world.now.date()))
    assert warning in world.last("Sofie")
    await world.presses("Sofie", presses.Propose(amina, jan, world.now.date()))

    assert await how_many(world, Duo) == 1


async def test_a_training_that_lies_ahead_is_told_with_its_day(world: World) -> None:
    await three_people(world)
    await takes_duos(world, "Jan", 1, trained_on=date(2026, 3, 14))
    await world.says("Sofie", "/newduo")
    for label in ("Amina", "⏳ Jan", "Monday 2 March"):
        await world.taps("Sofie", label)
    assert "⏳ The training of Jan is on Saturday 14 March." in world.last("Sofie")

    await world.days_pass(12)
    await world.says("Sofie", "/newduo")
    for label in ("Amina", "Jan (0 of 1)", "Saturday 14 March"):
        await world.taps("Sofie", label)

    assert "training" not in world.last("Sofie")


async def test_two_coordinators_who_want_the_last_place_at_the_same_moment_make_one_duo(
    world: World,
) -> None:
    await world.duo()
    await takes_duos(world, "Jan", 2)
    await world.person("Tom", "coordinator")
    for name in ("Bilal", "Chloé"):
        await world.person(name, "mentee")
    bilal, chloe, jan = await ids(world, "Bilal", "Chloé", "Jan")
    for coordinator, mentee in (("Sofie", bilal), ("Tom", chloe)):
        code = presses.Propose(mentee, jan, world.now.date()).data()
        world.telegram.forges(world.accounts[coordinator].id, world.sees(coordinator)[-1].id, code)

    await asyncio.gather(*(world.built.dispatch.receive(update) for update in waiting_updates(world)))
    await world.settle()

    assert await how_many(world, Duo) == 2
    assert [*world.shown("Sofie"), *world.shown("Tom")] == [FREE_NO_MORE]


async def test_the_role_of_the_mentee_s_branch_says_how_many(world: World) -> None:
    """Sofie looks after two branches, in both of which Jan is a mentor."""
    await three_people(world)
    await is_also(world, "Jan", "mentor", branch="Gent")
    await is_also(world, "Sofie", "coordinator", branch="Gent")
    await world.person("Bilal", "mentee", branch="Gent")
    await takes_duos(world, "Jan", 1)
    jan_in_gent = max(role.id for role in await all_of(world, Role) if role.kind is RoleKind.MENTOR)
    async with world.built.database.transaction() as session:
        (await session.get_one(Role, jan_in_gent)).most_duos = 3

    await world.says("Sofie", "/newduo")
    await world.taps("Sofie", "Bilal (Gent)")
    assert world.labels("Sofie") == ["⏳ Jan (Gent, 0 of 3)", "✖ Stop"]
    await world.says("Sofie", "/newduo")
    await world.taps("Sofie", "Amina (Bruxelles)")

    assert world.labels("Sofie") == ["⏳ Jan (Bruxelles, 0 of 1)", "✖ Stop"]


async def test_somebody_may_be_mentee_in_one_duo_and_mentor_in_another(world: World) -> None:
    await world.duo(mentee="Amina", mentor="Jan")
    await is_also(world, "Amina", "mentor")
    await world.duo(mentee="Bilal", mentor="Amina")

    await world.says("Amina", "/slot")

    assert world.labels("Amina") == ["Jan", "Bilal"]


async def test_two_people_are_in_one_duo_with_each_other_and_nobody_is_with_themselves(world: World) -> None:
    """Else a message to "Jan" could not say which duo it belongs to."""
    await world.duo(mentee="Amina", mentor="Jan")
    await is_also(world, "Amina", "mentor")
    await is_also(world, "Jan", "mentee")
    amina, jan = await ids(world, "Amina", "Jan")

    await world.says("Sofie", "/newduo")
    await world.taps("Sofie", "Jan")
    assert world.shown("Sofie")[-1].startswith("No mentor of your branches is free")
    for mentee, mentor in ((jan, amina), (jan, jan)):
        await forges(world, "Sofie", presses.Propose(mentee, mentor, world.now.date()))

    assert world.shown("Sofie")[-2:] == [FREE_NO_MORE] * 2
    assert await how_many(world, Duo) == 1
