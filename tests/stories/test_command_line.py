"""Whoever runs the bot: one line for every mistake, which says which, why and what is right."""

import asyncio
import re
import subprocess
import sys

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.pool import NullPool
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.onboarding.models import Invitation
from tests.stories.verbs import Command, all_of, command_line, how_many
from tests.world import BRANCH, World

BRUSSELS = {"name": "Bruxelles", "country": "BE", "timezone": "Europe/Brussels", "language": "fr"}


@pytest.fixture
def duo(database_url: str) -> Command:
    """`python -m bot …` on this test's database; settings are given in small letters."""
    return command_line(database_url)


def branch_add(**options: str) -> list[str]:
    return ["branch", "add", *(word for name, value in options.items() for word in (f"--{name}", value))]


def rows(database_url: str, query: str) -> list[tuple[object, ...]]:
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


async def invited(world: World, duo: Command, *options: str, **settings: str) -> Result:
    """`python -m bot invite …` as a process of its own would, beside this world's Telegram."""
    url = str(world.built.application.bot.base_url).partition("/bot")[0]
    return await asyncio.to_thread(duo, "invite", *options, telegram_api_url=url, **settings)


def test_help_explains_every_command() -> None:
    def explained(*words: str) -> dict[str, str]:
        shown = CliRunner().invoke(app, [*words, "--help"], env={"COLUMNS": "200"}).output
        return dict(re.findall(r"^[│ ]+([a-z][a-z-]*) {2,}(\S.*?)[│ ]*$", shown, re.MULTILINE))

    commands = {command.name or "" for command in app.registered_commands} | {
        "branch",
        "cohort",
        "staff",
        "run",
        "web",
        "worker",
    }
    assert explained().keys() >= {*commands, "invite"} - {""}
    groups = {"branch": {"add", "list", "change"}, "cohort": {"add", "list", "change", "remove"}}
    groups["staff"] = {"list", "add-role", "remove-role"}
    for group, names in groups.items():
        assert explained(group).keys() == names
        assert all(len(line) > 10 for line in explained(group).values())
    assert all(len(line) > 10 for line in explained().values())


def test_it_runs_as_a_module_and_without_a_command_shows_the_help() -> None:
    ran = subprocess.run([sys.executable, "-m", "bot"], capture_output=True, text=True, check=False)

    assert "Duo carries a mentoring programme" in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr


def test_migrate_makes_the_tables_and_does_nothing_the_second_time(duo: Command, empty_database: str) -> None:
    for _time in range(2):
        migrated = duo("migrate", database_url=empty_database)
        assert (migrated.exit_code, migrated.output) == (0, "The database is up to date.\n")

    engine = create_engine(empty_database, poolclass=NullPool)
    assert {"person", "duo", "outgoing_message"} <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_a_branch_is_added_and_listed(duo: Command) -> None:
    added = duo(*branch_add(**BRUSSELS))
    listed = duo("branch", "list")

    assert (added.exit_code, added.output) == (0, "Branch Bruxelles is there.\n")
    facts = "Bruxelles  Bruxelles  BE  Europe/Brussels  fr  09:00-17:00  mon,tue,wed,thu,fri"
    assert listed.output == f"{facts}  keeps names 24 months\n"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"country": "DE"}, "--country: “DE” is not one of BE, FR, NL"),
        ({"timezone": "Brussels"}, "--timezone: “Brussels” is no time zone; right would be Europe/Brussels"),
        ({"timezone": ""}, "--timezone: “” is no time zone; right would be Europe/Brussels"),
        ({"language": "de"}, "--language: “de” is not one of fr, nl, en"),
        ({"name": "  "}, "--name: It needs a name, such as Bruxelles"),
        ({"name": " Gent "}, "--name: There is a branch “Gent” already"),
    ],
)
def test_a_wrong_branch_is_explained_and_not_added(
    duo: Command, database_url: str, wrong: dict[str, str], said: str
) -> None:
    duo(*branch_add(**BRUSSELS | {"name": "Gent"}))

    refused = duo(*branch_add(**BRUSSELS | wrong))

    assert (refused.exit_code, refused.output) == (2, f"{said}\n")
    assert rows(database_url, "SELECT name FROM branch") == [("Gent",)]


@pytest.mark.parametrize("role", ["admin", "coordinator", "mentee", "mentor"])
async def test_a_link_of_the_command_line_leads_in(world: World, duo: Command, role: str) -> None:
    await world.branch(BRANCH)
    where = [] if role == "admin" else ["--branch", BRANCH]

    made = await invited(world, duo, "--role", role, *where, "--language", "nl")
    world.gets_phone("Alex", language_code="fr")
    world.built.clock.move_to(
        (await all_of(world, Invitation))[0].made_at
    )  # the command has a clock of its own
    await world.opens("Alex", made.output.strip())

    assert (made.exit_code, made.output.count("\n")) == (0, 1)
    assert world.reads("Alex")[0].startswith("Dag Alex")
    assert (await world.person("Alex")).kinds() == {role}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["--role", "mentee"],
            "--branch: an admin belongs to the whole programme; everybody else needs a branch",
        ),
        (
            ["--role", "admin", "--branch", BRANCH],
            "--branch: an admin belongs to the whole programme; everybody else needs a branch",
        ),
        (
            ["--role", "mentor", "--branch", "Gand"],
            "--branch: there is no branch 'Gand'; there are: Bruxelles",
        ),
        (
            ["--role", "mentor", "--branch", BRANCH, "--language", "de"],
            "--language: 'de' is not one of fr, nl, en",
        ),
    ],
)
async def test_a_wrong_invitation_is_explained_and_not_made(
    world: World, duo: Command, options: list[str], said: str
) -> None:
    await world.branch(BRANCH)

    refused = await invited(world, duo, *options)

    assert (refused.exit_code, refused.output) == (2, f"{said}\n")
    assert await how_many(world, Invitation) == 0


async def test_a_role_that_does_not_exist_is_answered_with_those_that_do(world: World, duo: Command) -> None:
    refused = await invited(world, duo, "--role", "boss")

    assert refused.exit_code == 2
    assert all(role in refused.output for role in ("mentee", "mentor", "coordinator", "admin"))


async def test_a_token_that_telegram_does_not_know_is_named_but_never_shown(
    world: World, duo: Command
) -> None:
    await world.branch(BRANCH)
    token = "123456:another-token-than-the-right-one"

    refused = await invited(world, duo, "--role", "mentee", "--branch", BRANCH, bot_token=token)

    assert refused.exit_code == 2
    assert "is BOT_TOKEN right?" in refused.output
    assert token not in refused.output
    assert await how_many(world, Invitation) == 0
