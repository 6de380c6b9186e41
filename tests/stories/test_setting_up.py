"""Branches, cohorts and staff from the command line: what the chat can do, and each change is signed."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.audit.models import AuditEntry
from bot.people.models import Branch, Cohort
from tests.stories.verbs import all_of, command_line, how_many
from tests.world import BRANCH, World

Run = Callable[..., Awaitable[tuple[int, str]]]


@pytest.fixture
def duo(database_url: str) -> Run:
    """`python -m bot …` beside this world: its exit code and what it prints."""
    command = command_line(database_url)

    async def run(*words: str) -> tuple[int, str]:
        result = await asyncio.to_thread(command, *words)
        return result.exit_code, result.output

    return run


ADD = ("branch", "add", "--name", "Strasbourg", "--country", "FR", "--timezone", "Europe/Paris")
FULL = (*ADD, "--language", "fr", "--region", "Alsace", "--city", "Straßburg", "--opens", "08:30")


async def test_a_branch_is_added_with_everything_and_changed_in_one_go(world: World, duo: Run) -> None:
    added = await duo(*FULL, "--closes", "16:00", "--works", "tue,wed", "--keeps-names-months", "12")
    changed = await duo("branch", "change", "--branch", "Strasbourg", "--region", "none", "--opens", "9")

    assert added == (0, "Branch Strasbourg is there.\n")
    assert changed == (
        0,
        "Holidays of its own: Alsace → none\nOffice hours: 08:30 to 16:00 → 09:00 to 16:00\n",
    )
    (branch,) = await all_of(world, Branch)
    assert (branch.city, branch.region, branch.works_on, branch.keeps_names_months) == (
        "Straßburg", None, [1, 2], 12,
    )  # fmt: skip
    assert [entry.by_command_line for entry in await all_of(world, AuditEntry)] == [True, True]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["--region", "Elsass"],
            "--region: “Elsass” is no region of BE; right would be one of none, Flemish",
        ),
        (["--opens", "25:00"], "--opens: “25:00” is no time; right would be 09:00"),
        (["--opens", "18:00"], "--closes: It cannot close at 17:00 when it opens at 18:00"),
        (["--works", "monday,never"], "--works: “monday,never” are no days of the week; right would be mon"),
        (["--works", ","], "--works: It works on one day of the week at least"),
        (["--keeps-names-months", "0"], "--keeps-names-months: “0” is no number of months; right would be 1"),
        (["--name", "gent"], "--name: There is a branch “Gent” already"),
        (["--name", "x" * 41], "--name: At most 40 characters, please"),
        ([], "Nothing to change: say what, such as --opens 08:30"),
    ],
)
async def test_a_wrong_change_is_one_line_and_changes_nothing(
    world: World, duo: Run, options: list[str], said: str
) -> None:
    await world.branch(BRANCH)
    await world.branch("Gent")

    language = ["--language", "nl"] if options else []
    code, output = await duo("branch", "change", "--branch", BRANCH, *language, *options)

    assert (code, output.count("\n")) == (2, 1)
    assert output.startswith(said)
    assert {branch.language for branch in await all_of(world, Branch)} == {"fr"}


async def test_a_cohort_is_added_listed_changed_and_removed(world: World, duo: Run) -> None:
    await world.branch(BRANCH)
    of = ("--branch", BRANCH, "--cohort", "Spring")

    assert await duo("cohort", "add", "--branch", BRANCH, "--name", "Spring", "--starts", "2027-03-01") == (
        0, "Cohort Spring of Bruxelles is there.\n",
    )  # fmt: skip
    assert await duo("cohort", "list") == (0, "Bruxelles  Spring  2027-03-01\n")
    assert await duo("cohort", "change", *of, "--starts", "8/3/2027") == (
        0, "Cohort Spring of Bruxelles starts on 2027-03-08.\n",
    )  # fmt: skip
    assert await duo("cohort", "remove", *of) == (0, "Cohort Spring is removed.\n")
    assert await how_many(world, Cohort) == 0
    signed = [entry for entry in await all_of(world, AuditEntry) if entry.subject == "cohort"]
    assert [entry.by_command_line for entry in signed] == [True] * 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["add", "--name", "Spring", "--starts", "1/3/2027"],
            "--name: There is a cohort “Spring” in Bruxelles",
        ),
        (
            ["add", "--name", "New", "--starts", "soon"],
            "--starts: “soon” is no date; right would be 12/3/2027",
        ),
        (["change", "--cohort", "Spring"], "Nothing to change: say --name or --starts"),
        (["remove", "--cohort", "Autumn"], "--cohort: Bruxelles has no cohort 'Autumn'"),
    ],
)
async def test_a_wrong_cohort_is_one_line_and_changes_nothing(
    world: World, duo: Run, words: list[str], said: str
) -> None:
    await world.branch(BRANCH)
    await duo("cohort", "add", "--branch", BRANCH, "--name", "Spring", "--starts", "1/3/2027")

    code, output = await duo("cohort", *words, "--branch", BRANCH)

    assert (code, output.count("\n")) == (2, 1)
    assert output.startswith(said)
    assert await how_many(world, Cohort) == 1
