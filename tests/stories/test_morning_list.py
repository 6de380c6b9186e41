"""The morning list: what waits for a coordinator without being urgent."""

import pytest

from bot.onboarding.models import Invitation
from bot.people.models import Branch, Role
from bot.sandbox.play import utc
from tests.stories.expecting import expects, invites, morning_lists, people_named
from tests.stories.verbs import all_of
from tests.world import World


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            "☀️ Good morning Sofie! This waits for you:\n\n🔗 Links that nobody has opened for 3 days\n"
            "• Amina Benali (0470 12 34 56), since Monday 2 March\n• Bilal, since Monday 2 March\n"
            "Hand the page over again, or call. A new link, or no Telegram? Use the button below.",
        ),
        (
            "fr",
            "☀️ Bonjour Sofie ! Voici ce qui vous attend :\n\n🔗 Des liens restés fermés depuis 3 jours\n"
            "• Amina Benali (0470 12 34 56), depuis le lundi 2 mars\n• Bilal, depuis le lundi 2 mars\n"
            "Remettez la page encore une fois, ou appelez. Un nouveau lien, ou pas de Telegram ? "
            "Touchez le bouton ci-dessous.",
        ),
        (
            "nl",
            "☀️ Goedemorgen Sofie! Dit wacht op je:\n\n🔗 Links die al 3 dagen niet geopend zijn\n"
            "• Amina Benali (0470 12 34 56), sinds maandag 2 maart\n• Bilal, sinds maandag 2 maart\n"
            "Geef het blad nog eens af, of bel. Een nieuwe link, of geen Telegram? "
            "Gebruik de knop hieronder.",
        ),
    ],
)
async def test_who_has_not_opened_their_link_after_three_days_is_on_it(
    world: World, language: str, expected: str
) -> None:
    await world.person("Sofie", "coordinator", language=language)
    await expects(world, "Amina", by="Sofie", last_name="Benali", phone="0470 12 34 56")
    await expects(world, "Bilal", by="Sofie")

    await world.it_becomes(utc(2026, 3, 6, 7, 59))  # Friday, a minute before the branch opens
    assert morning_lists(world, "Sofie") == []
    await world.it_becomes(utc(2026, 3, 6, 8, 1))

    assert morning_lists(world, "Sofie") == [expected]


async def test_its_button_shows_the_links_below_and_leaves_the_list_as_it_is(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await expects(world, "Amina", by="Sofie")
    await world.days_pass(5)
    (listed,) = morning_lists(world, "Sofie")

    await world.taps("Sofie", "🔗 Show the links")

    assert world.last("Sofie").startswith("1 link is not opened yet:")
    assert morning_lists(world, "Sofie") == [listed]


async def test_it_comes_for_what_is_new_and_else_when_a_week_begins(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await expects(world, "Amina", by="Sofie")  # Monday 2 March

    await world.it_becomes(utc(2026, 3, 8, 12))
    assert len(morning_lists(world, "Sofie")) == 1  # Friday
    await world.it_becomes(utc(2026, 3, 9, 9))
    assert len(morning_lists(world, "Sofie")) == 2  # Monday
    await expects(world, "Bilal", by="Sofie")
    await world.it_becomes(utc(2026, 3, 12, 12))
    assert len(morning_lists(world, "Sofie")) == 2
    await world.it_becomes(utc(2026, 3, 15, 12))
    assert len(morning_lists(world, "Sofie")) == 3  # Friday: Bilal is new
    assert "• Amina" in morning_lists(world, "Sofie")[2]
    assert "• Bilal" in morning_lists(world, "Sofie")[2]


async def test_it_is_silent_when_nothing_is_open(world: World) -> None:
    await world.duo()
    link = await expects(world, "Bilal", by="Sofie")
    world.gets_phone("Bilal")
    await world.opens("Bilal", link)

    await world.days_pass(12)

    assert morning_lists(world, "Sofie") == []


async def test_the_week_begins_on_its_first_working_day(world: World) -> None:
    await world.it_becomes(utc(2026, 3, 30, 9))
    await world.person("Sofie", "coordinator")
    await expects(world, "Amina", by="Sofie")

    await world.it_becomes(utc(2026, 4, 3, 12))  # Good Friday, a working day in Belgium
    assert len(morning_lists(world, "Sofie")) == 1
    await world.it_becomes(utc(2026, 4, 6, 20))  # Easter Monday is none
    assert len(morning_lists(world, "Sofie")) == 1
    await world.it_becomes(utc(2026, 4, 7, 9))

    assert len(morning_lists(world, "Sofie")) == 2


async def test_a_coordinator_of_two_branches_gets_one_list_at_the_first_opening(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.branch("Gent")
    async with world.built.database.transaction() as session:
        gent = await session.get_one(Branch, 2)
        gent.opens = gent.opens.replace(hour=8)
        session.add(Role(person_id=1, kind="coordinator", branch_id=gent.id))
    await expects(world, "Amina", by="Sofie")
    await expects(world, "Bilal", by="Sofie", branch="Gent")

    await world.it_becomes(utc(2026, 3, 6, 7, 1))
    assert len(morning_lists(world, "Sofie")) == 1
    await world.it_becomes(utc(2026, 3, 6, 12))

    (listed,) = morning_lists(world, "Sofie")
    assert "• Amina" in listed
    assert "• Bilal" in listed


async def test_each_link_is_on_the_list_of_whoever_follows_it_up(world: World) -> None:
    await world.person("Ada", "admin")
    for name in ("Sofie", "Tom"):
        await world.person(name, "coordinator")
    await world.person("Wim", "coordinator", branch="Gent")
    await expects(world, "Amina", by="Sofie")
    await expects(world, "Bilal", by="Ada")
    await expects(world, "Chloé")
    await expects(world, "Dina", branch="Gent")
    await invites(world, "Tom", "mentor")
    await expects(world, "Eva", "coordinator", by="Ada")

    await world.days_pass(5)

    def on(name: str) -> list[str]:
        (listed,) = morning_lists(world, name)
        return [line.partition(",")[0] for line in listed.split("\n") if line.startswith("•")]

    assert on("Sofie") == ["• Amina", "• Bilal", "• Chloé"]
    assert on("Tom") == ["• Bilal", "• Chloé", "• mentor (Bruxelles)"]
    assert on("Wim") == ["• Dina"]
    assert morning_lists(world, "Ada") == []


async def test_a_link_that_has_expired_is_on_it_again_as_such(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await expects(world, "Amina", by="Sofie")
    await invites(world, "Sofie", "mentor")

    await world.it_becomes(utc(2026, 4, 2, 9))  # a Thursday, the day after

    assert morning_lists(world, "Sofie")[-1] == (
        "☀️ Good morning Sofie! This waits for you:\n\n⌛ Links that have expired\n"
        "• Amina, since Wednesday 1 April\nWith the button below you make new ones."
    )


async def test_what_was_renewed_revoked_or_put_on_paper_is_not_on_it(world: World) -> None:
    await world.person("Sofie", "coordinator")
    for name in ("Amina", "Bilal", "Chloé"):
        await expects(world, name, by="Sofie")
    await world.it_becomes(utc(2026, 3, 5, 9))
    for taps in (("1 · ", "🔁"), ("1 · ", "✖ Revoke", "✖ Revoke the link"), ("2 · Chloé", "📵", "✅")):
        await world.says("Sofie", "/links")
        for label in taps:
            await world.taps("Sofie", label)

    await world.it_becomes(utc(2026, 3, 6, 12))

    assert morning_lists(world, "Sofie") == []
    (chloe,) = await people_named(world, "Chloé")
    assert chloe.on_paper
    assert [each.revoked_at is not None for each in (await all_of(world, Invitation))[1:]].count(True) == 2


async def test_a_long_list_says_how_many_more(world: World) -> None:
    await world.person("Sofie", "coordinator")
    for number in range(12):
        await expects(world, f"Newcomer {number}", by="Sofie")

    await world.days_pass(4)

    (listed,) = morning_lists(world, "Sofie")
    assert listed.count("\n•") == 7
    assert "\n… and 5 more\n" in listed
