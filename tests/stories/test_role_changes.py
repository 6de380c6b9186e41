"""What staff change about a role: a mentor's training and number of duos, and the cohort."""

from datetime import date

from bot.cards import presses
from bot.cards.models import Correction
from bot.people.models import Cohort
from tests.stories.verbs import all_of, branch_id, forges, how_many
from tests.world import World


async def role_of(world: World, name: str) -> int:
    return (await world.person(name)).roles[0].id


async def test_a_mentor_s_training_and_number_of_duos(world: World) -> None:
    await world.duo()
    await world.opens_card("Sofie", "Jan")
    await world.taps("Sofie", "🎓 Training")
    await world.taps("Sofie", "✏️ Done on another day")
    await world.says("Sofie", "31/3/2026")
    assert world.last("Sofie") == "That day has not come yet."
    await world.says("Sofie", "28/2/2026")
    assert "Training done on: 28 February 2026" in world.last("Sofie")

    await world.taps("Sofie", "👥 Number of duos")
    await world.taps("Sofie", "3")

    (role,) = (await world.person("Jan")).roles
    assert (role.trained_on, role.most_duos) == (date(2026, 2, 28), 3)
    await world.taps("Sofie", "👤 Jan")
    assert "🎓 The training was done on 28 February 2026.\n👥 Takes 3 duos at once; has 1." in world.last(
        "Sofie"
    )


async def test_a_forged_number_of_duos_changes_nothing(world: World) -> None:
    await world.duo()
    jan, amina = await role_of(world, "Jan"), await role_of(world, "Amina")

    for press in (presses.SetMost(jan, 21), presses.SetMost(amina, 3), presses.TrainedToday(amina)):
        await forges(world, "Sofie", press)

    assert [(await world.person(name)).roles[0].most_duos for name in ("Jan", "Amina")] == [1, 1]
    assert await how_many(world, Correction) == 0


async def test_a_cohort_is_one_of_the_branch(world: World) -> None:
    await world.duo()
    await world.branch("Gent")
    async with world.built.database.transaction() as session:
        for branch, name in ((await branch_id(world), "Spring"), (await branch_id(world, "Gent"), "Lente")):
            session.add(Cohort(branch_id=branch, name=name, starts_on=date(2026, 3, 1)))
    spring, lente = await all_of(world, Cohort)

    await world.opens_card("Sofie", "Amina")
    await world.taps("Sofie", "📆 Cohort")
    assert world.labels("Sofie") == ["Spring", "No cohort"]
    await forges(world, "Sofie", presses.SetCohort(await role_of(world, "Amina"), lente.id))
    assert (await world.person("Amina")).roles[0].cohort_id is None
    await world.taps("Sofie", "Spring")

    assert (await world.person("Amina")).roles[0].cohort_id == spring.id
    assert "Cohort: Spring\nBefore: –" in world.last("Sofie")
