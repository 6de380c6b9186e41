"""Who answers for somebody without Telegram, and who cannot: a forged name opens nothing."""

import pytest

from bot.cards import presses
from bot.checkins.models import CheckIn
from bot.duos.models import Duo
from bot.duos.presses import SayYes
from bot.outbox.buttons import Press
from tests.beginnings import lived_once
from tests.stories.test_people_on_paper import three, who_meets
from tests.stories.verbs import all_of, forges
from tests.world import World


def in_the_name_of(person_id: int, press: Press) -> str:
    return f"@{person_id}:{press.data()}"


@lived_once
async def proposed(world: World) -> Duo:
    await three(world)
    await world.person("Wim", "coordinator", branch="Gent")
    world.gets_phone("Stranger")
    await world.says("Stranger", "Hello")
    return await world.proposes_duo("Sofie", "Amina", "Jan")


@pytest.mark.parametrize(
    ("who", "told"),
    [("Stranger", "I only know people who were invited"), ("Jan", "no longer"), ("Wim", "no longer")],
)
async def test_nobody_else_says_yes_for_her(world: World, who: str, told: str) -> None:
    duo = await proposed(world)
    amina = (await world.person("Amina")).id

    await forges(world, who, in_the_name_of(amina, SayYes(duo.id)))

    assert told in world.shown(who)[-1]
    (kept,) = await all_of(world, Duo)
    assert kept.mentee_agreed_at is None


async def test_not_even_her_coordinator_answers_for_somebody_with_telegram(world: World) -> None:
    duo = await proposed(world)
    jan, sofie = await world.person("Jan"), await world.person("Sofie")

    for name in (jan.id, sofie.id, 0, 2**31 - 1):
        await forges(world, "Sofie", in_the_name_of(name, SayYes(duo.id)))
        assert "no longer in use" in world.shown("Sofie")[-1]

    (kept,) = await all_of(world, Duo)
    assert kept.mentor_agreed_at is None


async def test_her_name_opens_no_right_that_she_does_not_have(world: World) -> None:
    await proposed(world)
    amina, jan = (await world.person("Amina")).id, (await world.person("Jan")).id

    for press in (presses.OpenCard(jan), presses.ShowNotes(jan), presses.AnswerFor(jan)):
        await forges(world, "Sofie", in_the_name_of(amina, press))
        assert "not possible for you" in world.shown("Sofie")[-1]


async def test_another_coordinator_of_the_branch_takes_over(world: World) -> None:
    await who_meets(world)
    await world.person("Karim", "coordinator")
    await world.opens_card("Karim", "Amina")
    await world.taps("Karim", "🙋 I answer for Amina now")
    assert "Who answers for them: Karim\nBefore: Sofie" in world.last("Karim")
    assert world.last("Sofie") == "📋 Karim answers for Amina from now on. You no longer need to."

    await world.hours_pass(4)
    await world.taps("Karim", "✅ Yes")

    karim, amina = await world.person("Karim"), await world.person("Amina")
    (hers,) = [row for row in await all_of(world, CheckIn) if row.person_id == amina.id]
    assert hers.recorded_by_id == karim.id
    assert world.count("Sofie", "Did you and Jan meet") == 0


async def test_taking_over_can_be_undone(world: World) -> None:
    await three(world)
    await world.person("Karim", "coordinator")
    await world.opens_card("Karim", "Amina")
    await world.taps("Karim", "🙋 I answer for Amina now")

    await world.taps("Karim", "↩ Undo")

    assert (await world.person("Amina")).kept_by_id == (await world.person("Sofie")).id
    assert world.last("Sofie") == "📋 You answer for Amina again."


async def test_a_colleague_acts_for_her_and_it_is_seen_who_did(world: World) -> None:
    await who_meets(world)
    await world.person("Karim", "coordinator")
    await world.hours_pass(4)
    await world.opens_card("Karim", "Amina")

    await world.taps("Karim", "📋 Act for Amina")
    assert world.count("Karim", "Did you and Jan meet on Monday 2 March") == 1
    await world.taps("Karim", "❌ No")

    karim, amina = await world.person("Karim"), await world.person("Amina")
    (hers,) = [row for row in await all_of(world, CheckIn) if row.person_id == amina.id]
    assert (hers.met, hers.recorded_by_id) == ("no", karim.id)


async def test_the_open_proposal_is_asked_again_when_one_acts_for_her(world: World) -> None:
    await proposed(world)
    await world.opens_card("Sofie", "Amina")

    await world.taps("Sofie", "📋 Act for Amina")
    await world.taps("Sofie", "✅ Yes, gladly")

    (duo,) = await all_of(world, Duo)
    assert duo.mentee_agreed_at is not None
    await world.taps("Sofie", "📋 Act for Amina")
    assert "Now we wait for the answer of Jan." in world.last("Sofie")


async def test_who_is_in_no_duo_has_nothing_to_be_done(world: World) -> None:
    await three(world)
    await world.opens_card("Sofie", "Amina")

    await world.taps("Sofie", "📋 Act for Amina")

    assert "Amina is in no duo" in world.shown("Sofie")[-1]
