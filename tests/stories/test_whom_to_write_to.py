"""What somebody with several duos writes never goes to the wrong person."""

import pytest

from tests.stories.verbs import copies, gets_another_duo, goes_on_paper, speaks
from tests.world import World


@pytest.mark.parametrize(
    ("language", "question", "done"),
    [
        ("English", "For whom is this?", "✅ Passed on to Bilal."),
        ("Français", "Pour qui est ce message ?", "✅ Transmis à Bilal."),
        ("Nederlands", "Voor wie is dit?", "✅ Doorgegeven aan Bilal."),
    ],
)
async def test_the_bot_asks_for_whom_it_is_and_brings_it_there(
    world: World, language: str, question: str, done: str
) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")
    await speaks(world, "Jan", language)

    written = await world.says("Jan", "Shall we bake?")
    assert world.last("Jan") == question
    assert world.newest("Jan").reply_to == written
    assert world.labels("Jan") == ["Amina", "Bilal"]
    assert await copies(world) == 0
    await world.taps("Jan", "Bilal")

    assert world.last("Jan") == done
    assert world.labels("Jan") == []
    assert world.last("Bilal") == "Shall we bake?"
    assert world.count("Amina", "Shall we bake?") == 0


async def test_whoever_has_one_partner_is_never_asked(world: World) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")

    await world.says("Bilal", "Hello!")

    assert world.last("Jan") == "Hello!"
    assert world.count("Bilal", "For whom") == 0


async def test_a_reply_goes_to_whose_message_it_replies_to(world: World) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")
    hello = await world.says("Amina", "Hello Jan")
    from_amina = world.newest("Jan").id
    await world.says("Bilal", "Hi Jan")

    mine = await world.says("Jan", "Hello Amina", reply_to=from_amina)
    assert world.last("Amina") == "Hello Amina"
    assert world.newest("Amina").reply_to == hello
    at_amina = world.newest("Amina").id
    await world.says("Jan", "How are you?", reply_to=mine)

    assert world.last("Amina") == "How are you?"
    assert world.newest("Amina").reply_to == at_amina
    assert world.last("Bilal") != "How are you?"
    assert world.count("Jan", "For whom") == 0


async def test_a_reply_to_something_of_the_bot_s_own_is_asked_about(world: World) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")

    await world.says("Jan", "Which one?", reply_to=world.newest("Jan").id)

    assert world.last("Jan") == "For whom is this?"
    assert await copies(world) == 0


async def test_after_a_day_it_is_better_written_again(world: World) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")
    await world.says("Jan", "See you in an hour!")
    await world.days_pass(1.1)

    await world.taps("Jan", "Bilal")

    assert world.last("Jan").startswith("This message is more than a day old, so I did not pass it on.")
    assert world.labels("Jan") == []
    assert await copies(world) == 0


async def test_a_partner_without_telegram_is_called_instead(world: World) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")
    await goes_on_paper(world, "Bilal", kept_by="Sofie")
    kindly = (
        "📋 Bilal has no Telegram. What you would like to tell Bilal goes through Sofie: "
        "with /callme Sofie calls you."
    )

    await world.says("Jan", "Hello!")
    await world.taps("Jan", "Bilal")
    assert world.shown("Jan") == [kindly]
    await world.taps("Jan", "Amina")

    assert world.last("Amina") == "Hello!"
    assert world.count("Sofie", "Hello!") == 0


@pytest.mark.parametrize(
    ("language", "kindly"),
    [
        (
            "English",
            "📋 Amina has no Telegram. What you would like to tell Amina goes through Sofie: with /callme ",
        ),
        ("Français", "📋 Amina n’a pas Telegram. Ce que vous souhaitez dire à Amina passe par Sofie : "),
        ("Nederlands", "📋 Amina heeft geen Telegram. Wat je Amina wilt zeggen, gaat via Sofie: "),
    ],
)
async def test_so_is_an_only_partner_without_telegram(world: World, language: str, kindly: str) -> None:
    await world.duo()
    await goes_on_paper(world, "Amina", kept_by="Sofie")
    await speaks(world, "Jan", language)

    await world.says("Jan", "Hello!")

    assert world.last("Jan").startswith(kindly)
    assert await copies(world) == 0


async def test_an_edit_is_explained_with_the_name_of_who_read_it(world: World) -> None:
    await world.duo()
    await gets_another_duo(world, "Bilal")
    jan = world.accounts["Jan"].id
    written = await world.says("Jan", "At thre")
    world.telegram.edits(jan, written, "At three")
    await world.settle()
    assert world.count("Jan", "still sees your message") == 0

    await world.taps("Jan", "Bilal")
    assert world.last("Bilal") == "At three"
    world.telegram.edits(jan, written, "At four")
    await world.settle()

    assert world.last("Jan").startswith("Bilal still sees your message as it was before.")


async def test_partners_with_the_same_name_are_told_apart(world: World) -> None:
    await world.duo()
    await world.days_pass(7)
    await gets_another_duo(world, "Bilal")
    async with world.built.database.transaction() as session:
        bilal = await session.merge(await world.person("Bilal"))
        bilal.first_name = "Amina"

    await world.says("Jan", "Hello!")
    assert world.labels("Jan") == ["Amina (since Monday 2 March)", "Amina (since Monday 9 March)"]
    await world.taps("Jan", "9 March")

    assert world.last("Jan") == "✅ Passed on to Amina (since Monday 9 March)."
    assert world.last("Bilal") == "Hello!"


async def test_the_opening_of_a_second_duo_says_how_writing_works_from_now_on(world: World) -> None:
    await world.duo()
    assert world.count("Jan", "What you write here goes to Amina, and to nobody else.") == 1

    await gets_another_duo(world, "Bilal")

    assert "When you write here, I ask you for whom it is" in world.last("Jan")
    assert "What you write here goes to Jan, and to nobody else." in world.last("Bilal")
