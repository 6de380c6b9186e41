"""`python -m bot import`: the same plan for whoever runs the bot."""

import asyncio
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from typer.testing import Result

from bot.audit.models import AuditEntry
from bot.onboarding.models import Invitation
from bot.people.models import Person
from tests.stories.sheets import FRENCH, french_excel, table, xlsx
from tests.stories.verbs import all_of, command_line, how_many
from tests.world import BRANCH, World


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "mars.csv"
    path.write_bytes(french_excel(FRENCH))
    return path


async def duo(world: World, url: str, *words: object, branch: str = BRANCH, **settings: str) -> Result:
    """The command, beside this world's Telegram."""
    telegram = str(world.built.application.bot.base_url).partition("/bot")[0]
    told = ["import", *map(str, words), "--branch", branch]
    return await asyncio.to_thread(command_line(url), *told, telegram_api_url=telegram, **settings)


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


async def test_without_yes_it_only_tells(world: World, database_url: str, sheet: Path) -> None:
    await world.branch(BRANCH)

    told = await duo(world, database_url, sheet)

    assert told.exit_code == 0
    assert told.stdout == (
        "2 people are new.\n• Bruxelles: 1 mentee, 1 mentor\nNothing is imported yet: --yes imports them.\n"
    )
    assert await how_many(world, Person) == 0
    assert [path.name for path in sheet.parent.iterdir()] == ["mars.csv"]


async def test_with_yes_people_are_there_and_their_links_in_files(
    world: World, database_url: str, sheet: Path
) -> None:
    await world.branch(BRANCH)
    pages = sheet.with_name("pages.pdf")

    told = await duo(world, database_url, sheet, "--yes", "--pages", pages)

    assert told.exit_code == 0
    assert "⏳ Importing: 2 of 2 people" in told.stderr
    assert "⏳ Printing: 2 of 2 pages" in told.stderr
    links = sheet.with_name("mars-links.xlsx")
    assert table(links.read_bytes())[1][1:4] == ["Zoé", "Lefèvre", "mentee"]
    assert len(pypdfium2.PdfDocument(BytesIO(pages.read_bytes()))) == 2
    assert links.stat().st_mode & 0o077 == 0  # for its owner only
    assert await how_many(world, Invitation) == 2
    signed = [(entry.by_id, entry.by_command_line) for entry in await all_of(world, AuditEntry)][-2:]
    assert signed == [(None, True)] * 2

    again = await duo(world, database_url, sheet, "--yes")
    assert again.exit_code == 0
    assert again.stdout.startswith("Everybody in this sheet is there already.")
    assert await how_many(world, Person) == 2


async def test_a_wrong_line_stops_all_of_it(world: World, database_url: str, sheet: Path) -> None:
    await world.branch(BRANCH)
    sheet = written(sheet, xlsx([*FRENCH, ["Luc", "", "chef"]]))

    told = await duo(world, database_url, sheet, "--yes")

    assert told.exit_code == 1
    assert told.stdout == (
        "❌ 1 thing must be put right first. Nothing is imported.\n"
        "• Line 4: “chef” (Rôle) is no role. Right would be: mentee or mentor.\n"
    )
    assert await how_many(world, Person) == 0


async def test_a_file_that_is_there_is_not_overwritten_and_nobody_is_imported(
    world: World, database_url: str, sheet: Path
) -> None:
    await world.branch(BRANCH)
    links = sheet.with_name("links.xlsx")
    links.write_text("precious")

    told = await duo(world, database_url, sheet, "--yes", "--links", links)

    assert told.exit_code == 2
    assert told.stderr.endswith(f"{links} is there already; nothing is imported\n")
    assert links.read_text() == "precious"
    assert await how_many(world, Person) == 0


async def test_where_the_links_cannot_be_written_nobody_is_imported(
    world: World, database_url: str, sheet: Path
) -> None:
    await world.branch(BRANCH)

    told = await duo(world, database_url, sheet, "--yes", "--links", sheet.parent / "nowhere" / "links.xlsx")

    assert told.exit_code == 2
    assert "cannot be written" in told.stderr
    assert await how_many(world, Person) == 0


async def test_one_line_for_every_mistake(world: World, database_url: str, sheet: Path) -> None:
    await world.branch(BRANCH)

    missing = await duo(world, database_url, sheet.with_name("april.csv"))
    elsewhere = await duo(world, database_url, sheet, branch="Gent")
    nameless = await duo(world, database_url, sheet, "--yes", bot_token="")
    no_sheet = await duo(world, database_url, written(sheet, b"%PDF\0"))

    assert missing.stderr.endswith("april.csv cannot be read: No such file or directory\n")
    assert elsewhere.stderr == "--branch: there is no branch 'Gent'; there are: Bruxelles\n"
    assert nameless.stderr == "BOT_TOKEN: it is needed to know the bot's own name in the links\n"
    assert no_sheet.stderr.startswith("FILE: I cannot read this file.")
    assert {each.exit_code for each in (missing, elsewhere, nameless, no_sheet)} == {2}
