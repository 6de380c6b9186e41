"""A mentor may hold several duos at once, a mentee one; and whatever is tapped is about the right one."""

from datetime import time

import pytest
from sqlalchemy import select

from bot.checkins.models import CallRequest
from bot.duos.models import Duo
from bot.duos.presses import ChooseSlot, EndDuo
from bot.meetings.models import Meeting
from bot.meetings.presses import PickDay, PickPlace, PickTime
from bot.meetings.rules import Place
from tests.stories.verbs import all_of, forges, gets_another_duo, how_many, speaks
from tests.world import World

STALE = "This button is no longer in use. /help shows what you can do now."


async def weekdays(world: World, duo: Duo) -> set[int]:
    async with world.built.database.transaction() as session:
        starts = await session.scalars(select(Meeting.starts_at).where(Meeting.duo_id == duo.id))
        return {start.weekday() for start in starts}


async def test_each_duo_has_a_weekly_time_of_its_own(world: World) -> None:
    first = await world.duo()
    second = await gets_another_duo(world, "Bilal")

    await world.says("Jan", "/slot")
    assert world.last("Jan") == "With whom?"
    assert world.labels("Jan") == ["Amina", "Bilal"]
    for label in ("Bilal", "Friday", "10:30", "in a café"):
        await world.taps("Jan", label)
    assert "Jan would like to meet you every Friday at 10:30, in a café" in world.last("Bilal")
    assert world.count("Amina", "would like to meet you") == 0
    await world.taps("Bilal", "✅ Yes, good for me")
    await world.agrees_on("Amina", "Jan", weekday=1, at=time(15))

    assert (await weekdays(world, first), await weekdays(world, second)) == ({1}, {4})
    assert world.last("Jan").startswith("🎉 Agreed: you and Amina meet every Tuesday at 15:00")


async def test_the_way_through_days_and_times_stays_with_the_partner_it_began_with(world: World) -> None:
    """Two such ways lie open at once, and are walked in turns."""
    first = await world.duo()
    second = await gets_another_duo(world, "Bilal")

    for press in (
        ChooseSlot(first.id),
        ChooseSlot(second.id),
        PickDay(first.id, 1),
        PickDay(second.id, 4),
        PickTime(second.id, 4, time(10)),
        PickTime(first.id, 1, time(18)),
        PickPlace(first.id, 1, time(18), Place.CAFE),
    ):
        await world.presses("Jan", press)

    assert "every Tuesday at 18:00" in world.last("Amina")
    assert "With Bilal, every Friday at 10:00: where?" in world.reads("Jan")
    assert world.count("Bilal", "would like to meet you") == 0


async def test_a_place_in_ones_own_words_goes_to_whom_it_was_meant_for(world: World) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")
    await world.says("Jan", "/slot")
    for label in ("Amina", "Friday", "10:30", "✏️ Another place"):
        await world.taps("Jan", label)

    await world.says("Jan", "Chez Ali")

    assert "every Friday at 10:30, Chez Ali" in world.last("Amina")
    assert world.count("Bilal", "Chez Ali") == 0


@pytest.mark.parametrize(
    ("language", "head", "duos"),
    [
        ("English", "You are in 2 duos.", ("Your duo: you and Amina.", "Your duo: you and Bilal.")),
        ("Français", "Vous êtes dans 2 duos.", ("Votre duo : vous et Amina.", "Votre duo : vous et Bilal.")),
        ("Nederlands", "Je zit in 2 duo’s.", ("Je duo: jij en Amina.", "Je duo: jij en Bilal.")),
    ],
)
async def test_duo_shows_each_of_them(world: World, language: str, head: str, duos: tuple[str, str]) -> None:
    await world.duo(slot=time(18))
    await gets_another_duo(world, "Bilal")
    await speaks(world, "Jan", language)

    await world.says("Jan", "/duo")

    said = world.last("Jan").split("\n\n")
    assert [said[0], said[1][: len(duos[0])], said[2][: len(duos[1])]] == [head, *duos]
    assert "18:00" in said[1].replace("18h00", "18:00")
    assert "/slot" in said[2]


async def test_nine_duos_stand_on_two_pages(world: World) -> None:
    await world.duo()
    for number in range(2, 10):
        await gets_another_duo(world, f"Mentee {number}")

    await world.says("Jan", "/duo")
    assert "Mentee 8" in world.last("Jan")
    assert "Mentee 9" not in world.last("Jan")
    await world.taps("Jan", "More")
    assert "Mentee 9" in world.last("Jan")
    assert world.labels("Jan") == ["◀ Back"]

    await world.says("Jan", "/slot")
    assert world.labels("Jan") == ["Amina", *(f"Mentee {number}" for number in range(2, 10))]


async def test_a_call_is_about_one_duo_and_its_coordinator_hears_which(world: World) -> None:
    await world.duo()
    second = await gets_another_duo(world, "Bilal")

    await world.says("Jan", "/callme")
    assert world.last("Jan") == "Which duo is it about? The one with:"
    await world.taps("Jan", "Bilal")

    assert world.last("Jan") == "☎️ I have told Sofie that you would like a call."
    assert [wish.duo_id for wish in await all_of(world, CallRequest)] == [second.id]
    await world.hours_pass(0.1)
    assert world.alerts_to("Sofie") == ["Jan asks for a call (duo with Bilal)."]


async def test_a_nudge_s_small_steps_are_about_the_duo_that_went_silent(world: World) -> None:
    await world.duo(met_today=True)
    await world.days_pass(7)
    await gets_another_duo(world, "Bilal")

    await world.days_pass(7.5)
    assert world.nudges_to("Jan") == 1
    assert "You and Amina have not met for 2 weeks." in world.last("Jan")
    await world.taps("Jan", "🗓 Choose our weekly time")

    assert world.last("Jan") == "On which day of the week would you like to meet Amina?"


async def test_both_meetings_are_asked_after_by_name(world: World) -> None:
    await world.duo(slot=time(11))
    await gets_another_duo(world, "Bilal")
    await world.agrees_on("Bilal", "Jan", weekday=0, at=time(14))

    await world.hours_pass(8)
    asked = [message for message in world.sees("Jan") if (message.text or "").startswith("Did you and")]
    names = [(message.text or "").split(" meet")[0] for message in asked]
    assert names == ["Did you and Amina", "Did you and Bilal"]
    world.telegram.taps(world.accounts["Jan"].id, asked[0].id, "❌ No")
    await world.settle()

    assert world.count("Jan", "Noted: you did not meet Amina.") == 1
    assert world.count("Jan", "Did you and Bilal meet") == 1


async def test_buttons_with_the_id_of_somebody_else_s_duo_change_nothing(world: World) -> None:
    await world.duo()
    other = await world.duo(mentee="Bilal", mentor="Karel")

    for code in (f"slot:{other.id}", f"slotday:{other.id}:1", f"call:{other.id}", f"callhere:{other.id}"):
        await forges(world, "Jan", code)
    await forges(world, "Jan", PickPlace(other.id, 1, time(18), Place.CAFE))

    assert world.shown("Jan") == [STALE] * 5
    assert await how_many(world, CallRequest) == 0


async def test_a_duo_that_ends_leaves_the_other_as_it_is(world: World) -> None:
    first = await world.duo()
    second = await gets_another_duo(world, "Bilal")
    await world.leaps(190)

    await world.presses("Sofie", EndDuo(first.id))

    assert "Your duo with Amina has come to its end." in world.last("Jan")
    assert "From now on all that you write here goes to Bilal." in world.last("Jan")
    assert "From now on" not in world.last("Amina")
    await world.presses("Jan", ChooseSlot(first.id))
    assert world.shown("Jan") == ["Your duo with Amina has ended. Your coordinator can tell you more."]
    await world.says("Jan", "Hello Bilal!")
    assert world.last("Bilal") == "Hello Bilal!"
    states = {duo.id: duo.state.value for duo in await all_of(world, Duo)}
    assert states == {first.id: "ended", second.id: "active"}


async def test_a_no_to_one_proposal_leaves_the_other_duo_as_it_is(world: World) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")
    await world.person("Chloé", "mentee")
    await world.proposes_duo("Sofie", "Chloé", "Jan")

    await world.taps("Jan", "No")
    await world.taps("Jan", "I have no time")
    await world.says("Jan", "/duo")

    assert world.last("Jan").startswith("You are in 2 duos.")
    assert world.last("Chloé").startswith("The duo with Jan did not work out.")
