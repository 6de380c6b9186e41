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
    how_many,
    link_for,
    places_that_hold,
    waiting_updates,
)
from tests.world import World


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

    assert "You are now also a mentor in Bruxelles." in world.reads("Sofie")
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
    assert [each.used_by_id for each in await all_of(world, Invitation)][-1] == (
        await world.person("Amina")
    ).id


async def test_a_coordinator_who_becomes_a_mentor_is_asked_for_a_line(world: World) -> None:
    await world.person("Sofie", "coordinator")
    link = await world.link(RoleKind.MENTOR, branch="Bruxelles")

    await world.opens("Sofie", link)
    assert "Write one line about yourself" in world.last("Sofie")
    await world.says("Sofie", "I know the port by heart.")

    assert (await world.person("Sofie")).about == "I know the port by heart."
    assert world.count("Sofie", "You are in!") == 1
