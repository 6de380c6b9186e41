"""What one writes reaches the other, whatever it is, and nobody keeps it."""

import pytest

from bot.outbox.models import Kind, OutgoingMessage
from bot.sandbox.telegram import Message
from tests.stories.verbs import all_of, places_that_hold, speaks
from tests.world import World


def content_of(message: Message) -> tuple[object, ...]:
    return message.kind, message.text, message.caption, message.photo, message.file_id, message.entities


async def test_what_one_writes_is_copied_to_the_other_as_it_is(world: World) -> None:
    await world.duo()
    amina, telegram = world.accounts["Amina"].id, world.telegram

    telegram.says(amina, "See https://duo.example <b>now</b> & then {name} %s")
    telegram.says(amina, "🎉👨‍👩‍👧")
    telegram.says(amina, "\N{OLD ITALIC LETTER A}" * 2048)  # as long as Telegram allows
    telegram.sends_photo(amina, b"jpg", caption="us <b>two</b>")
    telegram.sends_document(amina, b"%PDF", file_name="cv.pdf")
    telegram.sends_voice(amina, b"ogg", duration=7)
    telegram.sends_sticker(amina)
    telegram.sends_location(amina, 50.85, 4.35)
    telegram.sends_poll(amina, "When?", ["Now", "Later"])
    await world.settle()

    written, arrived = world.sees("Amina")[-9:], world.sees("Jan")[-9:]
    assert [content_of(message) for message in arrived] == [content_of(message) for message in written]
    assert not any(message.from_bot for message in written), "it must be passed on without a word"


async def test_a_long_conversation_arrives_in_its_order(world: World) -> None:
    await world.duo()

    for number in range(1, 21):
        world.telegram.says(world.accounts["Amina"].id, f"{number}")
        world.telegram.says(world.accounts["Jan"].id, f"{-number}")
    await world.settle()

    assert world.reads("Jan")[-20:] == [f"{number}" for number in range(1, 21)]
    assert world.reads("Amina")[-20:] == [f"{-number}" for number in range(1, 21)]


async def test_a_reply_stays_a_reply_both_ways(world: World) -> None:
    await world.duo()

    question = await world.says("Amina", "Shall we bake?")
    await world.says("Amina", "On Sunday.")
    at_jan = next(message.id for message in world.sees("Jan") if message.text == "Shall we bake?")
    answer = await world.says("Jan", "Gladly.", reply_to=at_jan)
    assert world.newest("Amina").reply_to == question

    await world.says("Amina", "I bring the flour.", reply_to=world.newest("Amina").id)
    assert world.newest("Jan").reply_to == answer


async def test_a_reply_to_ones_own_earlier_message_stays_one(world: World) -> None:
    await world.duo()
    mine = await world.says("Amina", "Shall we bake?")
    await world.says("Jan", "Hello!")

    await world.says("Amina", "Well?", reply_to=mine)

    at_jan = next(message.id for message in world.sees("Jan") if message.text == "Shall we bake?")
    assert world.newest("Jan").reply_to == at_jan


async def test_a_reply_to_a_message_of_last_season_is_better_sent_anew(world: World) -> None:
    """What was whose copy is forgotten after 30 days; the bot does not guess who was meant."""
    await world.duo()
    mine = await world.says("Amina", "Shall we bake?")
    theirs = world.newest("Jan").id
    await world.days_pass(32)

    await world.says("Amina", "Well?", reply_to=mine)
    await world.says("Jan", "Gladly.", reply_to=theirs)

    assert world.last("Amina").startswith("I did not send this to Jan: ")
    assert world.last("Jan").startswith("I did not send this to Amina: ")
    await world.says("Jan", "Gladly.")
    assert world.last("Amina") == "Gladly."


async def test_nothing_of_it_is_kept(world: World) -> None:
    await world.duo()

    await world.says("Amina", "mahogany velociraptor")
    await world.says("Jan", "cinnamon velociraptor", reply_to=world.newest("Jan").id)
    world.telegram.sends_document(
        world.accounts["Jan"].id, b"%PDF", file_name="velociraptor.pdf", caption="velociraptor"
    )
    await world.settle()

    copies = [message for message in await all_of(world, OutgoingMessage) if message.kind is Kind.COPY]
    assert [message.copies_message is not None for message in copies] == [True] * 3
    assert await places_that_hold(world, "velociraptor") == []
    assert [message.content for message in await all_of(world, OutgoingMessage) if message.content] == []


async def test_what_telegram_does_not_copy_comes_back_to_its_author_kindly(world: World) -> None:
    await world.duo()
    heard = len(world.reads("Jan"))

    for language, kindly in (
        ("English", "I could not bring your message to Jan."),
        ("Français", "Je n’ai pas pu transmettre votre message à Jan."),
        ("Nederlands", "Ik kon je bericht niet aan Jan bezorgen."),
    ):
        await speaks(world, "Amina", language)
        world.telegram.sends_giveaway(world.accounts["Amina"].id)
        world.telegram.sends_poll(world.accounts["Amina"].id, "2 + 2?", ["4", "5"], quiz=True)
        await world.settle()
        assert world.count("Amina", kindly) == 2

    await world.says("Amina", "Still there?")
    assert world.reads("Jan")[heard:] == ["Still there?"]


async def test_a_message_deleted_before_it_could_leave_is_reported_to_its_author(world: World) -> None:
    await world.duo()

    message = world.telegram.says(world.accounts["Amina"].id, "Oops")
    await world.polling.poll_once()
    world.telegram.deletes(world.accounts["Amina"].id, message)
    await world.settle()

    assert world.last("Amina").startswith("I could not bring your message to Jan.")
    assert world.count("Jan", "Oops") == 0


async def test_an_edit_does_not_travel_and_the_author_hears_so(world: World) -> None:
    await world.duo()
    message = await world.says("Amina", "At thre")

    for language, kindly in (
        ("English", "Jan still sees your message as it was before."),
        ("Français", "Jan voit toujours votre message comme avant."),
        ("Nederlands", "Jan ziet je bericht nog zoals het was."),
    ):
        await speaks(world, "Amina", language)
        world.telegram.edits(world.accounts["Amina"].id, message, "At three")
        await world.settle()
        assert world.last("Amina").startswith(kindly)

    assert world.last("Jan") == "At thre"


@pytest.mark.parametrize(
    ("language", "alone", "staff"),
    [
        ("en", "You have no partner yet", "I did not understand that."),
        ("fr", "Vous n’avez pas encore de duo", "Je n’ai pas compris."),
        ("nl", "Je hebt nog geen duopartner", "Dat heb ik niet begrepen."),
    ],
)
async def test_who_has_no_partner_is_told_that_nobody_reads_them(
    world: World, language: str, alone: str, staff: str
) -> None:
    await world.person("Amina", "mentee", language=language)
    await world.person("Sofie", "coordinator", language=language)

    for name in ("Amina", "Sofie"):
        await world.says(name, "Hello?")

    assert world.last("Amina").startswith(alone)
    assert world.last("Sofie").startswith(staff)
    assert Kind.COPY not in {message.kind for message in await all_of(world, OutgoingMessage)}


async def test_two_duos_of_one_branch_never_read_each_other(world: World) -> None:
    await world.duo(mentee="Amina", mentor="Jan")
    await world.duo(mentee="Bilal", mentor="Karel")

    await world.says("Amina", "for Jan")
    await world.says("Karel", "for Bilal")

    assert [name for name in world.accounts if "for Jan" in world.reads(name)] == ["Jan"]
    assert [name for name in world.accounts if "for Bilal" in world.reads(name)] == ["Bilal"]
