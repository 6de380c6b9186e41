"""From the link to a member: one question at a time, and no way to get stuck."""

import pytest

from bot.onboarding import presses as welcome
from bot.onboarding.models import Invitation
from bot.outbox.models import Kind, OutgoingMessage
from bot.people.models import Person, Role
from tests.stories.verbs import (
    all_of,
    arrives,
    arrives_at_about,
    forges,
    how_many,
    places_that_hold,
)
from tests.world import World


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Hello Amina, ", "Your data", "✅ Thank you", "✅ We call you Amina.", "Write one line"]),
        ("fr", ["Bonjour Amina", "Vos données", "✅ Merci", "✅ Nous vous appelons Amina.", "Écrivez une"]),
        ("nl", ["Dag Amina", "Je gegevens", "✅ Bedankt", "✅ We noemen je Amina.", "Schrijf één zin"]),
    ],
)
async def test_the_welcome_asks_one_thing_at_a_time(world: World, language: str, expected: list[str]) -> None:
    await arrives_at_about(world, "Amina", language=language)

    assert [
        said[: len(begin)] for said, begin in zip(world.reads("Amina"), expected, strict=True)
    ] == expected


async def test_who_says_no_to_the_notice_is_not_kept(world: World) -> None:
    link = await arrives(world, "Zebedeus")

    await world.presses("Zebedeus", welcome.AgreeToPrivacy(False))

    assert world.last("Zebedeus").startswith("I understand. I keep nothing about you.")
    assert await how_many(world, Person) == await how_many(world, Role) == 0
    assert await places_that_hold(world, "Zebedeus") == []

    await world.opens("Zebedeus", link)
    assert world.last("Zebedeus").endswith("Do you agree?")


async def test_a_yes_after_the_no_is_too_late(world: World) -> None:
    await arrives(world, "Amina", phone="nl", language="nl")
    await world.presses("Amina", welcome.AgreeToPrivacy(False))

    await forges(world, "Amina", welcome.AgreeToPrivacy(True))

    assert world.shown("Amina")[0].startswith("Dag! Ik ben Duo")
    assert await how_many(world, Person) == 0


@pytest.mark.parametrize("counted", [True, False])
async def test_the_answer_on_research_is_kept_and_either_way_the_welcome_goes_on(
    world: World, counted: bool
) -> None:
    await arrives(world, "Amina")
    await world.presses("Amina", welcome.AgreeToPrivacy(True))

    await world.presses("Amina", welcome.BeCounted(counted))

    assert (await world.person("Amina")).counted_in_research is counted
    assert world.last("Amina").startswith("May we call you Amina?")


async def test_who_answers_two_days_later_is_still_heard(world: World) -> None:
    """Questions to members expire after a day, so that no word meant for a partner is swallowed. Somebody in
    the welcome has no partner; they heard "please first answer the question above" whatever they wrote."""
    await arrives_at_about(world, "Amina")

    await world.days_pass(2)
    await world.says("Amina", "I like football.")

    assert (await world.person("Amina")).about == "I like football."


@pytest.mark.parametrize(
    ("language", "kindly"),
    [
        ("en", "One moment: please first answer my question."),
        ("fr", "Un instant : répondez d’abord à ma question, s’il vous plaît."),
        ("nl", "Een momentje: beantwoord eerst mijn vraag."),
    ],
)
async def test_who_writes_something_else_in_mid_welcome_is_led_back(
    world: World, language: str, kindly: str
) -> None:
    await arrives(world, "Amina", language=language)

    for nothing_to_do_with_it in ("Hello?", "/slot", "/newduo", "/nonsense"):
        await world.says("Amina", nothing_to_do_with_it)
        assert world.reads("Amina")[-2] == kindly
        assert world.labels("Amina")[0].startswith("✅")

    await world.says("Amina", "/help")
    assert world.labels("Amina")[0].startswith("✅")


async def test_steps_cannot_be_skipped_by_forged_buttons(world: World) -> None:
    await arrives(world, "Amina")

    for press in (
        welcome.BeCounted(True),
        welcome.KeepName(True),
        welcome.KeepName(False),
        welcome.SkipAbout(),
    ):
        await forges(world, "Amina", press)

    assert set(world.shown("Amina")) == {"You have answered this already. Thank you!"}
    assert (await world.person("Amina")).agreed_to_privacy_at is None
    assert world.last("Amina").endswith("Do you agree?")


async def test_a_member_cannot_be_undone_by_an_old_button(world: World) -> None:
    await world.person("Amina", "mentee")

    await forges(world, "Amina", welcome.AgreeToPrivacy(False), under=world.sees("Amina")[1].id)

    assert world.shown("Amina") == ["You have answered this already. Thank you!"]
    assert (await world.person("Amina")).joined_at is not None


async def test_a_double_tap_on_a_step_asks_the_next_question_once(world: World) -> None:
    await arrives(world, "Amina")

    for _tap in range(2):
        world.telegram.taps(world.accounts["Amina"].id, world.newest("Amina").id, "✅ Yes, I agree")
    await world.settle()

    assert world.count("Amina", "Researchers look at") == 1


@pytest.mark.parametrize(
    ("phone", "kindly"),
    [("fr-BE", "Bonjour ! Je suis Duo"), ("nl", "Dag! Ik ben Duo"), ("tr", "Hello! I am Duo")],
)
async def test_a_stranger_gets_one_kind_sentence_whatever_they_do(
    world: World, phone: str, kindly: str
) -> None:
    stranger = world.gets_phone("Somebody", language_code=phone)

    for words in ("/start", "Hi!", "/help", "/invite", "/duos", "🎉", "x" * 4096):
        await world.says("Somebody", words)
    world.telegram.sends_sticker(stranger.id)
    world.telegram.sends_location(stranger.id, 50.85, 4.35)
    await world.settle()

    assert len(world.reads("Somebody")) == 9
    assert all(said.startswith(kindly) for said in world.reads("Somebody"))

    await forges(world, "Somebody", welcome.ChooseLanguage("nl"))
    assert world.shown("Somebody")[0].startswith(kindly.partition(" ")[0])
    assert await how_many(world, Person) == 0
    assert Kind.COPY not in {message.kind for message in await all_of(world, OutgoingMessage)}


async def test_nobody_is_told_of_who_has_not_finished(world: World) -> None:
    await world.person("Sofie", "coordinator")
    heard = len(world.reads("Sofie"))

    await arrives_at_about(world, "Amina")

    assert len(world.reads("Sofie")) == heard
    assert [each.used_at is None for each in await all_of(world, Invitation)] == [False, False]
