"""Somebody was imported: their own link lets them in, as who they are already."""

import asyncio

import pytest

from bot.onboarding import presses as welcome
from bot.people.models import Person
from bot.people.roles import RoleKind
from tests.stories.expecting import another_link, expects, opens_and_agrees, people_named
from tests.stories.verbs import how_many, waiting_updates
from tests.world import World


@pytest.mark.parametrize(
    ("language", "greeted", "asked"),
    [
        ("en", "Hello Amina, welcome! 👋", "May we call you Amina?"),
        ("fr", "Bonjour Amina, et bienvenue ! 👋", "Pouvons-nous vous appeler Amina ?"),
        ("nl", "Dag Amina, welkom! 👋", "Mogen we je Amina noemen?"),
    ],
)
async def test_the_expected_person_is_greeted_by_their_name_in_the_language_of_the_sheet(
    world: World, language: str, greeted: str, asked: str
) -> None:
    await world.person("Sofie", "coordinator")
    link = await expects(world, "Amina", by="Sofie", language=language, last_name="Benali")
    world.accounts["Amina"] = world.telegram.join("🌸 A.", language_code="tr")

    await world.opens("Amina", link)
    await world.presses("Amina", welcome.AgreeToPrivacy(True))
    await world.presses("Amina", welcome.BeCounted(True))

    assert world.reads("Amina")[0].split("\n")[0] == greeted
    assert world.last("Amina").startswith(asked)
    (amina,) = await people_named(world, "Amina")
    assert amina.telegram_id == world.accounts["Amina"].id
    assert (amina.last_name, amina.language) == ("Benali", language)


async def test_whoever_made_the_link_hears_when_the_expected_has_joined(world: World) -> None:
    await world.person("Sofie", "coordinator")
    link = await expects(world, "Amina", by="Sofie")
    world.gets_phone("Amina")

    await opens_and_agrees(world, "Amina", link)
    await world.presses("Amina", welcome.SkipAbout())

    assert world.last("Sofie") == "Amina has joined as a mentee."
    assert await how_many(world, Person) == 2


@pytest.mark.parametrize(
    ("chosen", "phone", "greeted"),
    [(True, "nl", "Bonjour"), (False, "nl", "Dag"), (False, "tr", "Bonjour")],
)
async def test_the_language_of_the_phone_counts_when_the_sheet_named_none(
    world: World, chosen: bool, phone: str, greeted: str
) -> None:
    link = await expects(world, "Amina", language="fr", chosen=chosen)
    world.gets_phone("Amina", language_code=phone)

    await world.opens("Amina", link)

    assert world.reads("Amina")[0].startswith(greeted)


async def test_a_line_that_was_imported_is_shown_and_can_be_changed(world: World) -> None:
    link = await expects(world, "Amina", about="Likes kitchens.")
    world.gets_phone("Amina")

    await opens_and_agrees(world, "Amina", link)
    assert "✅ Your future partner will read: “Likes kitchens.”" in world.reads("Amina")
    assert world.last("Amina").startswith("That is all. You are in!")

    await world.taps("Amina", "✏️ Another line")
    await world.says("Amina", "I like football.")
    assert (await world.person("Amina")).about == "I like football."

    await world.taps("Amina", "✏️ Another line")
    await world.taps("Amina", "Rather not")
    assert (await world.person("Amina")).about == ""


async def test_an_old_rather_not_does_not_wipe_a_line(world: World) -> None:
    link = await expects(world, "Amina")
    world.gets_phone("Amina")
    await opens_and_agrees(world, "Amina", link)
    await world.says("Amina", "I like football.")

    await world.taps("Amina", "Rather not")

    assert world.shown("Amina") == ["You have answered this already. Thank you!"]
    assert (await world.person("Amina")).about == "I like football."


async def test_two_phones_that_open_one_personal_link_do_not_both_come_in(world: World) -> None:
    token = (await expects(world, "Amina")).partition("?start=")[2]
    for name in ("Amina", "Bilal"):
        world.telegram.opens(world.gets_phone(name, language_code="en").id, token)

    first, second = waiting_updates(world)
    await asyncio.gather(world.built.dispatch.receive(first), world.built.dispatch.receive(second))
    await world.settle()

    assert await how_many(world, Person) == 1
    assert world.count("Amina", "used already") + world.count("Bilal", "used already") == 1
    assert world.count("Amina", "Do you agree?") + world.count("Bilal", "Do you agree?") == 1


async def test_opening_ones_own_personal_link_again_goes_on_at_the_open_question(world: World) -> None:
    link = await expects(world, "Amina")
    world.gets_phone("Amina")
    (amina,) = await people_named(world, "Amina")
    other = await another_link(world, amina)
    await world.opens("Amina", link)

    for again in (link, other):
        await world.opens("Amina", again)
        assert world.last("Amina").endswith("Do you agree?")
    assert await how_many(world, Person) == 1


async def test_a_coordinator_may_be_expected_too(world: World) -> None:
    link = await expects(world, "Tom", "coordinator")
    world.gets_phone("Tom")

    await opens_and_agrees(world, "Tom", link)

    assert (await world.person("Tom")).kinds() == {RoleKind.COORDINATOR}
    assert "newduo" in {name for name, _line in world.telegram.commands(world.accounts["Tom"].id)}
