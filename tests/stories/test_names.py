"""How somebody is called, and the line that a future partner reads."""

import pytest

from bot.onboarding import presses as welcome
from tests.stories.verbs import (
    arrives_at_about,
    arrives_at_name,
)
from tests.world import World


@pytest.mark.parametrize("name", ["<b>Ali & co</b>", "أمينة", "{name}"])
async def test_a_name_is_shown_just_as_it_was_written(world: World, name: str) -> None:
    await arrives_at_name(world, "Amina")

    await world.presses("Amina", welcome.KeepName(False))
    await world.says("Amina", f"  {name} ")

    assert (await world.person("Amina")).first_name == name
    assert name in world.reads("Amina")[-2]
    assert world.last("Amina").startswith("Write one line")


@pytest.mark.parametrize(
    ("language", "kindly"),
    [("en", "at most 40 characters"), ("fr", "au maximum 40 caractères"), ("nl", "hoogstens 40 tekens")],
)
async def test_a_name_of_41_characters_is_asked_again(world: World, language: str, kindly: str) -> None:
    await arrives_at_name(world, "Amina", language=language)
    await world.presses("Amina", welcome.KeepName(False))

    await world.says("Amina", "x" * 41)
    assert kindly in world.last("Amina")

    await world.says("Amina", "x" * 40)
    assert (await world.person("Amina")).first_name == "x" * 40


async def test_a_name_needs_a_letter_else_nobody_could_read_it_on_a_button(world: World) -> None:
    await arrives_at_name(world, "Amina")
    await world.presses("Amina", welcome.KeepName(False))

    for name in ("🎉🎉", "…", "\N{ZERO WIDTH SPACE}", "007"):
        await world.says("Amina", name)
        assert world.last("Amina") == "Please write your name with letters."

    assert (await world.person("Amina")).first_name == "Amina"


async def test_a_photo_is_no_name(world: World) -> None:
    await arrives_at_name(world, "Amina")
    await world.presses("Amina", welcome.KeepName(False))

    world.telegram.sends_photo(world.accounts["Amina"].id, b"jpg", caption="me")
    await world.settle()

    assert world.last("Amina") == "Please answer with a written message."


@pytest.mark.parametrize("account_name", ["🦋", "\N{ZERO WIDTH SPACE}"])
async def test_who_has_no_name_on_telegram_is_asked_for_one(world: World, account_name: str) -> None:
    await arrives_at_name(world, account_name)

    assert world.last(account_name).startswith("What is your first name?")
    await world.says(account_name, "Amina")
    assert (await world.person(account_name)).first_name == "Amina"


async def test_who_wanted_another_name_can_still_keep_theirs(world: World) -> None:
    await arrives_at_name(world, "Amina")
    await world.presses("Amina", welcome.KeepName(False))

    await world.taps("Amina", "Yes, Amina")
    assert world.last("Amina").startswith("Write one line")

    await world.says("Amina", "I like football.")
    person = await world.person("Amina")
    assert (person.first_name, person.about) == ("Amina", "I like football.")


async def test_a_line_about_oneself_is_shown_as_the_partner_will_read_it(world: World) -> None:
    await arrives_at_about(world, "Jan", "mentor")

    await world.says("Jan", "30 years <logistics>,\n now & then cycling")

    assert "✅ Your future partner will read: “30 years <logistics>, now & then cycling”" in world.reads(
        "Jan"
    )
    assert world.last("Jan").startswith("That is all. You are in!")


async def test_a_line_of_more_than_200_characters_is_asked_again(world: World) -> None:
    await arrives_at_about(world, "Jan", "mentor")

    await world.says("Jan", "x" * 4096)

    assert world.last("Jan") == "That is a bit long. Please write at most 200 characters."
    assert (await world.person("Jan")).joined_at is None


async def test_the_line_can_be_left_out(world: World) -> None:
    await arrives_at_about(world, "Jan", "mentor")

    await world.taps("Jan", "Rather not")

    assert (await world.person("Jan")).about == ""
    assert (await world.person("Jan")).joined_at is not None


@pytest.mark.parametrize("role", ["coordinator", "admin"])
async def test_staff_are_not_asked_for_a_line(world: World, role: str) -> None:
    await arrives_at_about(world, "Sofie", role)

    assert (await world.person("Sofie")).joined_at is not None
    assert "With /invite you make links" in world.last("Sofie")
