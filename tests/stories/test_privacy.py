"""/privacy: what is kept, why, how long, who sees it; and the consent to be counted, taken back at once."""

import pytest
from sqlalchemy import update

from bot.people.models import Branch
from tests.stories.verbs import speaks
from tests.world import World


async def test_a_participant_reads_what_is_kept_and_whom_to_ask(world: World) -> None:
    await world.duo()

    await world.says("Amina", "/privacy")

    told = world.last("Amina")
    for line in (
        "Your data",
        "• Never: what you and your partner write to each other.",
        "• Your partner: your first name, your line, your weekly time, and whether you come.",
        "• Researchers: numbers, never a name. You said yes to that.",
        "• As long as you take part, and 24 months after your last duo has ended, or after you came",
        "• That I sent you a message: 30 days. What it said: until it has arrived.",
        "Ask Sofie.",
    ):
        assert line in told
    assert world.labels("Amina") == ["📄 My data", "📊 Do not count me any more", "🗑 Erase me"]


async def test_the_period_is_that_of_the_branch(world: World) -> None:
    await world.person("Amina", "mentee")
    async with world.built.database.transaction() as session:
        await session.execute(update(Branch).values(keeps_names_months=1))

    await world.says("Amina", "/privacy")

    assert "and 1 month after your last duo has ended" in world.last("Amina")


async def test_staff_read_what_is_kept_of_staff(world: World) -> None:
    await world.person("Ada", "admin")
    await world.person("Sofie", "coordinator")

    await world.says("Sofie", "/privacy")

    told = world.last("Sofie")
    assert "• What you do for the duos: links, alerts, notes, leaves, every change you make" in told
    assert "• Everybody can see when you read notes about them." in told
    assert "Your partner" not in told
    assert "Ask Ada." in told
    assert "🙋 Somebody asks for their data" in world.labels("Sofie")


async def test_consent_to_be_counted_is_taken_back_at_once_and_given_again(world: World) -> None:
    await world.person("Amina", "mentee")
    await world.says("Amina", "/privacy")

    await world.taps("Amina", "📊 Do not count me any more")
    assert (await world.person("Amina")).counted_in_research is False
    assert world.last("Amina") == "✅ Done. From now on you are no longer counted."
    assert "• Researchers: nothing about you." in world.reads("Amina")[-2]

    await world.taps("Amina", "📊 You may count me")
    assert (await world.person("Amina")).counted_in_research is True
    assert world.last("Amina") == "✅ Thank you. From now on you are counted."


async def test_a_stranger_reads_that_nothing_is_kept_and_nothing_is(world: World) -> None:
    for language, said in (
        ("en", "I do not know you, and I keep nothing about you."),
        ("fr", "Je ne vous connais pas, et je ne garde rien sur vous."),
        ("nl", "Ik ken je niet, en ik bewaar niets over jou."),
    ):
        world.gets_phone(language, language_code=language)
        await world.says(language, "/privacy")
        assert world.reads(language) == [said]


@pytest.mark.parametrize(
    ("language", "never", "period", "asks"),
    [
        (
            "Français",
            "• Jamais : ce que vous et votre partenaire vous écrivez.",
            "• Tant que vous participez, et 24 mois après la fin de votre dernier duo, ou après",
            "Votre contact : Sofie.",
        ),
        (
            "Nederlands",
            "• Nooit: wat jij en je partner elkaar schrijven.",
            "• Zolang je meedoet, en 24 maanden na het einde van je laatste duo, of na je komst",
            "Vraag het aan Sofie.",
        ),
    ],
)
async def test_in_the_other_languages(
    world: World, language: str, never: str, period: str, asks: str
) -> None:
    await world.duo()
    await speaks(world, "Amina", language)

    await world.says("Amina", "/privacy")

    assert all(said in world.last("Amina") for said in (never, period, asks))
