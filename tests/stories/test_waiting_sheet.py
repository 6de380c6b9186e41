"""The waiting pool as a spreadsheet: real days, no formulas, heads in the reader's language."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from bot.duos.presses import EndDuo
from bot.people.models import Cohort, Person
from bot.people.queries import branch_named
from tests.stories.spreadsheets import Cell, day_of, rows_of
from tests.stories.verbs import Command, command_line, gets_another_duo, speaks, takes_duos, three_people
from tests.world import BRANCH, World

LONG_AGO = date(2026, 1, 12)


@pytest.fixture
def duo(database_url: str) -> Command:
    return command_line(database_url)


async def sheet_of(world: World, name: str = "Sofie") -> tuple[str | None, list[list[Cell]]]:
    """The file's name, and what stands in it."""
    await world.says(name, "/waiting")
    await world.taps(name, "📄")
    document = world.newest(name).document
    assert document is not None
    file = world.telegram.core.files.find(document.file_id)
    assert file is not None
    return document.name, rows_of(file.data)


async def knows_more_of(world: World, name: str, *, last_name: str, about: str, cohort: str) -> None:
    async with world.built.database.transaction() as session:
        person = await session.merge(await world.person(name), load=True)
        branch = await branch_named(session, BRANCH)
        assert branch is not None
        person.last_name, person.about = last_name, about
        intake = Cohort(branch_id=branch.id, name=cohort, starts_on=LONG_AGO)
        session.add(intake)
        await session.flush()
        row = await session.get_one(Person, person.id)
        row.roles[0].cohort_id = intake.id


async def test_the_sheet_holds_all_that_the_team_decides_with(world: World) -> None:
    await three_people(world)
    await knows_more_of(world, "Amina", last_name="Diop", about="=1+1 is two", cohort="Spring 26")
    await takes_duos(world, "Jan", 2, trained_on=LONG_AGO)
    await world.days_pass(15)

    name, rows = await sheet_of(world)

    assert name == "waiting-Bruxelles-2026-03-17.xlsx"
    heads, amina, jan = rows
    assert heads == [
        *(
            "First name",
            "Last name",
            "Role",
            "Branch",
            "Cohort",
            "Language",
            "Waiting since",
            "Weeks waiting",
        ),
        *("About themselves", "Former partners", "Duos now", "Most duos", "Trained on"),
    ]
    assert amina[:6] == ["Amina", "Diop", "mentee", "Bruxelles", "Spring 26", "English"]
    assert (day_of(amina[6]), amina[7], amina[8]) == (date(2026, 3, 2), 2, "=1+1 is two")
    assert amina[9:] == []
    assert jan[:6] == ["Jan", None, "mentor", "Bruxelles", None, "English"]
    assert (jan[10], jan[11], day_of(jan[12])) == (0, 2, LONG_AGO)
    assert world.last("Sofie").startswith("📄 Who waits for a duo: Bruxelles. 2 people.")


async def test_former_partners_and_present_duos_stand_there(world: World) -> None:
    first = await world.duo()
    await gets_another_duo(world, "Bilal")
    await world.leaps(190)
    await world.presses("Sofie", EndDuo(first.id))

    _name, (_heads, amina, jan) = await sheet_of(world)

    assert (amina[0], amina[9]) == ("Amina", "Jan")
    assert (jan[0], jan[9], jan[10], jan[11]) == ("Jan", "Amina", 1, 20)


@pytest.mark.parametrize(
    ("language", "heads", "role", "caption"),
    [
        ("Français", ("Prénom", "Nom", "Rôle", "Antenne"), "mentee", "Ce tableau contient des noms"),
        ("Nederlands", ("Voornaam", "Achternaam", "Rol", "Vestiging"), "mentee", "Er staan namen in"),
    ],
)
async def test_its_heads_are_in_the_reader_s_language(
    world: World, language: str, heads: tuple[str, ...], role: str, caption: str
) -> None:
    await three_people(world)
    await speaks(world, "Sofie", language)

    _name, rows = await sheet_of(world)

    assert tuple(rows[0][:4]) == heads
    assert rows[1][2] == role
    assert caption in world.last("Sofie")


async def test_an_empty_pool_makes_a_sheet_with_its_heads(world: World) -> None:
    await world.person("Sofie", "coordinator")

    _name, rows = await sheet_of(world)

    assert len(rows) == 1


async def test_the_command_line_writes_it_too(world: World, duo: Command, tmp_path: Path) -> None:
    await three_people(world)
    await world.person("Bilal", "mentee", branch="Gent")
    one, all_of_them = tmp_path / "one.xlsx", tmp_path / "all.xlsx"

    told = await asyncio.to_thread(duo, "waiting", "--branch", "Gent", "-o", str(one))
    assert told.output.startswith(f"{one}: 1 waiting.")
    assert [row[0] for row in rows_of(one.read_bytes())] == ["Prénom", "Bilal"]

    told = await asyncio.to_thread(duo, "waiting", "--language", "nl", "-o", str(all_of_them))
    assert told.exit_code == 0
    assert [row[0] for row in rows_of(all_of_them.read_bytes())] == ["Voornaam", "Amina", "Bilal", "Jan"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--branch", "Genk"), "--branch: there is no branch 'Genk'; there are: Bruxelles\n"),
        (("--language", "xx"), "--language: 'xx' is not one of fr, nl, en\n"),
        (("-o", "/nowhere/pool.xlsx"), "--output: /nowhere/pool.xlsx cannot be written: No such file"),
    ],
)
async def test_a_mistake_is_explained_in_one_line(
    world: World, duo: Command, tmp_path: Path, words: tuple[str, ...], why: str
) -> None:
    await world.branch(BRANCH)

    told = await asyncio.to_thread(duo, "waiting", "-o", str(tmp_path / "pool.xlsx"), *words)

    assert told.exit_code == 2
    assert told.stderr.startswith(why)
