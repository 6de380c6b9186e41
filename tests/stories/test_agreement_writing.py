"""An admin writes a version in three languages, looks at it as people will get it, and publishes it."""

import pytest

from bot.agreements import presses
from bot.agreements.examples import example
from bot.agreements.models import Agreement, AgreementText
from bot.agreements.rules import LONGEST, Source
from bot.audit.models import AuditEntry
from bot.dialogues.models import Dialogue
from tests.stories.agreement_verbs import TEXTS, opens_scope, publishes, writes
from tests.stories.verbs import all_of, branch_id, forges, how_many, speaks
from tests.world import BRANCH, World

GONE = "This draft is published or dropped by now. /agreement shows how it is."
STALE = "This button is no longer in use. /help shows what you can do now."


async def admin(world: World) -> None:
    await world.branch(BRANCH)
    await world.person("Ada", "admin")


async def test_three_texts_are_asked_one_by_one_then_seen_as_people_get_them(world: World) -> None:
    await admin(world)
    await opens_scope(world, "Ada")
    assert world.last("Ada").endswith("There is no agreement yet. Nobody is asked to sign.")
    await world.taps("Ada", "New version")
    await world.taps("Ada", "✏️ Français")

    for step, (language, text) in enumerate(
        zip(("Français", "Nederlands", "English"), TEXTS, strict=True), start=1
    ):
        asked = f"✏️ {language} ({step} of 3). Please send the text of version 1 now."
        assert world.last("Ada").startswith(asked)
        assert world.labels("Ada") == ["📄 Take the example", "◀ Back"]
        await world.says("Ada", text)

    assert world.last("Ada").startswith("📜 The agreement for your duo with Ada\n\nRespect each other.")
    await world.taps("Ada", "Nederlands")
    assert world.last("Ada").startswith("📜 De overeenkomst voor je duo met Ada\n\nRespecteer de ander.")
    assert world.labels("Ada")[:3] == ["Français", "• Nederlands", "English"]
    assert await how_many(world, Dialogue) == 0


async def test_publishing_puts_it_in_force_and_is_written_down(world: World) -> None:
    await admin(world)
    await writes(world, "Ada")
    await world.taps("Ada", "📣 Publish version 1")
    assert world.labels("Ada") == ["Only new duos", "◀ Back"]  # nobody is in a duo yet

    await world.taps("Ada", "Only new duos")

    assert world.last("Ada").startswith("✅ Version 1 for all branches is in force.")
    (kept,) = await all_of(world, Agreement)
    assert (kept.published_at, kept.branch_id, kept.by_language) == (
        world.now,
        None,
        dict(zip(("fr", "nl", "en"), TEXTS, strict=True)),
    )
    changes = [each for each in await all_of(world, AuditEntry) if each.subject == "agreement"]
    assert [each.change for each in changes] == ["added", "changed"]
    assert {each.by_id for each in changes} == {(await world.person("Ada")).id}
    await opens_scope(world, "Ada")
    assert "In force: version 1, since Monday 2 March.\n\n0 signatures" in world.last("Ada")


async def test_the_example_is_a_start_and_each_text_can_be_changed(world: World) -> None:
    await admin(world)
    await opens_scope(world, "Ada", BRANCH)
    await world.taps("Ada", "New version")
    await world.taps("Ada", "📄 Start from the example")
    assert "✅ Français: " in world.last("Ada")

    await world.taps("Ada", "👁 Preview")
    assert example("fr").split("\n")[0] in world.last("Ada")
    await world.taps("Ada", "English")
    await world.taps("Ada", "✏️ Change this text")
    await world.says("Ada", "Be <kind> & fair.  \r\n\r\n\r\n\r\n• Listen.\x07 ")

    assert "Be <kind> & fair.\n\n• Listen.\n\nDo you agree?" in world.last("Ada")
    (kept,) = await all_of(world, Agreement)
    assert kept.by_language["nl"] == example("nl")
    assert kept.branch_id == await branch_id(world)


async def test_texts_of_the_version_before_can_be_kept(world: World) -> None:
    await publishes(world)
    await opens_scope(world, "Ada")
    await world.taps("Ada", "New version")
    await world.taps("Ada", "✏️ Français")
    assert world.labels("Ada")[0] == "📄 Keep the text of version 1"
    await world.taps("Ada", "📄 Keep")
    await world.says("Ada", "Kom op tijd.")
    await world.taps("Ada", "📄 Take the example")

    kept = (await all_of(world, Agreement))[-1]
    assert kept.by_language == {"fr": TEXTS[0], "nl": "Kom op tijd.", "en": example("en")}


async def test_a_text_that_is_too_long_is_not_taken_nor_is_what_telegram_cut_off(world: World) -> None:
    await admin(world)
    await opens_scope(world, "Ada")
    await world.taps("Ada", "New version")
    await world.taps("Ada", "✏️ Français")

    await world.says("Ada", "x" * 4096)
    assert world.last("Ada").startswith("This text has 4,096 characters. At most 3,500 fit")
    await world.says("Ada", "and the rest of it")
    assert world.last("Ada").startswith("I have not taken this: it looks like the rest")
    assert await how_many(world, AgreementText) == 0

    await world.taps("Ada", "✏️ Send a shorter text")
    await world.says("Ada", "x" + "😀" * 1750)  # Telegram counts an emoji twice
    assert world.last("Ada").startswith("This text has 3,501 characters.")
    await world.taps("Ada", "✏️ Send a shorter text")
    await world.says("Ada", "xx" + "😀" * 1749)
    assert world.last("Ada").startswith("✏️ Nederlands (2 of 3)")


async def test_the_longest_text_reaches_people_with_all_that_stands_around_it(world: World) -> None:
    long = "x" + "<&" * (LONGEST // 2 - 1) + "x"
    await publishes(world, texts=(long, long, long))
    await world.duo(mentee="M" * 40, mentor="N" * 40, language="fr")
    await world.hours_pass(0.1)

    await world.taps("M" * 40, "✅ Je suis d’accord")

    assert world.last("M" * 40).endswith("✅ Vous avez signé le lundi 2 mars.")
    assert long in world.last("N" * 40)


@pytest.mark.parametrize("text", ["", "\u200b", "•\n•"])
async def test_what_is_no_text_is_asked_for_again(world: World, text: str) -> None:
    await admin(world)
    await opens_scope(world, "Ada")
    await world.taps("Ada", "New version")
    await world.taps("Ada", "✏️ Nederlands")

    if text:
        await world.says("Ada", text)
    else:
        world.telegram.sends_photo(world.accounts["Ada"].id, b"jpg")
        await world.settle()

    assert world.last("Ada") == "Please answer with a written message."
    await world.says("Ada", "Kom op tijd.")
    assert world.last("Ada").startswith("✏️ Français (1 of 3)")


async def test_the_way_back_stops_waiting_and_keeps_what_is_written(world: World) -> None:
    await admin(world)
    await opens_scope(world, "Ada")
    await world.taps("Ada", "New version")
    await world.taps("Ada", "✏️ Français")
    await world.says("Ada", TEXTS[0])

    await world.taps("Ada", "◀ Back")
    assert "✅ Français: 18 characters\n⚪ Nederlands: no text yet" in world.last("Ada")
    await world.says("Ada", "This is for nobody.")

    assert await how_many(world, AgreementText) == 1
    await forges(world, "Ada", presses.TakeText((await all_of(world, Agreement))[0].id, "fr", Source.EXAMPLE))
    assert world.shown("Ada") == [STALE]
    await opens_scope(world, "Ada")
    assert "Draft: version 1, of Monday 2 March. Written: Français." in world.last("Ada")
    assert "✏️ Go on with the draft" in world.labels("Ada")


@pytest.mark.parametrize(
    ("language", "heading", "button"),
    [
        ("Français", "📜 La charte pour toutes les antennes", "✏️ Nouvelle version"),
        ("Nederlands", "📜 De overeenkomst voor alle vestigingen", "✏️ Nieuwe versie"),
    ],
)
async def test_an_admin_reads_it_in_their_own_language(
    world: World, language: str, heading: str, button: str
) -> None:
    await admin(world)
    await speaks(world, "Ada", language)

    await world.says("Ada", "/agreement")
    await world.taps("Ada", world.labels("Ada")[0])

    assert world.last("Ada").startswith(heading)
    assert button in world.labels("Ada")
