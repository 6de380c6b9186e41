"""A long list: how far it is, in parts that can be handled, and what a crash leaves of it."""

import asyncio
from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest
from sqlalchemy import String, cast, exists, select

from bot.outbox.models import OutgoingMessage
from bot.people.models import Person
from tests.stories.sheets import documents, imports, says_yes, xlsx
from tests.stories.verbs import how_many
from tests.world import World


async def test_an_import_that_was_cut_short_is_done_from_its_beginning(world: World) -> None:
    """As when the process dies while people are added: nobody is there, and the errand is due again."""
    await world.person("Sofie", "coordinator")
    await imports(world, "Sofie", xlsx(many(300)))
    await world.taps("Sofie", "✅")

    run = asyncio.create_task(world.errands.run_due(world.now))
    while not await has_said(world, "of {of} people"):
        assert not run.done()
    run.cancel()
    await asyncio.wait([run])
    assert await how_many(world, Person) == 1

    await world.it_becomes(world.now + timedelta(minutes=11))
    assert await how_many(world, Person) == 301
    assert world.count("Sofie", "✅ 300 people are imported.") == 1
    assert len(documents(world, "Sofie")) == 2


def many(number: int) -> list[list[str]]:
    return [["Prénom", "Rôle"], *([f"Amina {n}", "mentee"] for n in range(number))]


async def has_said(world: World, words: str) -> bool:
    async with world.built.database.transaction() as session:
        holds = exists().where(cast(OutgoingMessage.content, String).contains(words))
        return bool(await session.scalar(select(holds)))


async def test_a_long_list_tells_how_far_it_is_in_the_same_message(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.importing.paper.MOST_PAGES", 200)
    await world.person("Sofie", "coordinator")
    await imports(world, "Sofie", xlsx(many(400)))
    edits = len(edited(world))

    await says_yes(world, "Sofie")

    begins, *people, pages, done = edited(world)[edits:]
    assert begins == "⏳ I import liste.xlsx …"
    assert people == ["⏳ Importing: 200 of 400 people …"]
    assert pages == "⏳ Printing: 200 of 400 pages …"
    assert done.startswith("✅ 400 people are imported.")
    files = documents(world, "Sofie")
    assert list(files) == ["liste-links.xlsx", "liste-pages-1-200.pdf", "liste-pages-201-400.pdf"]
    assert len(pypdfium2.PdfDocument(BytesIO(files["liste-pages-201-400.pdf"]))) == 200


def edited(world: World) -> list[str]:
    calls = [call for call in world.telegram.calls if call.method == "editMessageText"]
    return [str(call.parameters["text"]) for call in calls]
