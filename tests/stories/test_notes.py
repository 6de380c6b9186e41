"""Notes and comments: who may read them, and that each reading is written down."""

from datetime import timedelta

from bot.cards import presses
from bot.cards.models import Note, Reading, What
from bot.people.roles import RoleKind
from tests.stories.verbs import all_of, forges, how_many
from tests.world import World


async def writes_note(world: World, staff: str, name: str, words: str) -> None:
    await world.opens_card(staff, name)
    await world.taps(staff, "📝 Notes")
    await world.taps(staff, "✏️ Write a note")
    await world.says(staff, words)


async def readings(world: World, reader: str) -> list[What]:
    reader_id = (await world.person(reader)).id
    return [row.what for row in await all_of(world, Reading) if row.reader_id == reader_id]


async def test_a_note_says_who_will_read_it_and_is_read_newest_first(world: World) -> None:
    await world.duo()
    await world.person("Karim", "coordinator")
    await world.opens_card("Sofie", "Amina")
    await world.taps("Sofie", "📝 Notes (0)")
    assert world.last("Sofie") == "📝 There are no notes about Amina."
    await world.taps("Sofie", "✏️ Write a note")
    assert "The coordinators of Bruxelles can read it." in world.last("Sofie")
    assert "Amina gets it, too, when asking with /mydata" in world.last("Sofie")
    await world.says("Sofie", "Has <two> children.")
    await world.days_pass(1)
    await writes_note(world, "Karim", "Amina", "Looks for work in a kitchen.")

    await world.opens_card("Sofie", "Amina")
    await world.taps("Sofie", "📝 Notes (2)")

    assert world.last("Sofie").split("\n\n") == [
        "📝 Amina: 2 notes",
        "Karim, 3 March 2026\nLooks for work in a kitchen.",
        "Sofie, 2 March 2026\nHas <two> children.",
    ]
    assert world.count("Amina", "children") == world.count("Jan", "children") == 0


async def test_each_opening_is_written_down_once_whatever_pages_are_turned(world: World) -> None:
    await world.duo()
    for number in range(7):
        await writes_note(world, "Sofie", "Amina", f"Note {number}")
    await world.person("Karim", "coordinator")
    await world.opens_card("Karim", "Amina")
    assert await readings(world, "Karim") == []

    await world.taps("Karim", "📝 Notes (7)")
    for label in ("More ▶", "More ▶", "◀ Back"):
        await world.taps("Karim", label)

    assert await readings(world, "Karim") == [What.NOTES]
    await world.taps("Karim", "📝 Notes (7)")
    assert await readings(world, "Karim") == [What.NOTES] * 2


async def test_a_page_turned_much_later_or_by_a_forged_button_is_a_reading_of_its_own(world: World) -> None:
    await world.duo()
    await writes_note(world, "Sofie", "Amina", "Has two children.")
    await world.person("Karim", "coordinator")

    await forges(world, "Karim", presses.TurnNotes((await world.person("Amina")).id, 0))

    (_sofie, reading) = await all_of(world, Reading)
    assert reading.reader_id == (await world.person("Karim")).id
    assert reading.person_id == (await world.person("Amina")).id
    assert world.now - reading.read_at < timedelta(minutes=1)


async def test_only_who_wrote_a_note_deletes_it(world: World) -> None:
    await world.duo()
    await writes_note(world, "Sofie", "Amina", "Has two children.")
    await world.person("Karim", "coordinator")
    (note,) = await all_of(world, Note)
    for press in (presses.DeleteNote(note.id), presses.ReallyDeleteNote(note.id)):
        await forges(world, "Karim", press)
    assert await how_many(world, Note) == 1

    await world.taps("Sofie", "🗑 Delete my note")
    assert "“Has two children.”" in world.last("Sofie")
    await world.taps("Sofie", "🗑 Yes, delete it")

    assert await how_many(world, Note) == 0
    assert world.last("Sofie") == "🗑 Your note about Amina is deleted."


async def test_a_coordinator_reads_what_somebody_told_after_meetings(world: World) -> None:
    await world.duo(met_today=True)
    await world.taps("Amina", "✏️ Add a word")
    await world.says("Amina", "He explains <well>.")

    await world.opens_card("Sofie", "Amina")
    await world.taps("Sofie", "💬 Comments (1)")

    assert world.last("Sofie").split("\n\n") == [
        "💬 Amina: 1 answer",
        "2 March 2026, with Jan\n5 of 5 ⭐\n“He explains <well>.”",
    ]
    assert await readings(world, "Sofie") == [What.COMMENTS]


async def test_an_admin_reads_words_only_with_an_alert_that_reached_them(world: World) -> None:
    await world.person("Claire", "admin")
    await world.duo(met_today=True)
    await writes_note(world, "Sofie", "Amina", "Has two children.")
    await world.opens_card("Claire", "Amina")
    assert {"📝 Notes", "💬 Comments"} <= set(world.labels("Claire"))
    for label in ("📝 Notes", "💬 Comments"):
        await world.taps("Claire", label)
        assert "reach an admin only with an alert on their duo" in world.shown("Claire")[-1]
    assert await readings(world, "Claire") == []

    await world.days_pass(30)  # nobody took the alert: it has climbed
    await world.opens_card("Claire", "Amina")
    await world.taps("Claire", "📝 Notes (1)")
    assert "Has two children." in world.last("Claire")
    await world.taps("Claire", "💬 Comments (1)")

    assert "5 of 5 ⭐" in world.last("Claire")
    assert await readings(world, "Claire") == [What.NOTES, What.COMMENTS]


async def test_words_of_a_duo_of_another_branch_stay_there(world: World) -> None:
    await world.duo(met_today=True)
    await world.person("Wim", "coordinator", branch="Gent")
    await world.opens("Jan", await world.link(RoleKind.MENTOR, branch="Gent"))  # he is a mentor there, too
    await world.taps("Jan", "✅ Yes")
    await world.taps("Jan", "2 ⭐")

    await world.opens_card("Wim", "Jan")

    assert "In a duo with" not in world.last("Wim")
    assert "💬 Comments (0)" in world.labels("Wim")
    await world.taps("Wim", "💬 Comments (0)")
    assert world.last("Wim") == "💬 Jan has told nothing about meetings yet."
