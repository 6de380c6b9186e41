"""Somebody was imported whom the bot knows already: the two rows become one person."""

from datetime import date

import pytest

from bot.onboarding.models import Invitation
from bot.people.models import Cohort, Person, Role
from bot.people.roles import RoleKind
from tests.stories.expecting import another_link, expects, people_named
from tests.stories.verbs import all_of, branch_id, forges, how_many
from tests.world import World


async def cohort(world: World) -> int:
    await world.branch("Bruxelles")
    at = await branch_id(world)
    async with world.built.database.transaction() as session:
        made = Cohort(branch_id=at, name="Spring", starts_on=date(2026, 3, 1))
        session.add(made)
        await session.flush()
        return made.id


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "You are now also a mentor in Bruxelles."),
        ("fr", "Vous avez maintenant aussi ce rôle à l’antenne Bruxelles : mentor."),
        ("nl", "Je bent nu ook mentor bij Bruxelles."),
    ],
)
async def test_a_coordinator_who_was_imported_as_a_mentor_becomes_one_by_their_link(
    world: World, language: str, told: str
) -> None:
    await world.person("Sofie", "coordinator", language=language)
    spring = await cohort(world)
    link = await expects(
        world, "sofie ", "mentor", phone="0470 12 34 56", about="Knows ports.",
        cohort_id=spring, trained_on=date(2026, 2, 1), most_duos=3,
    )  # fmt: skip

    await world.opens("Sofie", link)

    assert told in world.reads("Sofie")
    sofie = await world.person("Sofie")
    assert await how_many(world, Person) == 1
    assert sofie.kinds() == {RoleKind.COORDINATOR, RoleKind.MENTOR}
    assert (sofie.phone, sofie.about) == ("0470 12 34 56", "Knows ports.")
    mentor = next(role for role in sofie.roles if role.kind is RoleKind.MENTOR)
    assert (mentor.cohort_id, mentor.trained_on, mentor.most_duos) == (spring, date(2026, 2, 1), 3)
    assert "slot" in {name for name, _line in world.telegram.commands(world.accounts["Sofie"].id)}


async def test_who_was_imported_twice_has_each_role_once_and_loses_nothing(world: World) -> None:
    await world.person("Jan", "mentor")
    spring = await cohort(world)
    link = await expects(world, "Jan", "mentor", cohort_id=spring, most_duos=2, email="jan@example.org")

    await world.opens("Jan", link)

    (role,) = await all_of(world, Role)
    assert (role.cohort_id, role.most_duos) == (spring, 2)
    assert (await world.person("Jan")).email == "jan@example.org"
    assert world.last("Jan").startswith("Hello Jan! This is what you can do here:")
    assert await how_many(world, Person) == 1


async def test_what_is_known_of_a_person_is_not_overwritten(world: World) -> None:
    await world.person("Jan", "mentor", about="I was a baker.")
    link = await expects(world, "Jan", "mentee", about="Imported.")

    await world.opens("Jan", link)

    assert (await world.person("Jan")).about == "I was a baker."


@pytest.mark.parametrize(
    ("language", "asked", "yes"),
    [
        ("en", "This link is for Amina, and I know you as Sofie. Are you Amina?", "Yes, I am Amina"),
        ("fr", "Ce lien est pour Amina, et je vous connais sous le nom Sofie.", "Oui, Amina, c’est moi"),
        ("nl", "Deze link is voor Amina, en ik ken je als Sofie. Ben jij Amina?", "Ja, ik ben Amina"),
    ],
)
async def test_who_opens_the_link_of_another_name_is_asked_first(
    world: World, language: str, asked: str, yes: str
) -> None:
    """A coordinator tries the link on their own phone before they hand the page over."""
    await world.person("Sofie", "coordinator", language=language)
    link = await expects(world, "Amina")

    await world.opens("Sofie", link)
    assert world.last("Sofie").startswith(asked)
    assert world.labels("Sofie")[0] == yes
    await world.taps("Sofie", world.labels("Sofie")[1])

    assert (await world.person("Sofie")).kinds() == {RoleKind.COORDINATOR}
    world.gets_phone("Amina", language_code="en")
    await world.opens("Amina", link)
    assert world.last("Amina").endswith("Do you agree?")


async def test_who_says_that_it_is_them_becomes_one_once(world: World) -> None:
    await world.person("Sofie", "coordinator")
    link = await expects(world, "Sophie", "mentor")
    await world.opens("Sofie", link)

    for _tap in range(2):
        world.telegram.taps(world.accounts["Sofie"].id, world.newest("Sofie").id, "Yes, I am Sophie")
    await world.settle()

    assert await people_named(world, "Sophie") == []
    assert (await world.person("Sofie")).kinds() == {RoleKind.COORDINATOR, RoleKind.MENTOR}
    assert world.shown("Sofie") == ["You have answered this already. Thank you!"]


async def test_a_yes_without_the_link_makes_nobody_another(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await expects(world, "Amina")

    for token in ("1", "x" * 32):
        await forges(world, "Sofie", f"isme:{token}")

    assert set(world.shown("Sofie")) == {
        "I do not know this link. Please ask your coordinator for a new one."
    }
    assert len(await people_named(world, "Amina")) == 1


async def test_somebody_in_the_welcome_goes_on_with_it(world: World) -> None:
    first, second = await expects(world, "Jan", "mentee"), await expects(world, "Jan", "mentor")
    world.gets_phone("Jan")

    await world.opens("Jan", first)
    await world.opens("Jan", second)

    assert world.last("Jan").endswith("Do you agree?")
    assert (await world.person("Jan")).kinds() == {RoleKind.MENTEE, RoleKind.MENTOR}


async def test_other_links_and_words_about_the_imported_row_follow(world: World) -> None:
    await world.person("Jan", "mentor")
    link = await expects(world, "Jan", "mentee")
    imported = (await people_named(world, "Jan"))[1]
    other = await another_link(world, imported)
    await world.opens("Jan", link)

    await world.opens("Jan", other)

    jan = await world.person("Jan")
    assert {each.person_id for each in (await all_of(world, Invitation))[1:]} == {jan.id}
    assert world.last("Jan").startswith("Hello Jan!")
