"""/forget: asked twice, erased at once; kindly told, counted on, and unknown from then on."""

import pytest

from bot.duos.models import Duo, DuoState
from bot.people.models import Person
from bot.people.roles import RoleKind
from bot.privacy.inventory import INVENTORY, OF_NOBODY
from bot.privacy.presses import ReallyEraseMe
from tests.stories.rich_world import (
    MARK,
    counts,
    marked_columns,
    marks,
    numbers_of,
    places_of,
    rich_world,
    tables_about,
)
from tests.stories.verbs import all_of, forges, speaks
from tests.world import World

YES, SURE = "🗑 Erase me", "🗑 Yes, erase me"


async def erases(world: World, name: str) -> None:
    await world.says(name, "/forget")
    await world.taps(name, YES)
    await world.taps(name, SURE)


async def test_nothing_is_left_of_somebody_who_is_erased_but_numbers(world: World) -> None:
    await rich_world(world)
    amina, before = await world.person("Amina"), await counts(world)
    telegram_id = world.accounts["Amina"].id
    assert await tables_about(world, amina) == set(INVENTORY) - set(OF_NOBODY)
    assert await marks(world) == set(marked_columns())
    assert len(await numbers_of(world, telegram_id)) >= 3

    await erases(world, "Amina")

    assert await places_of(world, MARK) == set()
    assert await places_of(world, "Amina") == set()
    assert await places_of(world, str(telegram_id)) == set()
    assert await numbers_of(world, telegram_id) == set()
    assert await counts(world) == before
    assert min(before) >= 1


async def test_who_has_no_telegram_is_not_taken_for_everybody_s_messages(world: World) -> None:
    """ "Copies of the chat None" were all messages that are copies of nothing: whoever was on paper took the
    partner's goodbye with them."""
    await rich_world(world)

    assert await tables_about(world, Person(id=0, telegram_id=None)) == set()


async def test_a_no_at_either_question_changes_nothing(world: World) -> None:
    await world.duo()

    await world.says("Amina", "/forget")
    assert "Your duo ends. Jan and Sofie hear that you have left, and not why." in world.last("Amina")
    assert world.labels("Amina") == [YES, "No, keep me"]
    await world.taps("Amina", "No, keep me")
    assert world.last("Amina") == "✅ Fine, you stay. Nothing has changed."

    await world.says("Amina", "/forget")
    await world.taps("Amina", YES)
    assert world.last("Amina").startswith("Are you sure? It cannot be undone.")
    await world.taps("Amina", "No, keep me")

    assert (await world.person("Amina")).forgotten_at is None
    assert world.count("Jan", "has left") == 0


async def test_the_duo_ends_kindly_and_nobody_hears_a_reason(world: World) -> None:
    await world.duo(met_today=True)

    await erases(world, "Amina")

    assert world.last("Amina").startswith("✅ You are erased. Only numbers without a name are left.")
    assert world.last("Jan").startswith("👋 Amina has left the programme, and so your duo ends here.")
    assert world.last("Sofie").startswith("👋 Amina has left the programme. The duo with Jan has ended.")
    (duo,) = await all_of(world, Duo)
    assert (duo.state, duo.ended_at) == (DuoState.ENDED, world.now)

    heard = len(world.reads("Jan")), len(world.reads("Sofie")), len(world.reads("Amina"))
    await world.days_pass(40)
    assert (len(world.reads("Jan")), len(world.reads("Sofie")), len(world.reads("Amina"))) == heard

    await world.says("Jan", "Are you there?")
    assert world.last("Jan").startswith("You have no partner yet")
    await world.says("Sofie", "/newduo")
    assert world.labels("Sofie") == []
    assert "No mentee" in world.last("Sofie")


async def test_a_proposal_is_withdrawn_kindly(world: World) -> None:
    for name, role in (("Sofie", "coordinator"), ("Amina", "mentee"), ("Jan", "mentor")):
        await world.person(name, role)
    await world.proposes_duo("Sofie", "Amina", "Jan")

    await erases(world, "Jan")

    assert world.last("Amina").startswith("The duo with Jan did not work out. It is not because of you.")
    assert world.last("Sofie").startswith("👋 Jan has left the programme. The proposal for a duo with Amina")
    (duo,) = await all_of(world, Duo)
    assert duo.state is DuoState.WITHDRAWN


async def test_an_open_alert_is_over_and_names_nobody_any_more(world: World) -> None:
    await world.duo(met_today=True)
    await world.days_pass(18)
    assert len(world.alerts_to("Sofie")) == 1

    await erases(world, "Amina")

    assert world.alerts_to("Sofie") == []
    assert world.count("Sofie", "✅ This alert is over: the duo has ended.") == 1


async def test_who_writes_again_is_a_stranger_of_whom_nothing_is_kept(world: World) -> None:
    await world.duo()
    telegram_id = world.accounts["Amina"].id
    await erases(world, "Amina")

    for command in ("/privacy", "/mydata", "/forget"):
        await world.says("Amina", command)
        assert world.last("Amina") == "I do not know you, and I keep nothing about you."
    await world.says("Amina", "Hello?")
    assert world.last("Amina").startswith("Hello! I am Duo")
    assert await numbers_of(world, telegram_id) == set()
    assert world.telegram.commands(telegram_id) == []

    await world.person("Amina", "mentee")
    assert len(await all_of(world, Person)) == 4


async def test_a_second_tap_and_a_button_of_last_week_erase_nothing(world: World) -> None:
    await world.duo()
    await world.says("Amina", "/forget")
    await world.taps("Amina", YES)
    await world.days_pass(7)

    await world.taps("Amina", SURE)
    assert (await world.person("Amina")).first_name == "Amina"
    assert world.shown("Amina")[-1].startswith("This button is no longer in use.")

    await erases(world, "Amina")
    await forges(world, "Amina", ReallyEraseMe(world.now.date()))
    assert world.count("Jan", "has left") == 1


async def test_somebody_in_the_middle_of_the_welcome_can_go_and_nobody_hears_of_it(world: World) -> None:
    await world.person("Sofie", "coordinator")
    world.gets_phone("Bilal", language_code="en")
    await world.opens("Bilal", await world.link(RoleKind.MENTEE, branch="Bruxelles", language="en"))
    heard = len(world.reads("Sofie"))

    await erases(world, "Bilal")

    assert await places_of(world, "Bilal") == set()
    assert len(world.reads("Sofie")) == heard


@pytest.mark.parametrize(
    ("language", "asks", "yes", "sure", "gone", "partner"),
    [
        ("Français", "Effacer vos données ?", "🗑 Effacer mes données", "🗑 Oui, tout effacer",
         "✅ Vos données sont effacées.", "👋 Amina a quitté le programme, et votre duo s’arrête donc ici."),
        ("Nederlands", "Zal ik je gegevens wissen?", "🗑 Mijn gegevens wissen", "🗑 Ja, wis mijn gegevens",
         "✅ Je gegevens zijn gewist.", "👋 Amina heeft het programma verlaten, dus jullie duo stopt hier."),
    ],
)  # fmt: skip
async def test_in_the_other_languages(
    world: World, language: str, asks: str, yes: str, sure: str, gone: str, partner: str
) -> None:
    await world.duo()
    for name in ("Amina", "Jan"):
        await speaks(world, name, language)

    await world.says("Amina", "/forget")
    assert world.last("Amina").startswith(asks)
    await world.taps("Amina", yes)
    await world.taps("Amina", sure)

    assert world.last("Amina").startswith(gone)
    assert world.last("Jan").startswith(partner)
