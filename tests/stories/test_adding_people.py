"""/addperson: one question at a time, nothing is kept before the yes, and the undo takes it all back."""

import pytest

from bot.cards import adding_presses as adding
from bot.cards.rules import Step
from bot.people.models import Person
from bot.people.roles import RoleKind
from tests.beginnings import lived_once
from tests.stories.verbs import all_of, branch_id, forges, how_many, places_that_hold
from tests.world import World


@lived_once
async def up_to_the_notice(world: World, *, language: str = "en") -> None:
    if "Sofie" not in world.accounts:
        await world.person("Sofie", "coordinator", language=language)
    await world.says("Sofie", "/addperson")
    await world.presses("Sofie", adding.AddAs(RoleKind.MENTEE))
    await world.says("Sofie", "Amina")
    await world.says("Sofie", "Diallo")
    await world.presses("Sofie", adding.AddReads(language))
    await world.says("Sofie", "0470 12 34 56")
    await world.says("Sofie", "I like football.")


async def test_a_person_on_paper_is_like_any_other(world: World) -> None:
    await up_to_the_notice(world)
    assert world.last("Sofie").startswith("Did Amina read this on paper, or hear it from you, and say yes?")
    assert "• I keep your name, your language and your answers" in world.last("Sofie")

    await world.taps("Sofie", "✅ Amina said yes")
    assert "May we count Amina?" in world.last("Sofie")
    await world.taps("Sofie", "No")

    assert world.last("Sofie").startswith("✅ Amina Diallo is in: mentee in Bruxelles, on paper.")
    amina = await world.person("Amina")
    assert (amina.phone, amina.about) == ("+32 470 12 34 56", "I like football.")
    assert amina.zone == "Europe/Brussels"
    assert amina.on_paper
    assert amina.joined_at == amina.agreed_to_privacy_at == world.now
    assert amina.kept_by_id == (await world.person("Sofie")).id
    assert amina.counted_in_research is False


async def test_without_their_yes_nothing_is_kept(world: World) -> None:
    await up_to_the_notice(world)

    await world.taps("Sofie", "No")

    assert world.last("Sofie") == "I understand. I keep nothing about this person."
    assert await how_many(world, Person) == 1
    assert await places_that_hold(world, "Diallo") == []


async def test_what_was_begun_and_left_is_not_kept_either(world: World) -> None:
    await up_to_the_notice(world)

    await world.taps("Sofie", "✖ Never mind")

    assert await places_that_hold(world, "Diallo") == []


@pytest.mark.parametrize(("language", "asked"), [("fr", "• Je garde votre"), ("nl", "• Ik bewaar je")])
async def test_the_notice_can_be_read_out_in_their_language(world: World, language: str, asked: str) -> None:
    await up_to_the_notice(world, language=language)

    assert asked in world.last("Sofie")
    assert "Amina" in world.last("Sofie").split("\n")[0]


async def test_a_tap_out_of_turn_or_twice_changes_nothing(world: World) -> None:
    await up_to_the_notice(world)
    for press in (
        adding.AddCounted(True),
        adding.AddAs(RoleKind.MENTOR),
        adding.Skip(Step.PHONE),
        adding.AddIn(await branch_id(world)),
    ):
        await forges(world, "Sofie", press)
        assert "/addperson begins again" in world.shown("Sofie")[-1]
    await world.taps("Sofie", "✅ Amina said yes")
    last = world.newest("Sofie").id

    for _time in range(2):
        await forges(world, "Sofie", adding.AddCounted(True), under=last)

    assert await how_many(world, Person) == 2


async def test_what_cannot_be_right_is_asked_again(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.says("Sofie", "/addperson")
    await world.says("Sofie", "Amina")
    assert world.last("Sofie").startswith("Please tap one of the buttons above")
    await world.taps("Sofie", "mentor")
    await world.says("Sofie", "12")
    assert world.last("Sofie") == "Please write the name with letters."
    await world.says("Sofie", "Amina")

    await world.taps("Sofie", "Skip")

    assert world.last("Sofie") == "Which language does Amina read best?"


async def test_a_namesake_is_pointed_out(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.on_paper("Amina", "mentee", kept_by="Sofie", last_name="Diallo")

    await up_to_the_notice(world)

    assert world.last("Sofie").startswith("⚠️ Somebody in this branch is called Amina Diallo, too.")


async def test_whoever_was_added_by_mistake_goes_again_but_not_from_a_duo(world: World) -> None:
    await world.duo()
    await world.on_paper("Grace", "mentee", kept_by="Sofie")
    await world.on_paper("Yusuf", "mentor", kept_by="Sofie")
    await world.taps("Sofie", "↩ Undo")
    assert world.last("Sofie") == "↩ Yusuf is removed. I keep nothing."
    await world.person("Mia", "mentor")
    grace = await world.person("Grace")
    await world.proposes_duo("Sofie", "Grace", "Mia")

    await forges(world, "Sofie", adding.RemoveAdded(grace.id))

    assert "can no longer be undone" in world.shown("Sofie")[-1]
    assert [person.first_name for person in await all_of(world, Person) if person.on_paper] == ["Grace"]


async def test_several_branches_are_asked_for_and_only_those(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.branch("Gent")
    await world.branch("Lille")
    link = await world.link(RoleKind.COORDINATOR, branch="Gent")
    await world.opens("Sofie", link)
    await world.says("Sofie", "/addperson")
    await world.taps("Sofie", "mentee")
    assert world.labels("Sofie") == ["Bruxelles", "Gent", "✖ Never mind"]

    await forges(world, "Sofie", adding.AddIn(await branch_id(world, "Lille")))

    assert "no longer in use" in world.shown("Sofie")[-1]
