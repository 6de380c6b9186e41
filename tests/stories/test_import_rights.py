"""Whose yes it is, how often it counts, and what is forgotten after a no."""

from sqlalchemy import select

from bot.importing import presses
from bot.importing.models import ImportJob, ImportState
from bot.people.models import Branch, Person, Role
from tests.stories.sheets import FRENCH, imports, xlsx
from tests.stories.verbs import all_of, forges, how_many
from tests.world import World


async def the_job(world: World) -> ImportJob:
    job: ImportJob = (await all_of(world, ImportJob))[-1]
    return job


async def test_a_second_yes_changes_nothing(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await imports(world, "Sofie", xlsx(FRENCH))
    yes = presses.ImportThem((await the_job(world)).id)

    for _tap in range(2):
        world.tap("Sofie", yes)
    await world.settle()
    await world.tick()
    await forges(world, "Sofie", yes)

    assert await how_many(world, Person) == 3
    assert world.shown("Sofie") == [
        "One moment: your last import is still under way.",
        "This import is over. /import begins a new one.",
    ]


async def test_nobody_says_yes_to_the_import_of_another(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.person("Pol", "coordinator")
    await world.person("Jan", "mentor")
    await imports(world, "Sofie", xlsx(FRENCH))
    job = await the_job(world)

    for press in (presses.ImportThem(job.id), presses.DropImport(job.id), presses.LookAtSheet(job.id, 1)):
        await forges(world, "Pol", press)
        await forges(world, "Jan", press)
    await world.tick()

    assert world.shown("Pol") == ["This import is over. /import begins a new one."] * 3
    assert world.shown("Jan") == ["That is not possible for you. /help shows what you can do."] * 3
    assert (await the_job(world)).state is ImportState.LOOKED_AT
    assert await how_many(world, Person) == 3


async def test_no_yes_can_be_forged_while_lines_are_wrong(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await imports(world, "Sofie", xlsx([*FRENCH, ["", "X", "mentee"]]))

    await forges(world, "Sofie", presses.ImportThem((await the_job(world)).id))
    await world.tick()

    assert await how_many(world, Person) == 1


async def test_no_forgets_the_sheet(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await imports(world, "Sofie", xlsx(FRENCH), "liste.xlsx")

    await world.taps("Sofie", "✖ No")
    await forges(world, "Sofie", presses.ImportThem((await the_job(world)).id))

    assert world.last("Sofie") == "All right. I have forgotten liste.xlsx; nothing was imported."
    job = await the_job(world)
    assert (job.state, job.data, job.file_id, job.file_name) == (ImportState.CANCELLED, None, None, "")
    assert await how_many(world, Person) == 1


async def test_who_looks_after_the_branch_no_longer_imports_nothing(world: World) -> None:
    sofie = await world.person("Sofie", "coordinator")
    await world.branch("Gent")
    await imports(world, "Sofie", xlsx(FRENCH))
    await world.taps("Sofie", "✅")
    async with world.built.database.transaction() as session:
        role = (await session.scalars(select(Role).where(Role.person_id == sofie.id))).one()
        role.branch_id = (await session.scalars(select(Branch.id).where(Branch.name == "Gent"))).one()

    await world.tick()

    assert world.last("Sofie").startswith("You may no longer import people into this branch.")
    assert (await the_job(world)).state is ImportState.REFUSED
    assert await how_many(world, Person) == 1
