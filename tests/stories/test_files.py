"""A file that the bot sends is kept beside its message until it has left, and not a moment longer."""

from bot.i18n import _
from bot.outbox.models import Attachment, OutgoingMessage, State
from bot.outbox.say import send_document
from tests.stories.verbs import all_of, how_many
from tests.world import World

BYTES = "naïve\n".encode() * 40_000  # more than one piece on the way


async def sends_file(world: World, name: str) -> None:
    person = await world.person(name)
    async with world.built.database.transaction() as session:
        await send_document(session, person, _("Yes"), file_name="léa.csv", data=BYTES, now=world.now)
    await world.settle()


async def test_a_file_arrives_whole_with_its_name_and_words_and_is_then_let_go(world: World) -> None:
    await world.person("Sofie", "coordinator", language="fr")

    await sends_file(world, "Sofie")

    message = world.newest("Sofie")
    assert message.document is not None
    assert message.file_id is not None
    assert (message.document.name, message.caption) == ("léa.csv", "Oui")
    assert world.telegram.file(message.file_id)[0] == BYTES
    assert await how_many(world, Attachment) == 0


async def test_a_file_that_cannot_arrive_is_let_go_too(world: World) -> None:
    await world.person("Sofie", "coordinator")
    world.telegram.blocks(world.accounts["Sofie"].id)

    await sends_file(world, "Sofie")

    assert await how_many(world, Attachment) == 0
    assert (await all_of(world, OutgoingMessage))[-1].state is State.DEAD
