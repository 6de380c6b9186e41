"""The agreement from the command line: published, shown and listed, with one line for every mistake."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import Result

from bot.agreements.examples import example
from bot.agreements.models import Agreement
from bot.audit.models import AuditEntry
from tests.stories.agreement_verbs import TEXTS, publishes, writes
from tests.stories.verbs import Command, all_of, command_line, how_many
from tests.world import BRANCH, World


@pytest.fixture
def duo(database_url: str) -> Command:
    return command_line(database_url)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """--fr FILE --nl FILE --en FILE, as an editor of today or of yesterday saves them."""
    given = []
    for language, text in zip(("fr", "nl", "en"), TEXTS, strict=True):
        file = tmp_path / f"{language}.txt"
        file.write_bytes(f"{text}\r\n\r\n".encode("utf-8-sig" if language == "fr" else "utf-8"))
        given += [f"--{language}", str(file)]
    return given


def replace(file: str, content: bytes | None) -> None:
    Path(file).unlink()
    if content is not None:
        Path(file).write_bytes(content)


async def agreement(duo: Command, *words: str) -> Result:
    return await asyncio.to_thread(duo, "agreement", *words)


async def test_texts_from_files_are_in_force_at_once(world: World, duo: Command, files: list[str]) -> None:
    published = await agreement(duo, "publish", *files)

    assert (published.exit_code, published.output) == (
        0,
        "Version 1 for all branches is in force. From now on each new duo signs it.\n",
    )
    written_down = {(each.subject, each.by_command_line) for each in await all_of(world, AuditEntry)}
    assert written_down == {("agreement", True)}
    await world.duo(language="fr")
    await world.hours_pass(0.1)
    assert "avec Jan\n\nRespectez l’autre.\n\nÊtes-vous" in world.last("Amina")


async def test_publishing_the_same_twice_changes_nothing(
    world: World, duo: Command, files: list[str]
) -> None:
    await agreement(duo, "publish", *files)

    again = await agreement(duo, "publish", *files)

    assert again.exit_code == 0
    assert again.output == "Version 1 for all branches has these texts already. Nothing is changed.\n"
    assert await how_many(world, Agreement) == 1


async def test_active_duos_are_asked_again_when_that_is_said(
    world: World, duo: Command, files: list[str]
) -> None:
    await world.duo()
    await world.hours_pass(1)
    await agreement(duo, "publish", *files)
    await world.hours_pass(1)
    assert world.count("Amina", "📜") == 0

    asked = await agreement(duo, "publish", *files, "--ask-again")

    assert asked.output == "Version 2 for all branches is in force. All active duos are asked to sign it.\n"
    made_at = (await all_of(world, Agreement))[1].made_at
    await world.leaps((made_at - world.now) / timedelta(days=1))  # the command has a clock of its own
    await world.days_pass(1)
    assert world.count("Amina", "Respect each other.") == 1


async def test_the_example_is_published_for_a_branch_then_shown_and_listed(
    world: World, duo: Command
) -> None:
    await world.branch(BRANCH)
    await publishes(world)
    nothing = await agreement(duo, "show", "--branch", BRANCH)
    assert "all branches  version 1" in nothing.output

    await agreement(duo, "publish", "--example", "--branch", BRANCH)
    await writes(world, "Ada")

    shown = (await agreement(duo, "show", "--branch", BRANCH)).output
    assert all(example(language) in shown for language in ("fr", "nl", "en"))
    assert TEXTS[2] in (await agreement(duo, "show")).output
    listed = (await agreement(duo, "list")).output.splitlines()
    assert listed[0] == "all branches  version 1  published 2026-03-02  0 signed, 0 missing"
    assert listed[1] == "all branches  version 2  draft of 2026-03-02"
    assert listed[2].startswith(f"{BRANCH}  version 1  published ")


async def test_with_nothing_there_it_says_so(world: World, duo: Command) -> None:
    assert (await agreement(duo, "show")).output.startswith("There is no agreement yet.")
    assert (await agreement(duo, "list")).output.startswith("There is no agreement yet.")


async def test_it_does_not_overtake_an_admin_who_is_writing(world: World, duo: Command) -> None:
    await world.person("Ada", "admin")
    await writes(world, "Ada")

    refused = await agreement(duo, "publish", "--example")

    assert (refused.exit_code, refused.output) == (
        2,
        "An admin is writing version 1 for all branches: publish that one with /agreement, "
        "or drop it there first\n",
    )
    assert await how_many(world, Agreement) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "--nl: {file} cannot be read: No such file or directory\n"),
        ("é".encode("latin-1"), "--nl: {file} is not UTF-8; save it as plain text in UTF-8\n"),
        (b" \n \n", "--nl: there is nothing to read in {file}\n"),
        (b"x" * 3501, "--nl: {file} has 3501 characters; at most 3500 fit\n"),
    ],
)
async def test_a_wrong_file_is_explained_and_nothing_is_published(
    world: World, duo: Command, files: list[str], content: bytes | None, said: str
) -> None:
    file = files[3]
    replace(file, content)

    refused = await agreement(duo, "publish", *files)

    assert (refused.exit_code, refused.output) == (2, said.format(file=file))
    assert await how_many(world, Agreement) == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--example", "--fr", "x.txt"], "--fr: either --example or files, not both\n"),
        (
            ["--example", "--branch", "Gand"],
            "--branch: there is no branch 'Gand'; there are: Bruxelles\n",
        ),
        ([], "--fr: the Français text is missing; right would be --fr FILE\n"),
    ],
)
async def test_wrong_options_are_explained(world: World, duo: Command, options: list[str], said: str) -> None:
    await world.branch(BRANCH)

    refused = await agreement(duo, "publish", *options)

    assert (refused.exit_code, refused.output) == (2, said)
    assert await how_many(world, Agreement) == 0
