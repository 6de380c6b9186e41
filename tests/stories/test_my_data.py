"""/mydata: everything about me, to read and for machines, and nothing that is another's."""

import json
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.cards.models import Reading
from bot.checkins.models import CheckIn
from bot.people.models import Person
from bot.privacy.inventory import INVENTORY
from tests.stories.rich_world import MARK, marked_columns, rich_world
from tests.stories.verbs import all_of, speaks
from tests.world import World


def files(world: World, name: str) -> tuple[str, dict[str, Any]]:
    """The newest two documents in this chat: the readable one, and what the other holds."""
    sent = [message for message in world.sees(name) if message.from_bot and message.file_id]
    readable, complete = (world.telegram.file(message.file_id or "")[0] for message in sent[-2:])
    return readable.decode(), json.loads(complete)


class Reader(HTMLParser):
    """Fails on nothing, but says what is open and what is said."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "!doctype"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style" and data.strip():
            self.words.append(data.strip())


def read(page: str) -> list[str]:
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader.words


async def test_both_files_hold_everything_that_was_typed_about_a_person(world: World) -> None:
    await rich_world(world)

    await world.says("Amina", "/mydata")

    page, data = files(world, "Amina")
    withheld = {f"{name}.{column}" for name, kept in INVENTORY.items() for column in kept.withheld.split()}
    expected = {f"{MARK}:{place}" for place in marked_columns() if place not in withheld}
    words, complete = " ".join(read(page)), json.dumps(data)
    assert {mark for mark in expected if mark not in complete} == set()
    assert {mark for mark in expected if mark not in words} == set()
    assert str(world.accounts["Amina"].id) in complete


async def test_nothing_of_the_partner_s_is_in_it_but_the_first_name(world: World) -> None:
    await rich_world(world)
    jan = await world.person("Jan")
    async with world.built.database.transaction() as session:
        theirs = CheckIn.person_id == jan.id
        await session.execute(update(CheckIn).where(theirs).values(words="SECRET", stars=2))
        await session.execute(
            update(Person)
            .where(Person.id == jan.id)
            .values(last_name="SECRET", phone="SECRET", email="SECRET")
        )

    await world.says("Amina", "/mydata")

    page, data = files(world, "Amina")
    complete = json.dumps(data)
    assert "SECRET" not in page + complete
    assert str(jan.telegram_id) not in page + complete
    assert "I was a baker." not in page + complete
    assert "Jan" in read(page)
    assert [row["stars"] for section in data["sections"] if section["table"] == "check_in"
            for row in section["rows"] if row.get("stars")] == [5]  # fmt: skip


async def test_who_read_what_is_told_by_name_and_who_wrote_a_note_by_role(world: World) -> None:
    await rich_world(world)

    await world.says("Amina", "/mydata")

    words = read(files(world, "Amina")[0])
    reading = words.index("Who read notes about you, or your words after meetings")
    assert words[reading + 1 : reading + 7] == [
        "What", "Read by", "Read on", "notes about you", "Sofie", "20 March 2026, 18:00",
    ]  # fmt: skip
    note = words.index("What staff have noted about you")
    assert "coordinator" in words[note : note + 8]
    assert "Sofie" not in words[note : note + 8]


@pytest.mark.parametrize(
    ("language", "heading", "answered", "sent"),
    [
        ("English", "Your answers after meetings", "Did you meet?", "📄 Everything that I keep about you"),
        ("Français", "Vos réponses après les rencontres", "Vous êtes-vous vus ?", "📄 Tout ce que je garde"),
        (
            "Nederlands",
            "Je antwoorden na afspraken",
            "Hebben jullie elkaar gezien?",
            "📄 Alles wat ik over jou",
        ),
    ],
)
async def test_it_speaks_the_person_s_language(
    world: World, language: str, heading: str, answered: str, sent: str
) -> None:
    await world.duo(met_today=True)
    await speaks(world, "Amina", language)

    await world.says("Amina", "/mydata")

    assert world.reads("Amina")[-2].startswith(sent)
    words = [each.replace("\N{NARROW NO-BREAK SPACE}", " ") for each in read(files(world, "Amina")[0])]
    assert heading in words
    assert answered in words


async def test_once_an_hour(world: World) -> None:
    await world.duo()
    await world.says("Amina", "/mydata")
    given = len(world.sees("Amina"))

    await world.says("Amina", "/mydata")
    assert world.last("Amina").startswith("You got it a short while ago. It stands above. At 11:00 you can")

    await world.it_becomes(world.now + timedelta(hours=1))
    await world.says("Amina", "/privacy")
    await world.taps("Amina", "📄 My data")
    assert len([each for each in world.sees("Amina")[given:] if each.file_id]) == 2


async def test_what_people_wrote_is_not_taken_for_html(world: World) -> None:
    await world.person("Amina", "mentee", about="<script>alert(1)</script> & more")

    await world.says("Amina", "/mydata")

    page = files(world, "Amina")[0]
    assert "<script>" not in page
    assert "<script>alert(1)</script> & more" in read(page)


async def test_staff_read_when_they_did_something_for_others_and_never_what(world: World) -> None:
    await rich_world(world)

    await world.says("Sofie", "/mydata")

    page, data = files(world, "Sofie")
    assert "Notes that you wrote: when" in read(page)
    assert "note.text" not in json.dumps(data) + page
    assert {section["table"] for section in data["sections"]} >= {"duo", "note", "reading", "notice", "role"}


async def test_a_coordinator_gets_the_data_of_somebody_without_telegram_and_that_is_recorded(
    world: World,
) -> None:
    await world.duo()
    async with world.built.database.transaction() as session:
        amina = await session.scalar(select(Person).where(Person.first_name == "Amina"))
        assert amina is not None
        amina.telegram_id, amina.on_paper = None, True

    await world.says("Sofie", "/privacy")
    await world.taps("Sofie", "🙋 Somebody asks")
    await world.says("Sofie", "amin")
    await world.taps("Sofie", "Amina (Bruxelles)")
    await world.taps("Sofie", "📄 Their data")

    assert world.reads("Sofie")[-2].startswith("📄 Everything that I keep about Amina.")
    assert "I like football." in read(files(world, "Sofie")[0])
    assert [str(each.what) for each in await all_of(world, Reading)] == ["notes", "comments"]
