"""The only way in: a link that works once, for one role."""

import asyncio
from datetime import timedelta

import pytest

from bot.onboarding import presses as welcome
from bot.onboarding.models import Invitation
from bot.people.models import Person
from bot.people.roles import RoleKind
from tests.stories.verbs import (
    all_of,
    arrives,
    branch_id,
    forges,
    how_many,
    link_for,
    places_that_hold,
    waiting_updates,
)
from tests.world import BRANCH, World


async def test_a_link_works_once(world: World) -> None:
    link = await arrives(world, "Amina")

    world.gets_phone("Thief", language_code="en")
    await world.opens("Thief", link)

    assert world.last("Thief").startswith("This link has been used already.")
    assert await how_many(world, Person) == 1


async def test_two_people_who_open_one_link_at_once_do_not_both_come_in(world: World) -> None:
    token = (await link_for(world)).partition("?start=")[2]
    for name in ("Amina", "Bilal"):
        world.telegram.opens(world.gets_phone(name, language_code="en").id, token)

    first, second = waiting_updates(world)
    await asyncio.gather(world.built.dispatch.receive(first), world.built.dispatch.receive(second))
    await world.settle()

    assert await how_many(world, Person) == 1
    assert world.count("Amina", "used already") + world.count("Bilal", "used already") == 1


async def test_a_link_works_for_thirty_days(world: World) -> None:
    early, late = await link_for(world, language="en"), await link_for(world, language="en")
    world.gets_phone("Amina", language_code="en")

    await world.it_becomes(world.now + timedelta(days=30, seconds=-1))
    await world.opens("Amina", early)
    await world.hours_pass(1)
    world.gets_phone("Bilal", language_code="en")
    await world.opens("Bilal", late)

    assert "Do you agree?" in world.last("Amina")
    assert world.reads("Bilal") == ["This link is too old. Please ask your coordinator for a new one."]


@pytest.mark.parametrize(
    ("phone", "kindly"),
    [
        ("fr-BE", "Je ne connais pas ce lien."),
        ("nl", "Ik ken deze link niet."),
        ("en", "I do not know this link."),
        ("tr", "I do not know this link."),
        (None, "I do not know this link."),
    ],
)
async def test_an_unknown_link_is_answered_in_the_language_of_the_phone(
    world: World, phone: str | None, kindly: str
) -> None:
    world.gets_phone("Amina", language_code=phone)

    await world.opens("Amina", "https://t.me/duo_bot?start=neverMadeByAnyone")

    assert len(world.reads("Amina")) == 1
    assert world.last("Amina").startswith(kindly)
    assert await how_many(world, Person) == 0


async def test_opening_ones_own_link_again_goes_on_at_the_open_question(world: World) -> None:
    link = await arrives(world, "Amina")
    await world.presses("Amina", welcome.AgreeToPrivacy(True))

    await world.opens("Amina", link)

    assert world.last("Amina").startswith("Researchers look at")
    assert await how_many(world, Person) == 1


async def test_a_member_who_opens_their_old_link_hears_what_they_can_do(world: World) -> None:
    link = await arrives(world, "Sofie", "coordinator")
    for press in (welcome.AgreeToPrivacy(True), welcome.BeCounted(False), welcome.KeepName(True)):
        await world.presses("Sofie", press)

    await world.opens("Sofie", link)

    assert world.last("Sofie").startswith("Hello Sofie! This is what you can do here:")


async def test_a_second_invitation_adds_a_role(world: World) -> None:
    await world.person("Sofie", "coordinator")

    await world.opens("Sofie", await link_for(world, "mentor"))

    assert world.last("Sofie") == "You are now also a mentor in Bruxelles."
    assert (await world.person("Sofie")).kinds() == {RoleKind.COORDINATOR, RoleKind.MENTOR}
    assert {"newduo", "slot"} <= {name for name, _line in world.telegram.commands(world.accounts["Sofie"].id)}


async def test_whoever_invited_a_member_to_a_second_role_hears_of_it(world: World) -> None:
    await world.person("Ada", "admin")
    await world.person("Sofie", "coordinator")

    await world.says("Ada", "/invite")
    for label in ("mentor", "English"):
        await world.taps("Ada", label)
    await world.opens("Sofie", world.link_in(world.last("Ada")))

    assert world.last("Ada") == "Sofie has joined as a mentor."


async def test_a_token_is_kept_only_as_its_hash(world: World) -> None:
    await world.person("Sofie", "coordinator")

    await world.says("Sofie", "/invite")
    for label in ("mentee", "Nederlands"):
        await world.taps("Sofie", label)
    token = world.link_in(world.last("Sofie")).partition("?start=")[2]

    assert len(token) >= 32
    assert await places_that_hold(world, token) == []


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
    assert explained.startswith("✅ A link for one mentor (Bruxelles). It works once, until Wednesday 1 April.")
    assert forwardable.startswith(invited)


@pytest.mark.parametrize(
    ("invited", "phone", "greeted"),
    [
        ("nl", "fr-BE", "Dag "),
        (None, "fr-BE", "Bonjour "),
        (None, "nl", "Dag "),
        (None, "EN-us", "Hello "),
        (None, "tr", "Bonjour "),  # the branch's
        (None, None, "Bonjour "),
    ],
)
async def test_the_language_is_the_invitations_else_the_phones_else_the_branchs(
    world: World, invited: str | None, phone: str | None, greeted: str
) -> None:
    await arrives(world, "Amina", language=invited, phone=phone)

    assert world.reads("Amina")[0].startswith(greeted)


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

    assert world.shown("Ada") == ["There is no branch yet. Whoever runs the bot can add one."]


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


async def test_an_inviter_hears_that_the_invited_has_joined(world: World) -> None:
    await world.person("Sofie", "coordinator", language="nl")
    await world.says("Sofie", "/invite")
    for label in ("mentee", "English"):
        await world.taps("Sofie", label)

    world.gets_phone("Amina")
    await world.opens("Amina", world.link_in(world.last("Sofie")))
    for press in (welcome.AgreeToPrivacy(True), welcome.BeCounted(True), welcome.KeepName(True)):
        await world.presses("Amina", press)
    assert world.count("Sofie", "Amina") == 0
    await world.presses("Amina", welcome.SkipAbout())

    assert world.last("Sofie") == "Amina doet nu mee als mentee."
    assert [each.used_by_id for each in await all_of(world, Invitation)][-1] == (await world.person("Amina")).id
