"""A coordinator brings two people together, and both are free to say no."""

import asyncio

import pytest

from bot.duos import presses
from bot.duos.models import Duo
from tests.stories.verbs import arrives_at_about, forges, how_many, ids, three_people, waiting_updates
from tests.world import World

FREE_NO_MORE = "One of them is not free any more. Start again with /newduo."


async def test_only_free_people_of_ones_own_branches_who_have_joined_are_offered(world: World) -> None:
    await world.duo(mentee="Amina", mentor="Jan", coordinator="Sofie")
    await world.person("Bilal", "mentee")
    await world.person("Chloé", "mentee", branch="Gent")
    await arrives_at_about(world, "Dina")

    await world.says("Sofie", "/newduo")

    assert world.labels("Sofie") == ["Bilal", "✖ Stop"]


async def test_who_waits_longest_comes_first_eight_a_page(world: World) -> None:
    await world.person("Sofie", "coordinator")
    for number in range(1, 10):
        await world.person(f"Mentee {number}", "mentee")
        await world.hours_pass(0.1)

    await world.says("Sofie", "/newduo")
    assert world.labels("Sofie") == [*(f"Mentee {number}" for number in range(1, 9)), "More ▶", "✖ Stop"]

    await world.taps("Sofie", "More")
    assert world.labels("Sofie") == ["Mentee 9", "◀ Back", "✖ Stop"]

    await world.taps("Sofie", "Back")
    assert world.labels("Sofie")[0] == "Mentee 1"
    assert world.count("Sofie", "Who is the mentee?") == 1


async def test_a_page_that_has_become_empty_shows_the_first_one(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.person("Amina", "mentee")
    await world.says("Sofie", "/newduo")

    await forges(world, "Sofie", presses.ShowMentees(3))

    assert world.labels("Sofie") == ["Amina", "✖ Stop"]
    assert world.shown("Sofie") == []


@pytest.mark.parametrize(
    ("language", "kindly"),
    [
        ("en", "No mentee of your branches is free at the moment."),
        ("fr", "Pour le moment, personne n’est libre comme mentee dans vos antennes."),
        ("nl", "Er is nu geen mentee vrij in je vestigingen."),
    ],
)
async def test_a_coordinator_without_free_people_hears_how_to_invite_some(
    world: World, language: str, kindly: str
) -> None:
    await world.person("Sofie", "coordinator", language=language)

    await world.says("Sofie", "/newduo")

    assert world.last("Sofie").startswith(kindly)
    assert "/invite" in world.last("Sofie")


@pytest.mark.parametrize(
    ("language", "question", "line"),
    [
        (
            "en",
            "🤝 Sofie, your coordinator, thinks that you and Jan",
            "Jan writes: “I was a <b>baker</b> & cook.”",
        ),
        (
            "fr",
            "🤝 Sofie, de la coordination, pense à un duo",
            "Jan écrit : « I was a <b>baker</b> & cook. »",
        ),
        (
            "nl",
            "🤝 Sofie, je coördinator, denkt dat jij en Jan",
            "Jan schrijft: “I was a <b>baker</b> & cook.”",
        ),
    ],
)
async def test_both_are_asked_with_the_first_name_and_the_line_of_the_other(
    world: World, language: str, question: str, line: str
) -> None:
    await three_people(world, language=language)

    await world.proposes_duo("Sofie", "Amina", "Jan")

    assert world.last("Amina").startswith(question)
    assert line in world.last("Amina")
    assert "I like football." in world.last("Jan")


async def test_the_proposal_is_looked_at_before_anybody_is_asked(world: World) -> None:
    await three_people(world)
    heard = len(world.reads("Amina"))
    await world.says("Sofie", "/newduo")
    await world.taps("Sofie", "Amina")
    await world.taps("Sofie", "Jan")

    assert world.labels("Sofie")[:2] == ["Monday 2 March", "Monday 9 March"]
    await world.taps("Sofie", "Monday 9 March")
    assert world.last("Sofie").startswith("Mentee: Amina\nMentor: Jan\nFrom Monday 9 March to ")

    await world.taps("Sofie", "✖ Stop")
    assert world.last("Sofie") == "All right, I ask nobody."
    assert await how_many(world, Duo) == 0
    assert len(world.reads("Amina")) == heard


async def test_two_coordinators_who_propose_one_mentee_at_the_same_moment_make_one_duo(
    world: World,
) -> None:
    await three_people(world)
    await world.person("Tom", "coordinator")
    await world.person("Karel", "mentor")
    amina, jan, karel = await ids(world, "Amina", "Jan", "Karel")
    for coordinator, mentor in (("Sofie", jan), ("Tom", karel)):
        account = world.accounts[coordinator].id
        code = presses.Propose(amina, mentor, world.now.date()).data()
        world.telegram.forges(account, world.sees(coordinator)[-1].id, code)

    await asyncio.gather(*(world.built.dispatch.receive(update) for update in waiting_updates(world)))
    await world.settle()

    assert await how_many(world, Duo) == 1
    assert world.count("Amina", "🤝 ") == 1
    assert [*world.shown("Sofie"), *world.shown("Tom")] == [FREE_NO_MORE]


async def test_a_coordinator_cannot_forge_a_duo_with_people_of_another_branch(world: World) -> None:
    await three_people(world)
    await world.person("Chloé", "mentee", branch="Gent")
    await world.person("Karel", "mentor", branch="Gent")
    amina, jan, chloe, karel = await ids(world, "Amina", "Jan", "Chloé", "Karel")
    today = world.now.date()

    for press in (
        presses.ShowMentors(chloe, 0),
        presses.ShowStarts(amina, karel),
        presses.ShowProposal(chloe, jan, today),
        presses.Propose(chloe, jan, today),
        presses.Propose(amina, karel, today),
        presses.Propose(jan, amina, today),
        presses.Propose(amina, amina, today),
        presses.Propose(999_999, jan, today),
    ):
        await forges(world, "Sofie", press)

    assert world.shown("Sofie") == [FREE_NO_MORE] * 8
    assert await how_many(world, Duo) == 0


async def test_a_start_far_from_today_is_refused_before_it_is_shown(world: World) -> None:
    """The last day of the calendar has no day six months later: looking at it was an error of the bot."""
    await three_people(world)
    amina, jan = await ids(world, "Amina", "Jan")

    days = ["20260222", "20250302", "20260603", "20300302", "00010101", "99991231"]
    for day in days:
        await forges(world, "Sofie", f"look:{amina}:{jan}:{day}")
        await forges(world, "Sofie", f"propose:{amina}:{jan}:{day}")

    refused = "This start date is no longer possible. Start again with /newduo."
    assert world.shown("Sofie") == [refused] * 2 * len(days)
    assert await how_many(world, Duo) == 0


async def test_stop_comes_too_late_after_ask_both(world: World) -> None:
    for name, role in (("Sofie", "coordinator"), ("Amina", "mentee"), ("Jan", "mentor")):
        await world.person(name, role)
    await world.says("Sofie", "/newduo")
    for label in ("Amina", "Jan", "Monday 2 March"):
        await world.taps("Sofie", label)
    account, look = world.accounts["Sofie"].id, world.newest("Sofie")

    world.telegram.taps(account, look.id, "✅ Ask both")
    world.telegram.taps(account, look.id, "✖ Stop")
    await world.settle()

    assert world.last("Sofie").startswith("I have asked Amina and Jan.")
    assert "not free any more" in world.shown("Sofie")[-1]
