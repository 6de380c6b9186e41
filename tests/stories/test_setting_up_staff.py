"""Roles from the command line: by name or number, one kind line for what cannot be, and all of it signed."""

import pytest

from bot.audit.models import AuditEntry
from bot.people.models import Role
from bot.people.roles import RoleKind
from tests.stories.test_setting_up import Run, duo
from tests.stories.verbs import all_of, how_many
from tests.world import BRANCH, World

__all__ = ["duo"]  # the fixture

GENT = ("--role", "coordinator", "--branch", "Gent")
HERE = ("--role", "coordinator", "--branch", BRANCH)
ADMIN_OF_GENT = ("--known-in", "Gent", "--role", "admin")


async def test_roles_are_given_by_name_or_number_and_whoever_it_is_hears(world: World, duo: Run) -> None:
    await world.branch("Gent")
    await world.person("Nina", "mentor", language="fr")
    number = str(world.accounts["Nina"].id)

    assert await duo("staff", "add-role", "--person", "Nina", *GENT) == (
        0, "Nina is coordinator of Gent now.\n",
    )  # fmt: skip
    await world.settle()
    assert "Gent" in world.last("Nina")
    assert await duo("staff", "list") == (0, f"Nina  {number}  coordinator of Gent  0 live duos\n")

    assert await duo("staff", "remove-role", "--person", number, *GENT) == (
        0, "Nina is no longer coordinator of Gent.\n",
    )  # fmt: skip
    assert (await world.person("Nina")).kinds() == {RoleKind.MENTOR}
    signed = [entry.by_command_line for entry in await all_of(world, AuditEntry) if entry.subject == "role"]
    assert signed == [False, True, True]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["add-role", "--person", "Sofie", *HERE],
            "--person: 'Sofie' may be",
        ),
        (["add-role", "--person", "Nobody", "--role", "admin"], "--person: nobody is called 'Nobody'"),
        (["add-role", "--person", "Ada", "--role", "admin"], "--person: Ada has this role already"),
        (
            ["add-role", "--person", "Ada", "--role", "admin", "--branch", "X"],
            "--branch: an admin belongs to",
        ),
        (
            ["remove-role", "--person", "Ada", "--role", "admin"],
            "--person: The programme needs an admin",
        ),
        (
            ["remove-role", "--person", "Ada", *HERE],
            "--role: Ada is not co",
        ),
    ],
)
async def test_a_wrong_role_is_one_line_and_changes_nothing(
    world: World, duo: Run, words: list[str], said: str
) -> None:
    await world.person("Ada", "admin")
    await world.person("Sofie", "coordinator")
    world.accounts["Another"] = world.telegram.join("Sofie", language_code="en")
    await world.person("Another", "mentee", branch="Gent")
    before = await how_many(world, Role)

    code, output = await duo("staff", *words)

    assert (code, output.count("\n")) == (2, 1)
    assert output.startswith(said)
    assert await how_many(world, Role) == before


async def test_a_name_that_two_share_is_told_apart_by_their_branch(world: World, duo: Run) -> None:
    await world.person("Sofie", "coordinator")
    world.accounts["Another"] = world.telegram.join("Sofie", language_code="en")
    await world.person("Another", "mentor", branch="Gent")

    code, output = await duo("staff", "add-role", "--person", "Sofie", "--role", "admin")
    assert "(coordinator of Bruxelles)" in output
    assert "(mentor of Gent)" in output
    code, output = await duo(
        "staff", "add-role", "--person", "Sofie", "--known-in", "Gent", "--role", "admin"
    )

    assert (code, output) == (0, "Sofie is admin now.\n")
    assert (await world.person("Another")).is_a(RoleKind.ADMIN)
