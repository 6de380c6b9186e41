"""After the meeting: two taps from first sight to done, private, and never the last word."""

from datetime import time

from sqlalchemy import select

from bot.checkins.models import CheckIn
from tests.world import World

PRIVATE = "Your partner does not see this. The coordinators of your branch do."


async def check_in(world: World, name: str) -> CheckIn:
    person = await world.person(name)
    async with world.built.database.transaction() as session:
        found = await session.scalars(select(CheckIn).where(CheckIn.person_id == person.id))
        return found.one()


async def test_both_are_asked_when_the_meeting_has_ended(world: World) -> None:
    await world.duo(slot=time(16))

    await world.hours_pass(7.9)  # 17:54 in Brussels
    assert world.count("Amina", "Did you and Jan meet") == 0
    await world.hours_pass(0.2)

    for name, partner in (("Amina", "Jan"), ("Jan", "Amina")):
        assert world.last(name).startswith(f"Did you and {partner} meet on Monday 2 March at 16:00?")
        assert PRIVATE in world.last(name)


async def test_two_taps_from_first_sight_to_done_in_one_message(world: World) -> None:
    await world.duo(slot=time(11))
    await world.hours_pass(4)
    seen = len(world.sees("Amina"))

    await world.taps("Amina", "✅ Yes")
    assert world.labels("Amina") == ["1 ⭐", "2 ⭐", "3 ⭐", "4 ⭐", "5 ⭐"]
    await world.taps("Amina", "4 ⭐")

    assert world.last("Amina").startswith("Thank you! Noted: you met Jan, 4 of 5.")
    assert len(world.sees("Amina")) == seen
    kept = await check_in(world, "Amina")
    assert (kept.met, kept.stars) == ("yes", 4)


async def test_a_no_is_done_with_one_tap(world: World) -> None:
    await world.duo(slot=time(11))
    await world.hours_pass(4)

    await world.taps("Jan", "❌ No")

    assert "Noted: you did not meet" in world.last("Jan")
    assert (await check_in(world, "Jan")).met == "no"


async def test_an_answer_can_be_changed(world: World) -> None:
    await world.duo(slot=time(11))
    await world.hours_pass(4)
    for label in ("✅ Yes", "5 ⭐", "↩ Change", "❌ No"):
        await world.taps("Amina", label)

    kept = await check_in(world, "Amina")

    assert (kept.met, kept.stars) == ("no", None)
    assert world.count("Amina", "Noted") == 1


async def test_a_meeting_that_was_moved_is_asked_after_again(world: World) -> None:
    await world.duo(slot=time(11))
    await world.hours_pass(4)
    await world.taps("Amina", "📅 Moved")
    assert "I ask again in 3 days" in world.last("Amina")

    await world.days_pass(3)
    assert world.last("Amina").startswith(
        "You moved your meeting of Monday 2 March. Have you and Jan met since?"
    )
    await world.taps("Amina", "✅ Yes")

    assert world.labels("Amina")[-1] == "5 ⭐"


async def test_a_word_goes_to_the_coordinators_and_never_to_the_partner(world: World) -> None:
    await world.duo(slot=time(11))
    await world.hours_pass(4)
    for label in ("✅ Yes", "2 ⭐", "✏️ Add a word"):
        await world.taps("Amina", label)
    assert "your partner does not" in world.last("Amina")

    await world.says("Amina", "He talks <a lot> & never listens")

    assert (await check_in(world, "Amina")).words == "He talks <a lot> & never listens"
    assert world.count("Amina", "Your words: “He talks <a lot> & never listens”") == 1
    assert world.count("Jan", "never listens") == 0


async def test_after_the_way_back_words_go_to_the_partner_again(world: World) -> None:
    await world.duo(slot=time(11))
    await world.hours_pass(4)
    for label in ("❌ No", "✏️ Add a word", "✖ Never mind"):
        await world.taps("Amina", label)

    await world.says("Amina", "See you next week!")

    assert world.last("Jan") == "See you next week!"
    assert (await check_in(world, "Amina")).words is None


async def test_a_reply_to_the_partner_is_for_the_partner_even_while_a_word_is_awaited(world: World) -> None:
    await world.duo(slot=time(11))
    await world.says("Jan", "How are you?")
    from_jan = world.newest("Amina").id
    await world.hours_pass(4)
    for label in ("❌ No", "✏️ Add a word"):
        await world.taps("Amina", label)

    await world.says("Amina", "Fine!", reply_to=from_jan)

    assert world.last("Jan") == "Fine!"
    assert (await check_in(world, "Amina")).words is None


async def test_calling_from_the_check_in_reaches_the_coordinator_without_a_nudge(world: World) -> None:
    await world.duo(slot=time(11))
    await world.hours_pass(4)
    await world.taps("Amina", "❌ No")

    await world.taps("Amina", "☎️ Please call me")
    await world.hours_pass(0.1)

    assert "Sofie will call you" in world.last("Amina")
    assert world.alerts_to("Sofie") == ["Amina asks for a call (duo with Jan)."]
    assert world.nudges_to("Amina") == world.nudges_to("Jan") == 0


async def test_nobody_is_asked_at_night(world: World) -> None:
    await world.duo(slot=time(19, 30))

    await world.hours_pass(13)  # 23:00 in Brussels; the meeting ended at 21:30
    assert world.count("Amina", "Did you and Jan meet") == 0
    await world.hours_pass(9.1)

    assert world.count("Amina", "Did you and Jan meet") == 1


async def test_the_answer_of_somebody_else_cannot_be_given(world: World) -> None:
    await world.duo(slot=time(11))
    await world.duo(mentee="Yusuf", mentor="Mia", coordinator="Sofie")
    await world.hours_pass(4)
    question = world.newest("Amina").buttons[0][0].data or ""

    world.telegram.forges(world.accounts["Yusuf"].id, world.newest("Yusuf").id, question)
    await world.settle()

    assert "no longer in use" in world.shown("Yusuf")[-1]
    assert (await check_in(world, "Amina")).met is None


async def test_when_the_two_disagree_one_yes_is_enough(world: World) -> None:
    await world.duo(slot=time(11))
    await world.hours_pass(4)

    await world.taps("Jan", "✅ Yes")
    await world.taps("Amina", "❌ No")
    await world.says("Sofie", "/duos")

    assert "They last met on Monday 2 March." in world.last("Sofie")
