"""Each of the two signs for themselves; their yes is kept with its text, its language and its date."""

import pytest

from bot.agreements.models import Signature
from bot.agreements.presses import AskAboutAgreement, ReadAgreement, SignAgreement
from tests.stories.agreement_verbs import buttons_of, duo_that_signs, publishes, signatures
from tests.stories.verbs import forges, how_many, speaks
from tests.world import World

IN_ENGLISH = (
    "📜 The agreement for your duo with {partner}\n\nRespect each other.\n\n"
    "Do you agree? Your coordinator sees your answer, {partner} does not."
)


async def test_when_a_duo_begins_each_is_asked_once(world: World) -> None:
    await duo_that_signs(world)

    assert world.last("Amina") == IN_ENGLISH.format(partner="Jan")
    assert world.last("Jan") == IN_ENGLISH.format(partner="Amina")
    assert world.labels("Amina") == ["✅ I agree", "❓ I have a question", "Français", "Nederlands"]

    await world.days_pass(2)
    assert world.count("Amina", "The agreement") == world.count("Jan", "The agreement") == 1


@pytest.mark.parametrize(
    ("language", "asked", "yes", "signed"),
    [
        ("en", "📜 The agreement for your duo with Jan", "✅ I agree", "✅ You signed on Monday 2 March."),
        (
            "fr",
            "📜 La charte pour votre duo avec Jan",
            "✅ Je suis d’accord",
            "✅ Vous avez signé le lundi 2 mars.",
        ),
        (
            "nl",
            "📜 De overeenkomst voor je duo met Jan",
            "✅ Ik ga akkoord",
            "✅ Je hebt getekend op maandag 2 maart.",
        ),
    ],
)
async def test_a_yes_is_kept_and_seen_in_the_same_message(
    world: World, language: str, asked: str, yes: str, signed: str
) -> None:
    await duo_that_signs(world, language=language)
    seen = len(world.sees("Amina"))
    assert world.last("Amina").startswith(asked)

    await world.taps("Amina", yes)

    assert world.last("Amina").startswith(asked)
    assert world.last("Amina").endswith(signed)
    assert len(world.sees("Amina")) == seen
    (kept,) = await signatures(world, "Amina")
    assert (kept.signed_at, kept.language, kept.recorded_by_id) == (world.now, language, None)
    assert (kept.agreement.version, kept.remind_at) == (1, None)


async def test_the_partner_and_the_coordinator_are_not_disturbed_by_a_yes(world: World) -> None:
    await duo_that_signs(world)
    heard = {name: world.reads(name) for name in ("Jan", "Sofie")}

    await world.taps("Amina", "✅ I agree")
    assert world.reads("Jan") == heard["Jan"]

    await world.taps("Jan", "✅ I agree")
    await world.hours_pass(1)
    assert world.reads("Sofie") == heard["Sofie"]


async def test_signing_twice_is_signing_once(world: World) -> None:
    await duo_that_signs(world)
    (yes,) = buttons_of(world, "Amina", SignAgreement)
    await world.taps("Amina", "✅ I agree")
    (before,) = await signatures(world, "Amina")
    await world.hours_pass(24)

    await forges(world, "Amina", yes)
    await forges(world, "Amina", SignAgreement(yes.signature_id, "nl"))

    (after,) = await signatures(world, "Amina")
    assert (after.signed_at, after.language) == (before.signed_at, "en")
    assert world.shown("Amina") == ["You have signed already, on Monday 2 March. Thank you!"] * 2


async def test_the_text_can_be_read_and_signed_in_another_language(world: World) -> None:
    await duo_that_signs(world)

    await world.taps("Amina", "Nederlands")
    assert "Respecteer de ander." in world.last("Amina")
    assert world.last("Amina").startswith("📜 De overeenkomst voor je duo met Jan")
    assert world.labels("Amina") == ["✅ I agree", "❓ I have a question", "Français", "English"]

    await world.taps("Amina", "✅ I agree")
    await world.taps("Amina", "Français")

    assert world.last("Amina").endswith("✅ Vous avez signé le lundi 2 mars.")
    (kept,) = await signatures(world, "Amina")
    assert kept.language == "nl"


async def test_changing_the_language_changes_no_text_that_stands_there(world: World) -> None:
    await duo_that_signs(world)
    asked = world.last("Amina")

    await speaks(world, "Amina", "Français")

    assert asked in world.reads("Amina")
    await world.taps("Amina", "✅ I agree")
    (kept,) = await signatures(world, "Amina")
    assert kept.language == "en"


@pytest.mark.parametrize(
    ("language", "label", "said"),
    [
        ("en", "❓ I have a question", "☎️ I have told Sofie that you would like a call."),
        ("fr", "❓ J’ai une question", "☎️ J’ai dit à Sofie que vous aimeriez un appel."),
        ("nl", "❓ Ik heb een vraag", "☎️ Ik heb aan Sofie gezegd dat je graag gebeld wordt."),
    ],
)
async def test_a_question_reaches_the_coordinator_and_signing_stays_possible(
    world: World, language: str, label: str, said: str
) -> None:
    await publishes(world)
    await world.person("Sofie", "coordinator", language="en")
    await world.duo(language=language)
    await world.hours_pass(0.1)

    await world.taps("Amina", label)
    await world.hours_pass(0.1)
    assert world.last("Amina").startswith(said)
    assert world.alerts_to("Sofie") == ["Amina asks for a call (duo with Jan)."]

    await world.taps("Amina", label)
    assert len(world.shown("Amina")) == 1
    await world.hours_pass(0.1)
    assert len(world.alerts_to("Sofie")) == 1

    await world.taps("Amina", world.newest("Jan").buttons[0][0].label)
    assert (await signatures(world, "Amina"))[0].signed_at == world.now


async def test_what_was_signed_can_be_read_again_and_what_was_not_is_asked_again(world: World) -> None:
    await duo_that_signs(world)
    await world.taps("Amina", "✅ I agree")
    await world.days_pass(1)

    await world.says("Amina", "/agreement")
    assert world.last("Amina").endswith("Respect each other.\n\n✅ You signed on Monday 2 March.")
    assert world.labels("Amina") == ["Français", "Nederlands"]

    await world.says("Jan", "/agreement")
    assert world.last("Jan") == IN_ENGLISH.format(partner="Amina")
    await world.taps("Jan", "✅ I agree")
    assert world.last("Jan").endswith("✅ You signed on Tuesday 3 March.")
    assert await how_many(world, Signature) == 2


@pytest.mark.parametrize("press", [SignAgreement, ReadAgreement])
async def test_nobody_signs_or_reads_for_somebody_else(world: World, press: type) -> None:
    await duo_that_signs(world)
    await world.duo(mentee="Yusuf", mentor="Mia")
    await world.hours_pass(0.1)
    mine = buttons_of(world, "Amina", SignAgreement)[0].signature_id
    said = {name: world.reads(name) for name in ("Jan", "Yusuf", "Sofie")}

    for name in ("Jan", "Yusuf"):
        await forges(world, name, press(mine, "en"))
        await forges(world, name, AskAboutAgreement(mine))
        assert world.shown(name) == ["This button is no longer in use. /help shows what you can do now."] * 2
    await forges(world, "Sofie", press(mine, "en"))
    await world.hours_pass(0.1)

    assert world.shown("Sofie") == ["That is not possible for you. /help shows what you can do."]
    assert (await signatures(world, "Amina"))[0].signed_at is None
    assert {name: world.reads(name) for name in said} == said


@pytest.mark.parametrize("language", ["xx", "", "de"])
async def test_a_language_that_nobody_speaks_signs_nothing(world: World, language: str) -> None:
    await duo_that_signs(world)
    mine = buttons_of(world, "Amina", SignAgreement)[0].signature_id

    await forges(world, "Amina", SignAgreement(mine, language))
    await forges(world, "Amina", ReadAgreement(mine, language))
    await forges(world, "Amina", SignAgreement(999_999, "en"))

    assert world.shown("Amina") == ["This button is no longer in use. /help shows what you can do now."] * 3
    assert (await signatures(world, "Amina"))[0].signed_at is None
