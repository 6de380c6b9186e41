"""When the two of a duo are asked to sign, when they are reminded, and who is never asked."""

from sqlalchemy import select

from bot.agreements.models import Signature
from bot.agreements.presses import ReadAgreement, SignAgreement
from bot.desk.matters import open_for
from bot.duos.models import Duo, DuoState
from tests.stories.agreement_verbs import (
    becomes_paper,
    buttons_of,
    duo_that_signs,
    publishes,
    signatures,
)
from tests.stories.verbs import all_of, forges, how_many
from tests.world import World

REMINDED = "You have not signed the agreement for your duo with"


async def ends(world: World, duo: Duo) -> None:
    """The duo is over, as when its coordinator ends it after six months."""
    async with world.built.database.transaction() as session:
        found = (await session.scalars(select(Duo).where(Duo.id == duo.id))).one()
        found.state, found.review_at, found.ended_at = DuoState.ENDED, None, world.now


async def test_without_an_agreement_nobody_is_asked_and_nothing_waits(world: World) -> None:
    await world.duo()
    await world.days_pass(1)

    assert world.count("Amina", "📜") == world.count("Jan", "📜") == 0
    assert [duo.sign_at for duo in await all_of(world, Duo)] == [None]
    for name in ("Amina", "Sofie"):
        await world.says(name, "/agreement")
        assert world.last(name) == "There is no agreement to sign at the moment."


async def test_who_has_not_signed_hears_it_once_after_a_week_at_a_decent_hour(world: World) -> None:
    await world.hours_pass(11)  # 21:00 in Brussels
    await duo_that_signs(world)
    await world.taps("Jan", "✅ I agree")

    await world.days_pass(7)
    assert world.count("Amina", REMINDED) == 0
    await world.hours_pass(12)  # 09:00 and later
    assert world.count("Amina", f"📜 {REMINDED} Jan yet.") == 1
    assert world.count("Jan", REMINDED) == 0

    await world.days_pass(30)
    assert world.count("Amina", REMINDED) == 1


async def test_the_reminder_leads_to_the_text_and_to_the_yes(world: World) -> None:
    await duo_that_signs(world)
    await world.days_pass(7.1)

    await world.taps("Amina", "📜 Read the agreement")
    assert "Respect each other." in world.last("Amina")
    await world.taps("Amina", "✅ I agree")

    assert world.last("Amina").endswith("✅ You signed on Monday 9 March.")
    (kept,) = await signatures(world, "Amina")
    assert kept.signed_at == world.now


async def test_a_duo_that_has_ended_is_neither_asked_nor_reminded(world: World) -> None:
    await publishes(world)
    await ends(world, await world.duo())
    await world.hours_pass(1)
    assert await how_many(world, Signature) == 0
    assert world.count("Amina", "📜") == world.count("Jan", "📜") == 0
    assert [duo.sign_at for duo in await all_of(world, Duo)] == [None]


async def test_the_buttons_of_a_duo_that_has_ended_say_so(world: World) -> None:
    await publishes(world)
    duo = await world.duo()
    await world.hours_pass(0.1)
    await world.taps("Jan", "✅ I agree")
    await ends(world, duo)

    for label in ("✅ I agree", "Nederlands", "❓ I have a question"):
        await world.taps("Amina", label)
    await world.days_pass(10)

    assert world.shown("Amina") == ["This duo has ended. You do not have to sign any more."] * 3
    assert world.count("Amina", REMINDED) == 0
    await world.says("Amina", "/agreement")
    assert world.last("Amina") == "There is no agreement to sign at the moment."
    await world.says("Jan", "/agreement")  # what was signed stays to be read
    assert world.last("Jan").endswith("✅ You signed on Monday 2 March.")


async def test_somebody_on_paper_signs_by_their_coordinator_who_wrote_it_down(world: World) -> None:
    await publishes(world)
    await world.person("Sofie", "coordinator", language="nl")
    await world.duo(language="fr")
    await becomes_paper(world, "Amina", kept_by="Sofie")
    await world.hours_pass(0.1)

    asked = world.last("Sofie")
    assert asked.startswith("📋 Voor Amina, zonder Telegram.")
    assert "La charte pour votre duo avec Jan\n\nRespectez l’autre." in asked
    assert world.labels("Sofie") == ["✅ Ik ga akkoord", "❓ Ik heb een vraag", "Nederlands", "English"]

    await world.taps("Sofie", "✅ Ik ga akkoord")

    assert world.last("Sofie").endswith("✅ Vous avez signé le lundi 2 mars.")
    kept = next(each for each in await all_of(world, Signature) if each.signed_at is not None)
    assert kept.person.first_name == "Amina"
    assert kept.recorded_by_id == (await world.person("Sofie")).id
    await world.says("Sofie", "/agreement")
    assert "✅ Amina heeft getekend op maandag 2 maart (genoteerd door Sofie)." in world.last("Sofie")


async def test_a_coordinator_of_another_branch_does_not_sign_for_somebody_on_paper(world: World) -> None:
    await duo_that_signs(world)
    await world.branch("Gent")
    await world.person("Wim", "coordinator", branch="Gent")
    mine = buttons_of(world, "Amina", SignAgreement)[0]
    amina = (await world.person("Amina")).id
    await becomes_paper(world, "Amina", kept_by="Sofie")

    await forges(world, "Wim", f"@{amina}:{mine.data()}")

    assert world.shown("Wim") == ["This button is no longer in use. /help shows what you can do now."]
    assert [each.signed_at for each in await all_of(world, Signature)] == [None, None]


async def test_the_morning_list_gets_whose_yes_is_missing_for_days_in_their_own_duos(world: World) -> None:
    async def missing(coordinator: str) -> list[str]:
        person = await world.person(coordinator)
        async with world.built.database.transaction() as session:
            found = await open_for(session, person, now=world.now)
            return [each.person.first_name for each in found.unsigned.rows]

    await duo_that_signs(world)
    await world.person("Wim", "coordinator")
    await world.taps("Jan", "✅ I agree")

    await world.days_pass(2.9)
    assert await missing("Sofie") == []
    await world.days_pass(0.2)
    assert await missing("Sofie") == ["Amina"]
    assert await missing("Wim") == []

    await world.taps("Amina", "✅ I agree")
    assert await missing("Sofie") == []


async def test_a_tap_on_the_reminder_after_the_yes_shows_the_yes(world: World) -> None:
    await duo_that_signs(world)
    await world.days_pass(7.1)
    (read,) = {each for each in buttons_of(world, "Amina", ReadAgreement) if each.language == "en"}
    await world.taps("Amina", "✅ I agree")

    await world.presses("Amina", read)

    assert world.last("Amina").endswith("✅ You signed on Monday 9 March.")
