"""What a coordinator may note of a mentor: how many duos at once, and when the training was done."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.duos.capacity import set_most_duos, set_trained_on
from bot.i18n import render_plain
from bot.people.models import Role
from bot.refusal import Refused
from tests.stories.verbs import takes_duos
from tests.world import World

LONG_AGO = date(2026, 1, 12)


@pytest.mark.parametrize(
    ("most", "why"),
    [
        (0, "A mentor takes between 1 and 20 duos at a time."),
        (21, "A mentor takes between 1 and 20 duos at a time."),
        (1, "Jan is in 2 duos at the moment. Fewer are not possible before one of them ends."),
    ],
)
async def test_a_number_that_cannot_be_is_refused_and_the_old_one_stays(
    world: World, most: int, why: str
) -> None:
    await world.duo()
    await takes_duos(world, "Jan", 3)
    await world.duo(mentee="Bilal", mentor="Jan")
    jan = (await world.person("Jan")).id

    with pytest.raises(Refused) as refused:
        await takes_duos(world, "Jan", most)

    assert render_plain(refused.value.sentence, language="en", zone="UTC") == why
    async with world.built.database.transaction() as session:
        assert await session.scalar(select(Role.most_duos).where(Role.person_id == jan)) == 3


async def test_only_mentors_have_a_number_of_duos_and_a_training(world: World) -> None:
    await world.person("Amina", "mentee")
    async with world.built.database.transaction() as session:
        role = (await session.scalars(select(Role).join(Role.person))).one()
        await session.refresh(role, ["person"])
        with pytest.raises(Refused):
            await set_most_duos(session, role, 2)
        with pytest.raises(Refused):
            await set_trained_on(session, role, LONG_AGO)


async def test_a_mentor_who_takes_more_may_take_fewer_again(world: World) -> None:
    await world.duo()
    await takes_duos(world, "Jan", 20)

    await takes_duos(world, "Jan", 1)

    await world.person("Bilal", "mentee")
    await world.says("Sofie", "/newduo")
    await world.taps("Sofie", "Bilal")
    assert world.shown("Sofie")[-1].startswith("No mentor of your branches is free")
