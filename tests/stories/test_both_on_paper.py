"""Where neither has Telegram, and where a coordinator has a partner of their own: nothing goes astray."""

from bot.cards.presses import ChangeInWords
from bot.cards.rules import Field
from bot.checkins.models import CheckIn
from bot.dialogues.models import Dialogue
from bot.meetings.models import Meeting
from bot.onboarding.presses import SkipAbout
from tests.beginnings import lived_once
from tests.stories.test_people_on_paper import FOR_AMINA, who_meets
from tests.stories.verbs import all_of, how_many, link_for
from tests.world import World


@lived_once
async def both_on_paper(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.on_paper("Amina", "mentee", kept_by="Sofie", phone="0470 12 34 56")
    await world.on_paper("Jan", "mentor", kept_by="Sofie")
    await world.proposes_duo("Sofie", "Amina", "Jan")
    for name in ("Amina", "Jan"):
        question = next(m for m in world.sees("Sofie") if (m.text or "").startswith(f"📋 For {name},"))
        world.telegram.taps(world.accounts["Sofie"].id, question.id, "✅ Yes, gladly")
        await world.settle()


@lived_once
async def sofie_mentors_yusuf(world: World) -> None:
    """Sofie looks after Amina, and has a mentee of her own, after whom Karim looks."""
    await world.opens("Sofie", await link_for(world, "mentor"))
    await world.presses("Sofie", SkipAbout())
    await world.duo(mentee="Yusuf", mentor="Sofie", coordinator="Karim")


async def taps_for_amina(world: World, label: str) -> None:
    """Tap under the newest message for Amina; the coordinator has others of her own."""
    sofie = world.accounts["Sofie"].id
    hers = [m for m in world.sees("Sofie") if (m.text or "").startswith(FOR_AMINA) and m.buttons]
    world.telegram.taps(sofie, hers[-1].id, label)
    await world.settle()


async def test_a_duo_of_two_without_telegram_meets_and_counts(world: World) -> None:
    await both_on_paper(world)
    await world.taps("Sofie", "🗓 Choose our weekly time")
    for label in ("Monday", "11:00", "in the library", "✅ Yes, good for me"):
        await world.taps("Sofie", label)
    await world.hours_pass(4)

    assert (
        world.count("Sofie", "Did you and Jan meet on")
        == world.count("Sofie", "Did you and Amina meet on")
        == 1
    )
    await world.taps("Sofie", "✅ Yes")
    await world.taps("Sofie", "5 ⭐")

    sofie = await world.person("Sofie")
    answered = [row for row in await all_of(world, CheckIn) if row.met is not None]
    assert [(row.stars, row.recorded_by_id) for row in answered] == [(5, sofie.id)]
    assert (await all_of(world, Meeting))[0].state == "happened"


async def test_where_nobody_can_be_nudged_the_coordinator_hears_at_once(world: World) -> None:
    await both_on_paper(world)

    await world.days_pass(14.1)

    assert world.nudges_to("Sofie") == 0
    assert world.alerts_to("Sofie") == ["Amina and Jan have not met yet. Their duo began on Monday 2 March."]
    alert = world.last("Sofie")
    assert "Could you call +32 470 12 34 56?" in alert
    assert "📋 Jan has no Telegram: I cannot ask Jan myself. Could you?" in alert
    await world.days_pass(20)
    assert len(world.alerts_to("Sofie")) == 1


async def test_words_for_her_never_go_to_the_coordinator_s_own_partner(world: World) -> None:
    await who_meets(world)
    await sofie_mentors_yusuf(world)
    await world.hours_pass(4)
    await world.says("Yusuf", "See you soon?")
    from_yusuf = world.newest("Sofie").id
    await taps_for_amina(world, "❌ No")
    await taps_for_amina(world, "✏️ Add a word")

    await world.says("Sofie", "Yes, tomorrow!", reply_to=from_yusuf)
    await world.says("Sofie", "Amina was ill.")
    await world.says("Sofie", "Bring your papers.")

    amina = await world.person("Amina")
    (hers,) = [row for row in await all_of(world, CheckIn) if row.person_id == amina.id]
    assert hers.words == "Amina was ill."
    assert world.count("Yusuf", "Amina was ill.") == 0
    assert [said for said in world.reads("Yusuf") if said in ("Yes, tomorrow!", "Bring your papers.")] == [
        "Yes, tomorrow!",
        "Bring your papers.",
    ]


async def test_a_reply_to_her_question_is_not_guessed_to_be_for_the_partner(world: World) -> None:
    await who_meets(world)
    await sofie_mentors_yusuf(world)
    await world.hours_pass(4)
    question = next(m for m in world.sees("Sofie") if (m.text or "").startswith(f"{FOR_AMINA}\n\nDid you"))

    await world.says("Sofie", "She was ill.", reply_to=question.id)

    assert world.count("Yusuf", "She was ill.") == 0
    assert world.last("Sofie").startswith("I did not send this to Yusuf")


async def test_a_question_for_somebody_who_has_telegram_by_now_is_dropped(world: World) -> None:
    await who_meets(world)
    await world.hours_pass(4)
    for label in ("❌ No", "✏️ Add a word"):
        await world.taps("Sofie", label)
    async with world.built.database.transaction() as session:
        amina = await session.merge(await world.person("Amina"))
        amina.telegram_id, amina.on_paper = 4711, False

    await world.says("Sofie", "She was ill.")
    assert world.last("Sofie").startswith("You no longer answer for this person")
    assert await how_many(world, Dialogue) == 0
    await world.says("Sofie", "/duos")

    assert world.last("Sofie").startswith("You look after 1 duo")


async def test_what_is_said_to_her_is_in_the_coordinator_s_language(world: World) -> None:
    for language, asked in (("fr", "📋 Pour Amina"), ("nl", "📋 Voor Amina")):
        name = f"Sofie {language}"
        await world.person(name, "coordinator", language=language)
        await world.on_paper("Amina", "mentee", kept_by=name, language="en")
        await world.person(f"Jan {language}", "mentor", language=language)
        await world.opens_card(name, "Amina")
        await world.proposes_duo(name, "Amina", f"Jan {language}")

        assert world.last(name).startswith(asked)
        assert "Telegram" in world.last(f"Jan {language}")
        await world.presses(name, ChangeInWords((await world.person("Amina")).id, Field.FIRST_NAME))
        await world.says(name, f"Amina {language}")  # so that the next is another
