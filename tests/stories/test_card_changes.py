"""What staff change on a card: checked, told with what it was before, and undone with one tap."""

import pytest

from bot.cards import presses
from bot.cards.models import Correction
from bot.cards.rules import Field
from bot.onboarding.models import Invitation
from bot.people.models import Person
from tests.stories.test_cards import expected
from tests.stories.test_role_changes import role_of
from tests.stories.verbs import all_of, forges, how_many
from tests.world import World


@pytest.mark.parametrize(
    ("label", "column", "words", "kept"),
    [
        ("✏️ Phone", "phone", "0470/12.34.56", "+32 470 12 34 56"),
        ("✏️ Phone", "phone", "+33 6 12 34 56 78", "+33 6 12 34 56 78"),
        ("✏️ E-mail", "email", "Amina@Example.org", "amina@example.org"),
        ("✏️ Last name", "last_name", "  El  Amrani ", "El Amrani"),
    ],
)
async def test_a_change_is_kept_as_staff_need_it_and_can_be_undone(
    world: World, label: str, column: str, words: str, kept: str
) -> None:
    await world.duo()
    await world.opens_card("Sofie", "Amina")
    await world.taps("Sofie", label)

    await world.says("Sofie", words)
    assert f": {kept}\nBefore: –" in world.last("Sofie")
    assert getattr(await world.person("Amina"), column) == kept
    await world.taps("Sofie", "↩ Undo")

    assert getattr(await world.person("Amina"), column) is None
    assert world.last("Sofie").startswith("↩ Undone for Amina.")
    assert "↩ Undo" not in world.labels("Sofie")


@pytest.mark.parametrize(
    ("label", "words", "told"),
    [
        ("✏️ Phone", "her sister's", "That is no phone number."),
        ("✏️ E-mail", "amina at home", "That is no e-mail address."),
        ("✏️ Last name", "12", "Please write the name with letters."),
    ],
)
async def test_what_cannot_be_right_is_asked_again(world: World, label: str, words: str, told: str) -> None:
    await world.duo()
    await world.opens_card("Sofie", "Amina")
    await world.taps("Sofie", label)

    await world.says("Sofie", words)

    assert world.last("Sofie").startswith(told)
    assert await how_many(world, Correction) == 0
    await world.taps("Sofie", "✖ Never mind")


async def test_it_is_not_undone_when_somebody_changed_it_since(world: World) -> None:
    await world.duo()
    await world.person("Karim", "coordinator")
    for name, phone in (("Sofie", "0470 12 34 56"), ("Karim", "0470 65 43 21")):
        await world.opens_card(name, "Amina")
        await world.taps(name, "✏️ Phone")
        await world.says(name, phone)

    await world.taps("Sofie", "↩ Undo")

    assert "can no longer be undone" in world.shown("Sofie")[-1]
    assert (await world.person("Amina")).phone == "+32 470 65 43 21"


async def test_a_value_is_taken_away_and_comes_back(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.on_paper("Amina", "mentee", kept_by="Sofie", phone="0470 12 34 56")
    await world.opens_card("Sofie", "Amina")
    await world.taps("Sofie", "✏️ Phone")
    await world.taps("Sofie", "🗑 Remove it")
    assert (await world.person("Amina")).phone is None

    await world.taps("Sofie", "↩ Undo")

    assert (await world.person("Amina")).phone == "+32 470 12 34 56"


async def test_the_language_of_somebody_on_paper_and_of_nobody_else(world: World) -> None:
    await world.duo()
    await world.on_paper("Grace", "mentor", kept_by="Sofie")
    await world.opens_card("Sofie", "Grace")
    await world.taps("Sofie", "🌐 Language")
    await world.taps("Sofie", "Nederlands")
    assert (await world.person("Grace")).language == "nl"

    await forges(world, "Sofie", presses.SetLanguage((await world.person("Amina")).id, "nl"))

    assert "Amina has Telegram and chooses this without you." in world.shown("Sofie")[-1]
    assert (await world.person("Amina")).language == "en"


async def test_a_coordinator_of_another_branch_changes_nothing(world: World) -> None:
    await world.duo()
    await world.person("Wim", "coordinator", branch="Gent")
    amina, jan = await world.person("Amina"), await role_of(world, "Jan")

    for press in (
        presses.OpenCard(amina.id),
        presses.ChangeInWords(amina.id, Field.PHONE),
        presses.Clear(amina.id, Field.LAST_NAME),
        presses.SetMost(jan, 3),
        presses.TrainedToday(jan),
        presses.MakeLink(amina.id),
        presses.ShowNotes(amina.id),
        presses.WriteNote(amina.id),
        presses.ShowComments(amina.id),
        presses.ActFor(amina.id),
    ):
        await forges(world, "Wim", press)
        assert "no longer in use" in world.shown("Wim")[-1]

    assert await how_many(world, Correction) == 0


async def test_a_link_for_somebody_without_telegram_takes_the_place_of_older_ones(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await expected(world, "Amina", "Diallo")
    for _time in range(2):
        await world.opens_card("Sofie", "Amina")
        await world.taps("Sofie", "🔗 Make a link")
        await world.days_pass(1)

    amina = (await world.person("Amina")).id
    made = [each for each in await all_of(world, Invitation) if each.person_id == amina]
    assert [each.revoked_at is not None for each in made] == [True, False]
    assert world.last("Sofie").startswith("Bonjour")  # in Amina's language, to be forwarded
    await world.opens_card("Sofie", "Amina")
    assert "✉️ Expected; the link of 3 March 2026 has not been opened" in world.last("Sofie")


async def test_after_a_week_a_change_stands(world: World) -> None:
    await world.duo()
    await world.opens_card("Sofie", "Amina")
    await world.taps("Sofie", "✏️ Phone")
    await world.says("Sofie", "0470 12 34 56")
    undo = next(b.data for row in world.newest("Sofie").buttons for b in row if b.label == "↩ Undo") or ""

    await world.days_pass(8)

    assert await how_many(world, Correction) == 0
    await forges(world, "Sofie", undo)
    assert "can no longer be undone" in world.shown("Sofie")[-1]
    assert any(person.phone for person in await all_of(world, Person))
