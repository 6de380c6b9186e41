"""/people and a person's card: who is there, how to reach them, and what is known of them."""

import pytest

from bot.cards.presses import OpenCard
from bot.people.models import Person, Role
from bot.people.queries import branch_named
from bot.people.roles import RoleKind
from tests.beginnings import lived_once
from tests.stories.verbs import forges, how_many
from tests.world import BRANCH, World


async def expected(world: World, first: str, last: str, *, phone: str | None = None) -> None:
    """Somebody on a coordinator's list, who has not opened a link."""
    async with world.built.database.transaction() as session:
        branch = await branch_named(session, BRANCH)
        assert branch is not None
        roles = [Role(kind=RoleKind.MENTEE, branch_id=branch.id)]
        session.add(
            Person(
                first_name=first, last_name=last, phone=phone, language="fr", zone=branch.zone, roles=roles
            )
        )


@lived_once
async def a_branch_full(world: World) -> None:
    await world.duo()
    await world.on_paper("Grace", "mentor", kept_by="Sofie", last_name="Adebayo", phone="0470 12 34 56")
    await expected(world, "Éloïse", "D’Hondt")
    await world.person("Bilal", "mentee", branch="Gent")


def people_in(world: World, name: str) -> list[str]:
    """The people of the newest list: their buttons stand alone in a row and name a role."""
    rows = [row[0].label for row in world.newest(name).buttons if len(row) == 1]
    return [label for label in rows if " · " in label]


async def test_a_coordinator_sees_the_people_of_the_branch_by_role(world: World) -> None:
    await a_branch_full(world)

    await world.says("Sofie", "/people")

    assert world.last("Sofie") == "👥 Everybody · Bruxelles\n5 people"
    assert people_in(world, "Sofie") == [
        "Amina · mentee",
        "✉️ Éloïse D’Hondt · mentee",
        "📋 Grace Adebayo · mentor",
        "Jan · mentor",
        "Sofie · coordinator",
    ]


@pytest.mark.parametrize(
    ("group", "shown"),
    [
        ("Mentees", ["Amina · mentee", "✉️ Éloïse D’Hondt · mentee"]),
        ("Mentors", ["📋 Grace Adebayo · mentor", "📵 Jan · mentor"]),
        ("On paper", ["📋 Grace Adebayo · mentor"]),
        ("Expected", ["✉️ Éloïse D’Hondt · mentee"]),
        ("Unreachable", ["📵 Jan · mentor"]),
    ],
)
async def test_a_button_shows_only_some_of_them(world: World, group: str, shown: list[str]) -> None:
    await a_branch_full(world)
    world.telegram.blocks(world.accounts["Jan"].id)
    await world.settle()

    await world.says("Sofie", "/people")
    await world.taps("Sofie", group)

    assert people_in(world, "Sofie") == shown
    assert f"● {group}" in world.labels("Sofie")


async def test_the_list_has_pages(world: World) -> None:
    await world.person("Sofie", "coordinator")
    for number in range(9):
        await expected(world, f"Amina {number}", "Diallo")

    await world.says("Sofie", "/people")
    assert len(people_in(world, "Sofie")) == 8
    await world.taps("Sofie", "More ▶")

    assert people_in(world, "Sofie") == ["✉️ Amina 8 Diallo · mentee", "Sofie · coordinator"]
    await world.taps("Sofie", "◀ Back")
    assert "✉️ Amina 0 Diallo · mentee" in people_in(world, "Sofie")


@pytest.mark.parametrize("words", ["eloise", "ÉLO", "dhondt elo", "D'Hondt"])
async def test_a_search_needs_neither_case_nor_accents(world: World, words: str) -> None:
    await world.person("Sofie", "coordinator")
    await expected(world, "Éloïse", "D’Hondt")
    await world.says("Sofie", "/people")
    await world.taps("Sofie", "🔎 Search")

    await world.says("Sofie", words)

    assert people_in(world, "Sofie") == ["✉️ Éloïse D’Hondt · mentee"]


async def test_a_search_finds_nobody_of_another_branch(world: World) -> None:
    await a_branch_full(world)
    await world.says("Sofie", "/people")
    await world.taps("Sofie", "🔎 Search")

    await world.says("Sofie", "Bilal")

    assert world.last("Sofie") == "I found nobody with “Bilal” in the name."


async def test_an_admin_sees_everybody_and_chooses_a_branch(world: World) -> None:
    await a_branch_full(world)
    await world.person("Claire", "admin")

    await world.says("Claire", "/people")
    assert "Bilal · mentee · Gent" in people_in(world, "Claire")
    await world.taps("Claire", "🏠 All branches")
    await world.taps("Claire", "🏠 Gent")

    assert people_in(world, "Claire") == ["Bilal · mentee · Gent"]


async def test_a_card_tells_what_is_known(world: World) -> None:
    await world.duo()

    await world.opens_card("Sofie", "Jan")

    assert world.last("Sofie").split("\n\n") == [
        "👤 Jan",
        "• mentor in Bruxelles\nLanguage: English\nIn touch by Telegram\nPhone: –\nE-mail: –\n"
        "About: “I was a baker.”",
        "In the programme since 2 March 2026\n🎓 The training is not done yet.\n"
        "👥 Takes 1 duo at once; has 1.\n🤝 In a duo with Amina since 2 March 2026.",
        "Who opens notes or comments is recorded.",
    ]


async def test_a_card_tells_how_to_reach_somebody(world: World) -> None:
    await a_branch_full(world)
    world.telegram.blocks(world.accounts["Jan"].id)
    await world.settle()

    for name, told in (
        ("Jan", "📵 Cannot be reached on Telegram since 2 March 2026"),
        ("Grace", "📋 On paper; Sofie answers for them\nPhone: +32 470 12 34 56"),
        ("Éloïse", "✉️ Expected; there is no link that works"),
    ):
        await world.opens_card("Sofie", name)
        assert told in world.last("Sofie")


async def test_a_forged_card_of_another_branch_shows_nothing(world: World) -> None:
    await a_branch_full(world)
    bilal = (await world.person("Bilal")).id
    seen = len(world.sees("Sofie"))

    await forges(world, "Sofie", OpenCard(bilal))

    assert "no longer in use" in world.shown("Sofie")[-1]
    assert len(world.sees("Sofie")) == seen


async def test_participants_have_no_list_of_people(world: World) -> None:
    await world.duo()

    await world.says("Amina", "/people")

    assert "not possible for you" in world.last("Amina")


async def test_whoever_has_not_agreed_to_be_spoken_of_is_in_no_list(world: World) -> None:
    await world.person("Sofie", "coordinator")
    world.gets_phone("Guest")
    await world.opens("Guest", await world.link(RoleKind.MENTEE, branch=BRANCH))

    await world.says("Sofie", "/people")

    assert people_in(world, "Sofie") == ["Sofie · coordinator"]
    assert await how_many(world, Person) == 2


@pytest.mark.parametrize(
    ("language", "head", "told"),
    [
        ("fr", "👥 Tout le monde · Bruxelles", "👥 1 duo à la fois ; en a 1."),
        ("nl", "👥 Iedereen · Bruxelles", "👥 Neemt 1 duo tegelijk; heeft er 1."),
    ],
)
async def test_it_speaks_the_coordinator_s_language(
    world: World, language: str, head: str, told: str
) -> None:
    await world.duo(language=language)

    await world.says("Sofie", "/people")
    assert world.last("Sofie").startswith(head)
    await world.presses("Sofie", OpenCard((await world.person("Jan")).id))

    assert told in world.last("Sofie")
