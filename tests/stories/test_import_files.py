"""Files of every kind: too large, no sheet, made to break their reader, unasked for, left lying."""

from io import BytesIO

import pytest
import xlsxwriter

from bot.importing.models import ImportJob, ImportState
from bot.people.models import Person
from tests.stories.sheets import FRENCH, imports, says_yes, sends_file, xlsx
from tests.stories.verbs import all_of, how_many, places_that_hold
from tests.world import BRANCH, World


def far_corner() -> bytes:
    """A few kilobytes with a cell in the last row and column: 400 GB to whoever believes it."""
    written = BytesIO()
    with xlsxwriter.Workbook(written) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Prénom", "Rôle"])
        sheet.write(1_048_575, 16_383, "x")
    return written.getvalue()


UNREADABLE = "I cannot read this file. Is it an Excel or CSV sheet, without a password?"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n\0\1\2", UNREADABLE),
        (b"PK\3\4 not a workbook", UNREADABLE),
        (b"\xd0\xcf\x11\xe0 a workbook with a password", UNREADABLE),
        (far_corner(), UNREADABLE),
        (b"", "There is nobody in this sheet."),
        (b"Bonjour\nVoici la liste", "I do not find the names of the columns."),
        (b"Nom;Tel\nBenali;0470123456", "I do not find the column “First name”."),
    ],
)
async def test_what_is_no_sheet_of_people_gets_a_kind_answer(world: World, data: bytes, told: str) -> None:
    await world.person("Sofie", "coordinator")

    await imports(world, "Sofie", data, "liste.xlsx")

    assert world.last("Sofie").startswith(told)
    assert world.labels("Sofie") == ["📎 Send the sheet again"]
    (job,) = await all_of(world, ImportJob)
    assert (job.state, job.data, job.file_id) == (ImportState.REFUSED, None, None)


async def test_a_file_that_is_too_large_is_not_even_fetched(world: World) -> None:
    await world.person("Sofie", "coordinator")

    await imports(world, "Sofie", b"x" * 5_000_001)

    assert world.last("Sofie").startswith("This file is too large: at most 5 MB.")
    assert await how_many(world, ImportJob) == 0
    await sends_file(world, "Sofie", xlsx(FRENCH))
    assert world.labels("Sofie")[0] == "✅ Import 2 people"


async def test_words_are_no_sheet(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.says("Sofie", "/import")

    await world.says("Sofie", "here it is")

    assert world.last("Sofie").startswith("Please send the sheet as a file")


async def test_a_file_that_telegram_has_lost_is_asked_for_again(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.says("Sofie", "/import")
    world.telegram.sends_document(world.accounts["Sofie"].id, xlsx(FRENCH), file_name="liste.xlsx")
    await world.settle()
    async with world.built.database.transaction() as session:
        (await session.get_one(ImportJob, 1)).file_id = "gone"

    await world.tick()

    assert world.last("Sofie") == "I could not fetch liste.xlsx from Telegram. Please send it again."


async def test_a_sheet_without_a_question_is_asked_about_first(world: World) -> None:
    await world.person("Sofie", "coordinator")

    await sends_file(world, "Sofie", xlsx(FRENCH), "mars.xlsx")
    assert world.last("Sofie") == "Shall I import the people in mars.xlsx?"
    assert world.labels("Sofie") == ["Yes, look at it", "✖ No"]

    await world.taps("Sofie", "Yes, look at it")
    await world.tick()
    await says_yes(world, "Sofie")
    assert await how_many(world, Person) == 3


async def test_where_there_are_several_branches_a_sheet_without_a_question_goes_to_the_one_that_is_tapped(
    world: World,
) -> None:
    await world.branch("Gent", language="nl")
    await world.branch(BRANCH)
    await world.person("Claire", "admin")

    await sends_file(world, "Claire", xlsx(FRENCH))
    assert world.labels("Claire") == [BRANCH, "Gent", "✖ No"]
    await world.taps("Claire", "Gent")
    await world.tick()

    assert "• Gent: 1 mentee, 1 mentor" in world.last("Claire")


async def test_another_file_of_staff_is_no_wish_to_import(world: World) -> None:
    await world.person("Sofie", "coordinator")

    await sends_file(world, "Sofie", b"%PDF", "cv.pdf")

    assert world.last("Sofie").startswith("I did not understand that.")


async def test_a_mentor_s_sheet_is_for_their_partner(world: World) -> None:
    await world.duo()

    await sends_file(world, "Jan", xlsx(FRENCH), "budget.xlsx")

    assert world.newest("Amina").kind == "document"
    assert await how_many(world, ImportJob) == 0


async def test_a_newer_sheet_takes_the_place_of_an_older_one(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await imports(world, "Sofie", xlsx(FRENCH))

    await imports(world, "Sofie", xlsx(FRENCH[:2]))

    first, second = await all_of(world, ImportJob)
    assert (first.state, first.data) == (ImportState.CANCELLED, None)
    assert second.state is ImportState.LOOKED_AT
    await says_yes(world, "Sofie")
    assert await how_many(world, Person) == 2


async def test_what_waits_for_a_day_is_forgotten_and_its_button_says_so(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await imports(world, "Sofie", xlsx(FRENCH), "zoé.xlsx")
    said = len(world.reads("Sofie"))

    await world.days_pass(2)
    assert len(world.reads("Sofie")) == said
    (job,) = await all_of(world, ImportJob)
    assert (job.state, job.data, job.file_name) == (ImportState.CANCELLED, None, "")

    await world.taps("Sofie", "✅")
    assert world.shown("Sofie") == ["This import is over. /import begins a new one."]


async def test_after_an_import_nothing_of_the_sheet_is_left_but_the_people(world: World) -> None:
    await world.person("Sofie", "coordinator")

    await imports(world, "Sofie", xlsx(FRENCH), "lefèvre.xlsx")
    await says_yes(world, "Sofie")

    assert await places_that_hold(world, "lefèvre.xlsx") == []
    assert await places_that_hold(world, "Lefèvre") == ["person.last_name"]
    (job,) = await all_of(world, ImportJob)
    assert (job.state, job.data) == (ImportState.DONE, None)
