"""Two yeses make a duo; a no is taken kindly; silence reaches the coordinator."""

import asyncio

import pytest

from bot.duos import presses
from bot.duos.models import Duo, DuoState
from bot.duos.rules import Reason
from tests.stories.verbs import all_of, forges, three_people, waiting_updates
from tests.world import World

STALE = "This button is no longer in use. /help shows what you can do now."


async def the_duo(world: World) -> Duo:
    (duo,) = await all_of(world, Duo)
    assert isinstance(duo, Duo)
    return duo


@pytest.mark.parametrize(
    ("language", "opening", "starters"),
    [
        ("en", "🎉 You and Jan are a duo, from Monday 2 March.", "Three questions to begin with:"),
        (
            "fr",
            "🎉 Vous et Jan, vous êtes un duo, à partir du lundi 2 mars.",
            "Trois questions pour commencer :",
        ),
        ("nl", "🎉 Jij en Jan zijn een duo, vanaf maandag 2 maart.", "Drie vragen om te beginnen:"),
    ],
)
async def test_two_yeses_make_a_duo(world: World, language: str, opening: str, starters: str) -> None:
    await three_people(world, language=language)

    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.presses("Jan", presses.SayYes(duo.id))
    assert (await the_duo(world)).state is DuoState.PROPOSED
    await world.presses("Amina", presses.SayYes(duo.id))

    assert (await the_duo(world)).state is DuoState.ACTIVE
    assert world.last("Amina").startswith(opening)
    for name in ("Amina", "Jan"):
        assert all(part in world.last(name) for part in (starters, "\n1. ", "\n2. ", "\n3. "))
    assert world.last("Sofie").startswith("🎉 Amina")


async def test_a_no_reaches_the_coordinator_with_its_reason_and_the_other_kindly_without(
    world: World,
) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")

    await world.presses("Amina", presses.SayNo(duo.id))
    assert (await the_duo(world)).state is DuoState.PROPOSED
    await world.taps("Amina", "It is too far for me")

    assert "Reason: “It is too far for me”" in world.last("Sofie")
    assert world.last("Amina") == "Thank you for telling us. Sofie knows it and will be in touch."
    assert world.last("Jan").startswith("The duo with Amina did not work out. It is not because of you.")
    assert not any("too far" in said or "Amina said" in said for said in world.reads("Jan"))


async def test_after_a_no_both_are_free_again(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")

    await world.presses("Jan", presses.SayNo(duo.id))
    await world.presses("Jan", presses.SayNoBecause(duo.id, Reason.UNSAID))
    again = await world.forms_duo("Sofie", "Amina", "Jan")

    assert [each.state for each in await all_of(world, Duo)] == [DuoState.DECLINED, DuoState.ACTIVE]
    assert again.id != duo.id


async def test_one_wrong_tap_on_no_can_be_taken_back(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")

    await world.taps("Amina", "No")
    await world.taps("Amina", "Back, let me think")

    assert "Jan writes:" in world.last("Amina")
    await world.presses("Amina", presses.SayYes(duo.id))
    assert (await the_duo(world)).mentee_agreed_at is not None


async def test_three_days_without_an_answer_reach_the_coordinator_once(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.presses("Jan", presses.SayYes(duo.id))

    await world.days_pass(2.9)
    assert world.count("Sofie", "no answer") == 0
    await world.days_pass(20)

    assert world.count("Sofie", "for 3 days no answer from Amina.") == 1


async def test_asking_again_asks_only_who_is_silent_and_waits_three_days_more(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.presses("Jan", presses.SayYes(duo.id))
    await world.days_pass(3)

    await world.taps("Sofie", "🔁 Ask again")

    assert world.last("Sofie") == "I have asked again: Amina."
    assert world.count("Amina", "🤝 Sofie") == 2
    assert world.count("Jan", "🤝 Sofie") == 0  # it says "you said yes" by now
    await world.days_pass(4)
    assert world.count("Sofie", "for 3 days no answer from Amina.") == 1  # the first one was edited


async def test_a_double_tap_on_ask_again_asks_once(world: World) -> None:
    await three_people(world)
    await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.days_pass(3)

    for _tap in range(2):
        world.telegram.taps(world.accounts["Sofie"].id, world.newest("Sofie").id, "🔁 Ask again")
    await world.settle()

    assert world.count("Amina", "🤝 Sofie") == world.count("Jan", "🤝 Sofie") == 2


async def test_a_proposal_can_be_withdrawn(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.days_pass(3)

    await world.taps("Sofie", "✖ Withdraw")

    assert world.last("Sofie") == "The proposal for Amina and Jan is withdrawn. Both are free again."
    assert all("did not work out" in world.last(name) for name in ("Amina", "Jan"))
    await world.presses("Amina", presses.SayYes(duo.id))
    assert world.shown("Amina") == ["This proposal is over. Your coordinator can tell you more."]
    assert (await the_duo(world)).state is DuoState.WITHDRAWN


async def test_two_yeses_at_the_same_moment_begin_the_duo_once(world: World) -> None:
    await three_people(world)
    await world.proposes_duo("Sofie", "Amina", "Jan")
    for name in ("Amina", "Jan"):
        world.telegram.taps(world.accounts[name].id, world.newest(name).id, "✅ Yes, gladly")

    await asyncio.gather(*(world.built.dispatch.receive(update) for update in waiting_updates(world)))
    await world.settle()

    assert (await the_duo(world)).state is DuoState.ACTIVE
    assert world.count("Sofie", "Their duo has begun.") == 1
    assert world.count("Amina", "are a duo") == world.count("Jan", "are a duo") == 1


async def test_a_double_tap_on_yes_is_one_yes(world: World) -> None:
    await three_people(world)
    await world.proposes_duo("Sofie", "Amina", "Jan")

    for _tap in range(2):
        world.telegram.taps(world.accounts["Amina"].id, world.newest("Amina").id, "✅ Yes, gladly")
    await world.settle()

    assert world.count("Sofie", "Amina said yes") == 1
    assert world.shown("Amina") == ["You have said yes already. Thank you!"]


async def test_the_buttons_of_a_declined_proposal_change_nothing(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.presses("Amina", presses.SayNo(duo.id))
    await world.taps("Amina", "I have no time")
    heard = len(world.reads("Sofie"))

    for press in (presses.SayYes(duo.id), presses.SayNo(duo.id), presses.SayNoBecause(duo.id, Reason.TIME)):
        await forges(world, "Jan", press)
    for button in (presses.AskAgain(duo.id), presses.Withdraw(duo.id)):
        await forges(world, "Sofie", button)

    assert set(world.shown("Jan")) == {"This proposal is over. Your coordinator can tell you more."}
    assert world.shown("Sofie") == [STALE, STALE]
    assert (await the_duo(world)).state is DuoState.DECLINED
    assert len(world.reads("Sofie")) == heard


async def test_the_buttons_of_somebody_elses_proposal_change_nothing(world: World) -> None:
    await three_people(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.person("Bilal", "mentee")
    await world.person("Tom", "coordinator")

    for press in (presses.SayYes(duo.id), presses.SayNo(duo.id), presses.SayNoBecause(duo.id, Reason.TIME)):
        await forges(world, "Bilal", press)
    for button in (presses.AskAgain(duo.id), presses.Withdraw(duo.id)):
        await forges(world, "Tom", button)

    assert set(world.shown("Bilal")) == set(world.shown("Tom")) == {STALE}
    unanswered = await the_duo(world)
    assert unanswered.state is DuoState.PROPOSED
    assert unanswered.mentee_agreed_at is unanswered.mentor_agreed_at is None
