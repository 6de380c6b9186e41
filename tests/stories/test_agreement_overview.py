"""A coordinator sees who has signed and who has not, in their own branches, and may ask once a day."""

import pytest

from bot.agreements.models import Agreement
from bot.agreements.presses import AskToSign, ReadInForce, ShowSignatures
from bot.people.roles import RoleKind
from bot.sandbox.programme import Newcomer
from tests.stories.agreement_verbs import duo_that_signs, publishes, signatures
from tests.stories.verbs import all_of, forges, ids, speaks
from tests.world import BRANCH, World

REMINDED = "You have not signed the agreement for your duo with Jan yet."


async def test_who_is_missing_stands_first_with_since_when(world: World) -> None:
    await duo_that_signs(world)
    for name in ("Amina", "Jan"):
        await world.taps(name, "✅ I agree")
    await world.days_pass(1)
    await world.duo(mentee="Yusuf", mentor="Mia")
    await world.hours_pass(0.1)
    await world.taps("Mia", "✅ I agree")

    await world.says("Sofie", "/agreement")

    assert world.last("Sofie") == (
        "📜 1 person has not signed the agreement yet.\n\n"
        "Yusuf and Mia\n⏳ Yusuf was asked on Tuesday 3 March and has not signed.\n"
        "✅ Mia signed on Tuesday 3 March.\n\n"
        "Amina and Jan\n✅ Amina signed on Monday 2 March.\n✅ Jan signed on Monday 2 March."
    )
    assert world.labels("Sofie") == ["🔁 Ask Yusuf", "📜 Read the agreement"]


@pytest.mark.parametrize(
    ("language", "missing", "nobody"),
    [
        (
            "Français",
            "📜 1 personne n’a pas encore signé la charte.",
            "📜 Toutes les personnes à qui on l’a demandé ont signé la charte.",
        ),
        (
            "Nederlands",
            "📜 1 persoon heeft de overeenkomst nog niet getekend.",
            "📜 Iedereen aan wie het gevraagd is, heeft de overeenkomst getekend.",
        ),
    ],
)
async def test_they_read_it_in_their_own_language(
    world: World, language: str, missing: str, nobody: str
) -> None:
    await duo_that_signs(world)
    await world.taps("Jan", "✅ I agree")
    await speaks(world, "Sofie", language)

    await world.says("Sofie", "/agreement")
    assert world.last("Sofie").startswith(missing)
    await world.taps("Amina", "✅ I agree")
    await world.says("Sofie", "/agreement")
    assert world.last("Sofie").startswith(nobody)


async def test_they_can_ask_once_more_and_not_twice_a_day(world: World) -> None:
    await duo_that_signs(world)
    await world.taps("Jan", "✅ I agree")
    await world.says("Sofie", "/agreement")

    await world.taps("Sofie", "🔁 Ask Amina")
    assert world.shown("Sofie")[-1].startswith("Amina was asked today already.")
    assert world.count("Amina", REMINDED) == 0

    await world.days_pass(1)
    await world.taps("Sofie", "🔁 Ask Amina")
    assert world.last("Sofie").startswith("✅ I have asked Amina now.\n\n📜 1 person")
    assert world.count("Amina", REMINDED) == 1

    await world.taps("Sofie", "🔁 Ask Amina")
    assert world.count("Amina", REMINDED) == 1
    await world.taps("Amina", "📜 Read")
    await world.taps("Amina", "✅ I agree")
    assert (await signatures(world, "Amina"))[0].signed_at == world.now

    await world.taps("Sofie", "🔁 Ask Amina")
    assert world.shown("Sofie")[-1] == "✅ Amina signed on Tuesday 3 March."


async def test_somebody_who_was_never_asked_gets_the_whole_text(world: World) -> None:
    await world.duo()
    await world.hours_pass(1)
    await publishes(world)
    await world.says("Sofie", "/agreement")
    assert "⚪ Amina has not been asked.\n⚪ Jan has not been asked." in world.last("Sofie")

    await world.taps("Sofie", "🔁 Ask Jan")

    assert world.last("Jan").startswith("📜 The agreement for your duo with Amina")
    assert world.labels("Jan")[0] == "✅ I agree"
    assert "⏳ Jan was asked on Monday 2 March and has not signed." in world.last("Sofie")
    assert await signatures(world, "Amina") == []


async def test_the_list_of_duos_names_who_has_not_signed(world: World) -> None:
    await duo_that_signs(world)
    for language, line in (
        ("English", "Not signed: Amina and Jan."),
        ("Français", "Charte pas encore signée : Amina et Jan."),
        ("Nederlands", "Nog niet getekend: Amina en Jan."),
    ):
        await speaks(world, "Sofie", language)
        await world.says("Sofie", "/duos")
        assert line in world.last("Sofie")

    await world.taps("Jan", "✅ I agree")
    await world.says("Sofie", "/duos")
    assert "Nog niet getekend: Amina." in world.last("Sofie")
    await world.taps("Amina", "✅ I agree")
    await world.says("Sofie", "/duos")
    assert "getekend" not in world.last("Sofie")


async def test_they_can_read_what_is_signed_in_their_branches_and_no_other_text(world: World) -> None:
    await duo_that_signs(world)
    await world.branch("Gent")
    await publishes(world, texts=("x", "y", "z"), scope="Gent")
    first, of_gent = await all_of(world, Agreement)
    await world.says("Sofie", "/agreement")

    await world.taps("Sofie", "📜 Read")
    assert world.last("Sofie").startswith("📜 The agreement for your duo with Sofie\n\nRespect each other.")
    await world.taps("Sofie", "Français")
    assert "Respectez l’autre." in world.last("Sofie")
    await world.taps("Sofie", "◀ Back")
    assert world.last("Sofie").startswith("📜 2 people")

    await forges(world, "Sofie", ReadInForce(of_gent.id, "fr"))
    await forges(world, "Sofie", ReadInForce(first.id, "xx"))
    await forges(world, "Jan", ReadInForce(first.id, "fr"))
    assert world.shown("Sofie") == ["This button is no longer in use. /help shows what you can do now."] * 2
    assert world.shown("Jan") == ["That is not possible for you. /help shows what you can do."]


async def test_many_duos_come_in_pages(world: World) -> None:
    await publishes(world)
    await world.person("Sofie", "coordinator")
    people = [(f"Mentee{n}", f"Mentor{n}") for n in range(9)]
    kinds = (RoleKind.MENTEE, RoleKind.MENTOR)
    await world.join(
        [
            Newcomer(name, kind, BRANCH, "en")
            for pair in people
            for name, kind in zip(pair, kinds, strict=True)
        ]
    )
    for mentee, mentor in people:
        await world.forms_duo("Sofie", mentee, mentor)
    await world.hours_pass(0.1)

    await world.says("Sofie", "/agreement")
    assert world.last("Sofie").startswith("📜 18 people have not signed")
    assert world.last("Sofie").count("⏳") == 16
    await world.taps("Sofie", "More ▶")
    assert "Mentee8 and Mentor8" in world.last("Sofie")
    assert world.last("Sofie").count("⏳") == 2
    await world.taps("Sofie", "◀ Back")
    assert world.last("Sofie").count("⏳") == 16

    await forges(world, "Sofie", ShowSignatures(99))
    assert world.last("Sofie").count("⏳") == 16


async def test_a_coordinator_asks_nobody_of_another_branch(world: World) -> None:
    await duo_that_signs(world)
    await world.branch("Gent")
    await world.person("Wim", "coordinator", branch="Gent")
    amina, sofie = await ids(world, "Amina", "Sofie")
    (signature,) = await signatures(world, "Amina")
    await world.days_pass(2)
    said = {name: world.reads(name) for name in ("Amina", "Sofie")}

    await world.says("Wim", "/agreement")
    assert world.last("Wim") == "There is no agreement to sign at the moment."
    await forges(world, "Wim", AskToSign(signature.duo_id, amina, 0))
    await forges(world, "Sofie", AskToSign(signature.duo_id, sofie, 0))
    await forges(world, "Sofie", AskToSign(999_999, amina, 0))
    await forges(world, "Jan", AskToSign(signature.duo_id, amina, 0))
    await forges(world, "Jan", ShowSignatures(0))

    stale = "This button is no longer in use. /help shows what you can do now."
    assert world.shown("Wim") == [stale]
    assert world.shown("Sofie") == [stale, stale]
    assert world.shown("Jan") == ["That is not possible for you. /help shows what you can do."] * 2
    assert {name: world.reads(name) for name in said} == said
