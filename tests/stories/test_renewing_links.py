"""/links: which links are not opened yet, and what staff do about each of them."""

import pytest

from bot.onboarding.models import Invitation
from bot.people.models import Person
from tests.stories.expecting import expects, invites, people_named, picks
from tests.stories.verbs import how_many
from tests.world import World


@pytest.mark.parametrize(
    ("language", "listed"),
    [
        (
            "en",
            "2 links are not opened yet:\n\n1. Amina Benali\nmentee (Bruxelles)\n"
            "Since Monday 2 March; it works until Wednesday 1 April.\n\n2. mentor (Bruxelles)\n"
            "Since Tuesday 3 March; it works until Thursday 2 April.",
        ),
        (
            "fr",
            "2 liens ne sont pas encore ouverts :\n\n1. Amina Benali\nmentee (Bruxelles)\n"
            "Depuis le lundi 2 mars ; il fonctionne jusqu’au mercredi 1 avril.\n\n2. mentor (Bruxelles)\n"
            "Depuis le mardi 3 mars ; il fonctionne jusqu’au jeudi 2 avril.",
        ),
        (
            "nl",
            "2 links zijn nog niet geopend:\n\n1. Amina Benali\nmentee (Bruxelles)\n"
            "Sinds maandag 2 maart; de link werkt tot woensdag 1 april.\n\n2. mentor (Bruxelles)\n"
            "Sinds dinsdag 3 maart; de link werkt tot donderdag 2 april.",
        ),
    ],
)
async def test_links_lists_what_is_not_opened_oldest_first(world: World, language: str, listed: str) -> None:
    await world.person("Sofie", "coordinator", language=language)
    await expects(world, "Amina", by="Sofie", last_name="Benali")
    await world.days_pass(1)
    await invites(world, "Sofie", "mentor")

    await world.says("Sofie", "/links")

    assert world.last("Sofie") == listed
    assert world.labels("Sofie") == ["1 · Amina Benali", "2 · mentor (Bruxelles)"]


async def test_an_opened_link_is_no_longer_listed(world: World) -> None:
    await world.person("Sofie", "coordinator")
    link = await expects(world, "Amina", by="Sofie")
    world.gets_phone("Amina")
    await world.opens("Amina", link)

    await world.says("Sofie", "/links")

    assert world.last("Sofie") == "All links are opened. With /invite you make a new one."


async def test_a_renewed_link_lets_the_same_person_in_and_the_old_one_nobody(world: World) -> None:
    await world.person("Sofie", "coordinator")
    old = await expects(world, "Amina", by="Sofie", language="fr")
    await world.days_pass(5)

    await picks(world, "Sofie", "1 · Amina")
    await world.taps("Sofie", "🔁 Make a new link")

    explained, forwardable = world.reads("Sofie")[-2:]
    assert explained.startswith("🔁 A new link for Amina. It works once, until Monday 6 April;")
    assert forwardable.startswith("Bonjour ! Voici votre lien")
    world.gets_phone("Amina", language_code="fr")
    await world.opens("Amina", old)
    assert world.last("Amina").startswith("Ce lien ne fonctionne plus.")
    await world.opens("Amina", world.link_in(forwardable))
    assert world.reads("Amina")[1].startswith("Bonjour Amina")
    assert len(await people_named(world, "Amina")) == 1


async def test_renewing_twice_makes_one_link(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await expects(world, "Amina", by="Sofie")
    await invites(world, "Sofie", "mentor")
    made = await how_many(world, Invitation)

    for pick in ("1 · Amina", "1 · mentor"):
        await picks(world, "Sofie", pick)
        for _tap in range(2):
            world.telegram.taps(world.accounts["Sofie"].id, world.newest("Sofie").id, "🔁 Make a new link")
        await world.settle()

    assert await how_many(world, Invitation) == made + 2
    assert len(world.shown("Sofie")) == 2
    assert set(world.shown("Sofie")) == {
        "This link has been opened, renewed or revoked meanwhile. /links shows which ones wait."
    }


@pytest.mark.parametrize("known", [True, False])
async def test_an_expired_link_is_shown_as_such_and_can_be_renewed(world: World, known: bool) -> None:
    await world.person("Sofie", "coordinator")
    if known:
        await expects(world, "Amina", by="Sofie")
    else:
        await invites(world, "Sofie")
    await world.days_pass(31)

    await world.says("Sofie", "/links")
    assert "⌛ Since Monday 2 March; it expired on Wednesday 1 April." in world.last("Sofie")
    await world.taps("Sofie", "1 · ")
    await world.taps("Sofie", "🔁 Make a new link")

    world.gets_phone("Amina", language_code="en")
    await world.opens("Amina", world.link_in(world.last("Sofie")))
    assert world.last("Amina").endswith("Do you agree?")


async def test_a_revoked_link_works_no_longer_and_its_person_is_still_expected(world: World) -> None:
    await world.person("Sofie", "coordinator")
    link = await expects(world, "Amina", by="Sofie")

    await picks(world, "Sofie", "1 · Amina")
    await world.taps("Sofie", "✖ Revoke")
    assert world.last("Sofie") == "Shall the link for Amina stop working?"
    assert world.labels("Sofie") == ["✖ Revoke the link", "🗑 Remove Amina, too", "◀ Back"]
    await world.taps("Sofie", "✖ Revoke the link")

    world.gets_phone("Amina", language_code="en")
    await world.opens("Amina", link)
    assert world.last("Amina").startswith("This link no longer works.")
    await world.says("Sofie", "/links")
    assert "1. Amina\nmentee (Bruxelles)\n✖ Revoked on Monday 2 March." in world.last("Sofie")
    await world.taps("Sofie", "1 · Amina")
    await world.taps("Sofie", "🔁")
    await world.opens("Amina", world.link_in(world.last("Sofie")))
    assert world.last("Amina").endswith("Do you agree?")


async def test_a_revoked_person_can_be_removed_with_all_that_is_known(world: World) -> None:
    await world.person("Sofie", "coordinator")
    link = await expects(world, "Amina", by="Sofie", phone="0470 12 34 56")

    await picks(world, "Sofie", "1 · Amina")
    await world.taps("Sofie", "✖ Revoke")
    await world.taps("Sofie", "🗑 Remove Amina, too")

    assert world.last("Sofie").startswith("🗑 Amina is no longer expected")
    assert await how_many(world, Person) == 1
    world.gets_phone("Amina", language_code="en")
    await world.opens("Amina", link)
    assert world.last("Amina").startswith("I do not know this link.")


async def test_a_link_for_nobody_in_particular_is_revoked_for_good(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await invites(world, "Sofie")

    await picks(world, "Sofie", "1 · mentee")
    await world.taps("Sofie", "✖ Revoke")
    assert world.labels("Sofie") == ["✖ Revoke the link", "◀ Back"]
    await world.taps("Sofie", "✖ Revoke the link")
    await world.says("Sofie", "/links")

    assert world.last("Sofie").startswith("All links are opened.")


async def test_long_lists_have_pages(world: World) -> None:
    await world.person("Sofie", "coordinator")
    for number in range(19):
        await expects(world, f"Newcomer {number}", by="Sofie")

    await world.says("Sofie", "/links")
    assert world.last("Sofie").startswith("19 links are not opened yet:")
    assert world.labels("Sofie")[0] == "1 · Newcomer 0"
    await world.taps("Sofie", "More ▶")
    await world.taps("Sofie", "More ▶")

    assert world.labels("Sofie") == ["17 · Newcomer 16", "18 · Newcomer 17", "19 · Newcomer 18", "◀ Back"]
