"""Coordinators make links for their branch, admins for everybody; nobody makes more than that."""

import pytest

from bot.onboarding import presses as welcome
from bot.onboarding.models import Invitation
from bot.people.roles import RoleKind
from tests.stories.verbs import (
    branch_id,
    forges,
    how_many,
)
from tests.world import BRANCH, World


@pytest.mark.parametrize(
    ("label", "invited"),
    [
        ("Français", "Bonjour ! Voici votre lien"),
        ("Nederlands", "Dag! Hier is je persoonlijke link"),
        ("English", "Hello! Here is your personal link"),
        ("phone", "Bonjour ! Voici votre lien"),  # not known yet, so that of the branch
    ],
)
async def test_the_text_to_forward_is_in_the_language_of_the_invited(
    world: World, label: str, invited: str
) -> None:
    await world.person("Sofie", "coordinator", language="en")

    await world.says("Sofie", "/invite")
    for choice in ("mentor", label):
        await world.taps("Sofie", choice)

    explained, forwardable = world.reads("Sofie")[-2:]
    assert explained.startswith(
        "✅ A link for one mentor (Bruxelles). It works once, until Wednesday 1 April."
    )
    assert forwardable.startswith(invited)


async def test_a_coordinator_invites_mentees_and_mentors_to_their_branch_without_being_asked_which(
    world: World,
) -> None:
    await world.branch("Gent", language="nl")
    await world.person("Sofie", "coordinator")

    await world.says("Sofie", "/invite")
    roles = world.labels("Sofie")
    await world.taps("Sofie", "mentee")

    assert roles == ["mentee", "mentor"]
    assert world.last("Sofie") == "In which language shall I welcome them?"


async def test_an_admin_invites_everybody_everywhere(world: World) -> None:
    await world.branch("Gent", language="nl")
    await world.branch(BRANCH)
    await world.person("Ada", "admin")

    await world.says("Ada", "/invite")
    assert world.labels("Ada") == ["mentee", "mentor", "coordinator", "admin"]

    await world.taps("Ada", "coordinator")
    assert world.labels("Ada") == [BRANCH, "Gent"]

    await world.taps("Ada", "Gent")
    await world.taps("Ada", "Nederlands")
    world.gets_phone("Lies")
    await world.opens("Lies", world.link_in(world.last("Ada")))
    assert world.reads("Lies")[0].endswith("Je bent uitgenodigd bij Gent als coördinator.")


async def test_an_admin_of_a_programme_without_a_branch_hears_that_one_is_needed(world: World) -> None:
    await world.person("Ada", "admin")

    await world.says("Ada", "/invite")
    await world.taps("Ada", "mentee")

    assert world.shown("Ada") == ["There is no branch yet. With /branches an admin adds one."]


@pytest.mark.parametrize("role", [RoleKind.COORDINATOR, RoleKind.ADMIN])
async def test_a_coordinator_cannot_forge_a_link_to_a_higher_role(world: World, role: RoleKind) -> None:
    await world.person("Sofie", "coordinator")
    made = await how_many(world, Invitation)

    for press in (
        welcome.InviteAs(role),
        welcome.InviteTo(role, await branch_id(world)),
        welcome.InviteIn(role, await branch_id(world), "en"),
    ):
        await forges(world, "Sofie", press)

    assert world.shown("Sofie") == ["That is not possible for you. /help shows what you can do."] * 3
    assert await how_many(world, Invitation) == made


@pytest.mark.parametrize("name", ["Amina", "Jan"])
async def test_a_participant_cannot_forge_a_link_at_all(world: World, name: str) -> None:
    await world.duo()
    made = await how_many(world, Invitation)

    await forges(world, name, welcome.InviteIn(RoleKind.MENTEE, await branch_id(world), "en"))

    assert world.shown(name)[-1] == "That is not possible for you. /help shows what you can do."
    assert await how_many(world, Invitation) == made


async def test_a_coordinator_cannot_forge_a_link_to_another_branch(world: World) -> None:
    await world.branch("Gent")
    await world.person("Sofie", "coordinator")
    made = await how_many(world, Invitation)

    for press in (
        welcome.InviteTo(RoleKind.MENTEE, await branch_id(world, "Gent")),
        welcome.InviteIn(RoleKind.MENTEE, await branch_id(world, "Gent"), "en"),
        welcome.InviteIn(RoleKind.MENTEE, 999_999, "en"),
        welcome.InviteIn(RoleKind.MENTEE, 0, "en"),
    ):
        await forges(world, "Sofie", press)

    assert world.shown("Sofie") == ["That is not possible for you. /help shows what you can do."] * 4
    assert await how_many(world, Invitation) == made


async def test_two_taps_at_once_make_one_link(world: World) -> None:
    await world.person("Sofie", "coordinator")
    made = await how_many(world, Invitation)
    await world.says("Sofie", "/invite")
    await world.taps("Sofie", "mentee")

    for _tap in range(2):
        world.telegram.taps(world.accounts["Sofie"].id, world.newest("Sofie").id, "English")
    await world.settle()

    assert await how_many(world, Invitation) == made + 1
    assert world.count("Sofie", "t.me/duo_bot?start=") == 1
    assert world.shown("Sofie") == ["The link is made already. It is in the message below."]
