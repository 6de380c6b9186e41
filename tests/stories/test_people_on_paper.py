"""A mentee without Telegram, whom her coordinator answers for: the rest of the programme works on."""

from datetime import time

from bot.checkins.models import CheckIn
from bot.duos.models import Duo
from bot.meetings.models import Attendance, Meeting, Slot
from tests.beginnings import lived_once
from tests.stories.verbs import all_of
from tests.world import World

FOR_AMINA = "📋 For Amina, who has no Telegram. You answer for Amina:"


async def three(world: World, *, language: str = "en") -> None:
    await world.person("Sofie", "coordinator", language=language)
    await world.person("Jan", "mentor", language=language, about="I was a baker.")
    await world.on_paper("Amina", "mentee", kept_by="Sofie", about="I like football.", phone="0470 12 34 56")


@lived_once
async def a_duo(world: World) -> Duo:
    """Sofie proposes it and says yes for Amina; Jan says yes himself."""
    await three(world)
    duo = await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.taps("Sofie", "✅ Yes, gladly")
    await world.taps("Jan", "✅ Yes, gladly")
    return duo


@lived_once
async def who_meets(world: World, *, slot: time = time(11)) -> None:
    """The duo and its weekly time: today is the first."""
    await a_duo(world)
    await world.says("Jan", "/slot")
    for label in ("Monday", slot.strftime("%H:%M"), "in the library"):
        await world.taps("Jan", label)
    await world.taps("Sofie", "✅ Yes, good for me")


async def test_her_coordinator_says_yes_for_her_and_the_duo_begins(world: World) -> None:
    await three(world)
    await world.proposes_duo("Sofie", "Amina", "Jan")
    assert world.last("Sofie").startswith(
        f"{FOR_AMINA}\n\n🤝 Sofie, your coordinator, thinks that you and Jan"
    )
    assert "📋 Amina has no Telegram: Sofie passes on what you two arrange." in world.last("Jan")

    await world.taps("Sofie", "✅ Yes, gladly")
    await world.taps("Jan", "✅ Yes, gladly")

    (duo,) = await all_of(world, Duo)
    assert duo.state == "active"
    assert world.count("Sofie", "Amina said yes to a duo") == 0  # she has just tapped it herself
    assert world.count("Sofie", "🎉 Amina and Jan both said yes. Their duo has begun.") == 1


async def test_the_partner_hears_how_to_reach_her_and_is_not_told_to_write(world: World) -> None:
    await a_duo(world)

    assert "What you would like to tell Amina goes through Sofie: with /callme" in world.last("Jan")
    assert world.count("Jan", "What you write here goes to") == 0
    assert world.count("Sofie", "What you write here goes to") == 0
    await world.says("Jan", "/duo")
    assert "📋 Amina has no Telegram." in world.last("Jan")


async def test_what_the_partner_writes_is_kindly_refused_and_goes_nowhere(world: World) -> None:
    await a_duo(world)
    seen = len(world.sees("Sofie"))

    await world.says("Jan", "Hello Amina!")

    assert world.last("Jan").startswith("📋 Amina has no Telegram.")
    assert len(world.sees("Sofie")) == seen


async def test_the_coordinator_answers_for_her_about_the_weekly_time(world: World) -> None:
    await who_meets(world)

    (slot,) = await all_of(world, Slot)
    assert (slot.state, slot.recorded_by_id) == ("agreed", None)
    assert world.count("Jan", "I remind you the day before") == 1
    assert "Who has no Telegram gets no reminders from me: please pass the dates on." in world.last("Sofie")


async def test_reminders_reach_only_the_partner(world: World) -> None:
    await who_meets(world)

    await world.days_pass(6.9)

    assert world.count("Jan", "🔔 You meet Amina on") == 1
    assert world.count("Sofie", "🔔") == 0


async def test_after_the_meeting_both_are_asked_and_it_is_seen_who_wrote_it_down(world: World) -> None:
    await who_meets(world)
    await world.hours_pass(4)
    assert world.last("Sofie").startswith(f"{FOR_AMINA}\n\nDid you and Jan meet on Monday 2 March at 11:00?")
    assert world.last("Jan").startswith("Did you and Amina meet on")

    for label in ("✅ Yes", "4 ⭐", "✏️ Add a word"):
        await world.taps("Sofie", label)
    assert world.last("Sofie").startswith(f"{FOR_AMINA}\n\nWrite it here in your next message.")
    await world.says("Sofie", "She was glad.")

    sofie, amina = await world.person("Sofie"), await world.person("Amina")
    answered = next(row for row in await all_of(world, CheckIn) if row.person_id == amina.id)
    assert (answered.met, answered.stars, answered.words) == ("yes", 4, "She was glad.")
    assert answered.recorded_by_id == sofie.id
    first = (await all_of(world, Meeting))[0]
    assert first.state == "happened"
    assert world.count("Jan", "She was glad.") == 0
    await world.says("Sofie", "/duos")
    assert "🟢 Amina and Jan\nThey last met on Monday 2 March." in world.last("Sofie")


async def test_that_she_cannot_come_is_noted_for_her_and_the_partner_hears_it(world: World) -> None:
    await who_meets(world)
    await world.opens_card("Sofie", "Amina")
    await world.taps("Sofie", "📋 Act for Amina")

    await world.taps("Sofie", "👎 Amina can't on Monday 2 March at 11:00")

    assert "Amina cannot come on Monday 2 March at 11:00." in world.last("Jan")
    assert "Amina has no Telegram: with /callme Sofie calls you and asks Amina." in world.last("Jan")
    assert "What is to be said to Jan: please pass it on." in world.last("Sofie")
    sofie, amina = await world.person("Sofie"), await world.person("Amina")
    noted = [row for row in await all_of(world, Attendance) if row.answer == "cannot"]
    assert [(row.person_id, row.recorded_by_id) for row in noted] == [(amina.id, sofie.id)]


async def test_the_partner_is_nudged_and_the_coordinator_hears_one_useful_alert(world: World) -> None:
    await a_duo(world)

    await world.days_pass(14.1)
    assert world.nudges_to("Jan") == 1
    assert "Amina has no Telegram: Sofie passes on what you would like to say." in world.last("Jan")
    assert world.nudges_to("Sofie") == 0
    await world.says("Sofie", "/duos")
    assert "I wrote to Jan on Monday 16 March." in world.last("Sofie")
    await world.days_pass(3)

    assert world.alerts_to("Sofie") == ["Amina and Jan have not met yet. Their duo began on Monday 2 March."]
    assert "I wrote to Jan on Monday 16 March; there was no meeting since." in world.last("Sofie")
    assert (
        "📋 Amina has no Telegram: I cannot ask Amina myself. Could you call +32 470 12 34 56?"
        in world.last("Sofie")
    )


async def test_a_wish_for_a_call_can_be_noted_for_her(world: World) -> None:
    await a_duo(world)
    await world.opens_card("Sofie", "Amina")
    await world.taps("Sofie", "📋 Act for Amina")

    await world.taps("Sofie", "☎️ Please call me")
    await world.hours_pass(0.1)

    assert world.alerts_to("Sofie") == ["Amina asks for a call (duo with Jan)."]
    assert "Could you call +32 470 12 34 56?" in world.last("Sofie")


async def test_when_the_partner_asks_for_a_call_it_is_not_about_her_phone(world: World) -> None:
    await a_duo(world)

    await world.says("Jan", "/callme")
    await world.hours_pass(0.1)

    assert world.alerts_to("Sofie") == ["Jan asks for a call (duo with Amina)."]
    assert "+32" not in world.last("Sofie")


async def test_she_can_propose_the_weekly_time_through_her_coordinator(world: World) -> None:
    await a_duo(world)
    await world.opens_card("Sofie", "Amina")
    await world.taps("Sofie", "📋 Act for Amina")

    await world.taps("Sofie", "🗓 Choose our weekly time")
    for label in ("Tuesday", "18:00", "✏️ Another place"):
        await world.taps("Sofie", label)
    await world.says("Sofie", "In the park")
    await world.taps("Jan", "✅ Yes, good for me")

    (slot,) = await all_of(world, Slot)
    assert (slot.state, slot.place_words) == ("agreed", "In the park")
    assert slot.recorded_by_id == (await world.person("Sofie")).id
    assert "🗓 Amina would like to meet you" not in world.last("Sofie")


async def test_the_end_of_the_duo_says_nothing_of_writing(world: World) -> None:
    await a_duo(world)
    await world.leaps(190)

    await world.taps("Sofie", "👋 End the duo")

    assert world.last("Jan").startswith("👋 Your duo with Amina has come to its end.")
    assert "What you write here" not in world.last("Jan")
    assert world.last("Sofie").startswith(f"{FOR_AMINA}\n\n👋 Your duo with Jan has come to its end.")
