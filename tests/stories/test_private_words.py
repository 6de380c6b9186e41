"""What is meant for the bot or the coordinators never reaches the partner; the bot never guesses."""

from datetime import timedelta

from bot.dialogues.models import Dialogue
from tests.beginnings import lived_once
from tests.stories.verbs import how_many, speaks
from tests.world import World

PRIVATE = "He was late again."


@lived_once
async def waits_for_a_word(world: World) -> int:
    """Amina has met Jan and is about to write a word for her coordinator; the question's id is returned."""
    await world.duo(met_today=True)
    await world.taps("Amina", "✏️")
    return world.newest("Amina").id


async def test_the_answer_to_a_question_goes_to_the_bot_and_the_next_message_to_the_partner(
    world: World,
) -> None:
    """Of an edit of the answer it said "Jan still sees your message as it was before"; he never saw it."""
    await waits_for_a_word(world)

    private = await world.says("Amina", PRIVATE)
    world.telegram.edits(world.accounts["Amina"].id, private, "He was on time.")
    await world.says("Amina", "See you!")

    assert world.count("Amina", "✅ Thank you, your words are noted.") == 1
    assert world.count("Amina", "Jan still sees") == 0
    assert world.reads("Jan")[-1] == "See you!"
    assert world.count("Jan", PRIVATE) == 0


async def test_a_message_that_replies_to_the_partner_goes_to_the_partner(world: World) -> None:
    await waits_for_a_word(world)
    await world.says("Jan", "Coffee?")

    await world.says("Amina", "Gladly.", reply_to=world.newest("Amina").id)

    assert world.last("Jan") == "Gladly."
    assert await how_many(world, Dialogue) == 1


async def test_never_mind_leads_back_to_the_partner(world: World) -> None:
    await waits_for_a_word(world)

    await world.taps("Amina", "✖ Never mind")
    assert world.last("Amina") == "All right. I am no longer waiting for an answer."

    await world.says("Amina", "See you!")
    assert world.last("Jan") == "See you!"


async def test_after_a_day_the_bot_no_longer_waits_but_a_late_reply_does_not_go_to_the_partner(
    world: World,
) -> None:
    """The question said "your partner does not read it". A day later the bot had forgotten that it ever
    asked, and brought the answer to the partner."""
    question = await waits_for_a_word(world)
    await world.it_becomes(world.now + timedelta(hours=24))

    await world.says("Amina", PRIVATE, reply_to=question)
    assert world.last("Amina").startswith("I did not send this to Jan: ")

    await world.says("Amina", "See you!")
    assert world.last("Jan") == "See you!"
    assert world.count("Jan", PRIVATE) == 0


async def test_a_reply_to_the_check_in_itself_is_the_word_that_is_waited_for(world: World) -> None:
    """Two messages of the bot stand in the chat, the check-in and the question. Whoever answers by replying
    to the first one means the bot all the same."""
    question = await waits_for_a_word(world)
    check_in = next(message.id for message in world.sees("Amina") if "Noted: you met" in (message.text or ""))
    assert check_in != question

    await world.says("Amina", PRIVATE, reply_to=check_in)

    assert world.count("Jan", PRIVATE) == 0
    assert world.last("Amina") == "✅ Thank you, your words are noted."


async def test_a_reply_to_what_the_partner_does_not_see_is_not_passed_on(world: World) -> None:
    await waits_for_a_word(world)
    private = await world.says("Amina", PRIVATE)

    for language, kindly in (
        ("English", "I did not send this to Jan: it replies to something that Jan does not see"),
        ("Français", "Je n’ai pas envoyé ce message à Jan : il répond à quelque chose que Jan ne voit pas"),
        ("Nederlands", "Ik heb dit niet naar Jan gestuurd: het antwoordt op iets dat Jan niet ziet"),
    ):
        await speaks(world, "Amina", language)
        await world.says("Amina", "And he was rude.", reply_to=private)
        assert world.last("Amina").startswith(kindly)
        await world.says("Amina", "Thanks, bot", reply_to=world.newest("Amina").id)
        assert world.last("Amina").startswith(kindly)

    assert not any(words in world.reads("Jan") for words in (PRIVATE, "And he was rude.", "Thanks, bot"))


async def test_a_photo_for_a_private_question_is_asked_for_in_words(world: World) -> None:
    await waits_for_a_word(world)
    heard = len(world.reads("Jan"))

    world.telegram.sends_photo(world.accounts["Amina"].id, b"jpg", caption=PRIVATE)
    world.telegram.sends_voice(world.accounts["Amina"].id, b"ogg", duration=3)
    await world.settle()

    assert world.count("Amina", "Please answer with a written message.") == 2
    assert len(world.reads("Jan")) == heard


async def test_a_command_stays_a_command_while_the_bot_waits_for_words(world: World) -> None:
    """ "/callme" was noted as the place where the two would meet."""
    await world.duo()
    await world.says("Amina", "/slot")
    for label in ("Tuesday", "18:00", "Another place"):
        await world.taps("Amina", label)

    for command in ("/slot", "/duo", "/help", "/language", "/nonsense", "/callme"):
        await world.says("Amina", command)
        assert world.count("Jan", "would like to meet you") == 0, command

    await world.says("Amina", "In the park")
    assert world.count("Jan", "In the park") == 1
