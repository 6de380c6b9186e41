"""Who waits for a duo, and since when: for the meeting in which people decide who fits whom."""

from datetime import date

import pytest

from bot.duos.presses import EndDuo
from bot.people.models import Person, Role
from bot.people.roles import RoleKind
from bot.pool.presses import ALL, SendSheet, ShowWaiting
from tests.stories.verbs import (
    branch_id,
    forges,
    gets_another_duo,
    goes_on_paper,
    speaks,
    takes_duos,
    three_people,
)
from tests.world import BRANCH, World

STALE = "This button is no longer in use. /help shows what you can do now."
LONG_AGO = date(2026, 1, 12)


async def is_expected(world: World, name: str) -> None:
    """Somebody stands on an imported list, and has not opened their link."""
    role = Role(kind=RoleKind.MENTEE, branch_id=await branch_id(world))
    async with world.built.database.transaction() as session:
        session.add(Person(first_name=name, language="fr", zone="Europe/Brussels", roles=[role]))


async def pool(world: World, name: str = "Sofie") -> list[str]:
    """What /waiting tells, in paragraphs."""
    await world.says(name, "/waiting")
    return world.last(name).split("\n\n")


async def test_everybody_who_waits_stands_there_with_since_when(world: World) -> None:
    await three_people(world)
    await is_expected(world, "Nadia")
    await world.days_pass(15)
    await world.person("Bilal", "mentee")
    await world.person("Karel", "mentor")
    await takes_duos(world, "Jan", 2, trained_on=LONG_AGO)

    assert await pool(world) == [
        "👥 Who waits for a duo: Bruxelles\n2 mentees wait.\n1 mentor is ready.\n"
        "That makes room for 2 duos.\n1 mentor has not done the training yet.\n"
        "1 person is expected: the link has not been opened yet.",
        "Mentees who wait\nAmina has waited for 2 weeks, since Monday 2 March.\n"
        "Bilal has waited since Tuesday 17 March.",
        "Mentors who are ready\nJan has waited for 2 weeks, since Monday 2 March.\nRoom for 2 duos.",
        "Mentors before their training\nKarel has waited since Tuesday 17 March.\n"
        "⏳ The training is not done yet.",
    ]
    assert world.labels("Sofie") == ["📄 Sheet"]


@pytest.mark.parametrize(
    ("language", "head", "amina", "jan"),
    [
        (
            "Français",
            "En attente d’un duo : Bruxelles",
            "Amina attend depuis 2 semaines",
            "Place pour 2 duos.",
        ),
        ("Nederlands", "Wie wacht op een duo: Bruxelles", "Amina wacht al 2 weken", "Plaats voor 2 duo’s."),
    ],
)
async def test_it_is_told_in_the_reader_s_language(
    world: World, language: str, head: str, amina: str, jan: str
) -> None:
    await three_people(world)
    await takes_duos(world, "Jan", 2, trained_on=LONG_AGO)
    await world.days_pass(15)
    await speaks(world, "Sofie", language)

    told = "\n".join(await pool(world))

    assert all(part in told for part in (head, amina, jan))


async def test_whoever_is_in_a_duo_or_asked_waits_no_more(world: World) -> None:
    await world.duo()
    await takes_duos(world, "Jan", 2, trained_on=LONG_AGO)
    await world.person("Bilal", "mentee")
    await world.proposes_duo("Sofie", "Bilal", "Jan")

    told = await pool(world)

    assert told[0].endswith("0 mentees wait.\n0 mentors are ready.\n1 proposal waits for an answer.")
    assert told[1:] == [
        "Proposals without an answer\n"
        "Bilal and Jan were asked on Monday 2 March. No answer yet from Bilal and Jan."
    ]


async def test_a_no_brings_both_back_as_if_nothing_had_been(world: World) -> None:
    await three_people(world)
    await takes_duos(world, "Jan", 1, trained_on=LONG_AGO)
    await world.days_pass(8)
    await world.proposes_duo("Sofie", "Amina", "Jan")
    await world.taps("Jan", "No")
    await world.taps("Jan", "I have no time")

    told = await pool(world)

    assert told[1] == "Mentees who wait\nAmina has waited for 1 week, since Monday 2 March."
    assert told[2].startswith("Mentors who are ready\nJan has waited for 1 week, since Monday 2 March.")


async def test_who_comes_back_from_a_duo_waits_from_its_end_on(world: World) -> None:
    duo = await world.duo()
    await gets_another_duo(world, "Bilal")
    await takes_duos(world, "Jan", 3, trained_on=LONG_AGO)
    await world.leaps(190)
    await world.person("Chloé", "mentee")
    await world.days_pass(8)
    await world.presses("Sofie", EndDuo(duo.id))
    await world.days_pass(1)

    told = await pool(world)

    assert "2 mentees wait.\n1 of them comes back from a duo that ended." in told[0]
    assert told[1].splitlines()[1:] == [
        "Chloé has waited for 1 week, since Tuesday 8 September.",
        "Amina has waited since Wednesday 16 September.",
        "↩ The duo with Jan ended on Wednesday 16 September.",
    ]
    assert told[2].splitlines()[1:] == ["Jan has 1 of 3 duos and can take 2 more."]


async def test_people_without_telegram_wait_like_everybody(world: World) -> None:
    await three_people(world)
    await goes_on_paper(world, "Amina", kept_by="Sofie")

    assert (await pool(world))[1] == "Mentees who wait\nAmina has waited since Monday 2 March."


async def test_eight_stand_on_a_page_and_sections_go_on_across_pages(world: World) -> None:
    await three_people(world)
    for number in range(1, 9):
        await world.person(f"Mentee {number}", "mentee")

    told = await pool(world)
    assert len(told) == 2
    assert len(told[1].splitlines()) == 9
    await world.taps("Sofie", "More")

    told = world.last("Sofie").split("\n\n")
    assert [part.splitlines()[0] for part in told[1:]] == [
        "Mentees who wait",
        "Mentors before their training",
    ]
    assert world.labels("Sofie") == ["◀ Back", "📄 Sheet"]
    await world.taps("Sofie", "Back")
    assert world.last("Sofie").count("has waited") == 8


async def test_an_admin_chooses_a_branch_or_sees_all_of_them(world: World) -> None:
    await world.person("Ada", "admin")
    await three_people(world)
    await world.person("Bilal", "mentee", branch="Gent")

    await world.says("Ada", "/waiting")
    assert world.labels("Ada") == ["All branches", "Bruxelles", "Gent"]
    await world.taps("Ada", "Gent")
    assert "Mentees who wait\nBilal has waited since Monday 2 March." in world.last("Ada")
    await world.says("Ada", "/waiting")
    await world.taps("Ada", "All branches")

    assert "Amina (Bruxelles) has waited" in world.last("Ada")
    assert "Bilal (Gent) has waited" in world.last("Ada")


async def test_a_coordinator_sees_the_own_branches_and_no_other(world: World) -> None:
    await three_people(world)
    await world.person("Bilal", "mentee", branch="Gent")
    gent, brussels = await branch_id(world, "Gent"), await branch_id(world, BRANCH)

    assert "Bilal" not in "".join(await pool(world))
    for press in (ShowWaiting(gent, 0), SendSheet(gent), ShowWaiting(999, 0), SendSheet(-1)):
        await forges(world, "Sofie", press)
    assert world.shown("Sofie") == [STALE] * 4
    await forges(world, "Sofie", ShowWaiting(ALL, 99))
    assert "Bilal" not in world.last("Sofie")

    await forges(world, "Amina", ShowWaiting(brussels, 0))
    assert world.shown("Amina") == ["That is not possible for you. /help shows what you can do."]


async def test_without_a_branch_there_is_nothing_to_show(world: World) -> None:
    await world.person("Ada", "admin")

    assert await pool(world, "Ada") == ["There is no branch yet. With /branches an admin adds one."]
