"""`python -m bot audit`: every change as CSV, for whoever keeps the books."""

import asyncio
import csv
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.people.values import BranchField
from bot.programme import presses
from tests.stories.verbs import Command, branch_id, command_line, forges, three_people
from tests.world import World

Row = dict[str, str]


@pytest.fixture
def duo(database_url: str) -> Command:
    return command_line(database_url)


async def exported(duo: Command, *options: str) -> list[Row]:
    printed = await asyncio.to_thread(duo, "audit", *options)
    assert printed.exit_code == 0, printed.output
    return list(csv.DictReader(StringIO(printed.output)))


async def test_it_holds_every_change_the_newest_first(world: World, duo: Command) -> None:
    await three_people(world)
    await world.person("Ada", "admin")
    await forges(world, "Ada", presses.SetBranch(await branch_id(world), BranchField.LANGUAGE, "nl"))

    rows = await exported(duo)

    assert [row["what"] for row in rows] == [
        "Branch Bruxelles",
        "Role of Ada: admin",
        "Role of Jan: mentor (Bruxelles)",
        "Role of Amina: mentee (Bruxelles)",
        "Role of Sofie: coordinator (Bruxelles)",
        "Branch Bruxelles",
    ]
    newest = rows[0]
    assert (newest["at"], newest["who"]) == ("2026-03-02T09:00:00+00:00", "Ada")
    assert (newest["change"], newest["from"], newest["to"]) == (
        "changed", "language: Français", "language: Nederlands",
    )  # fmt: skip


async def test_days_and_subject_are_chosen_and_a_file_is_written(
    world: World, duo: Command, tmp_path: Path
) -> None:
    await three_people(world)
    await world.days_pass(3)
    await world.person("Ada", "admin")

    assert {row["subject"] for row in await exported(duo, "--subject", "role")} == {"role"}
    assert [row["who"] for row in await exported(duo, "--since", "2026-03-05", "--until", "5/3/2026")] == [
        "Ada"
    ]
    assert len(await exported(duo, "--until", "2026-03-04", "--subject", "role")) == 3

    file = tmp_path / "audit.csv"
    written = await asyncio.to_thread(duo, "audit", "-o", str(file))
    assert (written.exit_code, written.output) == (0, "")
    assert len(list(csv.DictReader(StringIO(file.read_text())))) == 5


async def test_many_changes_come_in_parts_and_none_is_missing(world: World, duo: Command) -> None:
    await world.person("Ada", "admin")
    await world.branch("Gent")
    async with world.built.database.transaction() as session:
        many = "INSERT INTO audit_entry (at, by_command_line, subject, subject_id, change, before, after) "
        one = (
            "SELECT now(), true, 'branch', 1, 'changed', '{\"language\": \"fr\"}', '{\"language\": \"nl\"}' "
        )
        await session.execute(text(f"{many}{one}FROM generate_series(1, 1234)"))

    rows = await exported(duo, "--subject", "branch")

    assert len(rows) == 1235
    assert {row["who"] for row in rows[:-1]} == {"command line"}


async def test_a_name_that_begins_like_a_formula_stays_a_name(world: World, duo: Command) -> None:
    await world.person("=cmd|'/C calc'!A0", "admin")

    (row,) = await exported(duo, "--subject", "role")

    assert row["who"] == "'=cmd|'/C calc'!A0"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--since", "yesterday"], "--since: “yesterday” is no date; right would be 12/3/2027\n"),
        (["--until", "31/2/2026"], "--until: “31/2/2026” is no date; right would be 12/3/2027\n"),
        (["--subject", "person"], "--subject: 'person' is not one of agreement, branch, cohort, duo, leave,"),
        (["-o", "/nowhere/at/all.csv"], "--output: /nowhere/at/all.csv cannot be written: No such file"),
    ],
)
def test_a_wrong_option_is_one_line(duo: Command, options: list[str], said: str) -> None:
    refused = duo("audit", *options)

    assert (refused.exit_code, refused.output.count("\n")) == (2, 1)
    assert refused.output.startswith(said)
