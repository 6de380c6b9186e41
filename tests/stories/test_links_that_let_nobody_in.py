"""A personal link that is used, revoked or too old, and a no to the privacy notice."""

from datetime import timedelta

import pytest

from bot.onboarding import presses as welcome
from bot.onboarding.models import Invitation
from bot.people.models import Person, Role
from tests.stories.expecting import another_link, expects, people_named
from tests.stories.verbs import all_of, how_many, places_that_hold
from tests.world import World


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Amina opened the link and did not agree to the privacy notice. Nothing about Amina is kept."),
        ("fr", "Amina a ouvert le lien et n’a pas dit oui à la page sur les données. Je ne garde rien"),
        (
            "nl",
            "Amina heeft de link geopend en zei geen ja op de privacytekst. Over Amina wordt niets bewaard",
        ),
    ],
)
async def test_who_does_not_agree_is_kept_nowhere_and_the_coordinator_hears_it(
    world: World, language: str, told: str
) -> None:
    await world.person("Sofie", "coordinator", language=language)
    link = await expects(world, "Amina", by="Sofie", phone="0470 12 34 56", last_name="Benali")
    world.gets_phone("Amina", language_code="en")
    await world.opens("Amina", link)

    await world.presses("Amina", welcome.AgreeToPrivacy(False))

    assert world.last("Amina").startswith("I understand. I keep nothing about you.")
    assert world.last("Sofie").startswith(told)
    assert await how_many(world, Person) == await how_many(world, Role) == 1
    for trace in ("Amina", "Benali", "0470"):
        assert await places_that_hold(world, trace) == []


async def test_after_a_no_the_link_works_for_anybody_of_that_role(world: World) -> None:
    link = await expects(world, "Amina", "mentor")
    world.gets_phone("Amina", language_code="en")
    await world.opens("Amina", link)
    await world.presses("Amina", welcome.AgreeToPrivacy(False))

    world.gets_phone("Nadia", language_code="en")
    await world.opens("Nadia", link)

    assert world.reads("Nadia")[0] == "Hello Nadia, welcome! 👋\n\nYou are invited to Bruxelles as a mentor."
    assert await people_named(world, "Amina") == []


async def test_another_link_of_somebody_who_is_in_lets_nobody_else_in(world: World) -> None:
    link = await expects(world, "Amina")
    (amina,) = await people_named(world, "Amina")
    other = await another_link(world, amina)
    world.gets_phone("Amina")
    await world.opens("Amina", link)

    world.gets_phone("Thief", language_code="en")
    await world.opens("Thief", other)

    assert world.last("Thief").startswith("This link has been used already.")


@pytest.mark.parametrize(
    ("phone", "revoked", "expired"),
    [
        ("en", "This link no longer works.", "This link is too old."),
        ("fr", "Ce lien ne fonctionne plus.", "Ce lien est trop ancien."),
        ("nl", "Deze link werkt niet meer.", "Deze link is te oud."),
    ],
)
async def test_a_link_that_does_not_work_says_what_to_do(
    world: World, phone: str, revoked: str, expired: str
) -> None:
    link, other = await expects(world, "Amina"), await expects(world, "Bilal")
    for name in ("Amina", "Bilal"):
        world.gets_phone(name, language_code=phone)
    async with world.built.database.transaction() as session:
        (await session.get_one(Invitation, 1)).revoked_at = world.now

    await world.opens("Amina", link)
    await world.it_becomes(world.now + timedelta(days=30))
    await world.opens("Bilal", other)

    assert world.last("Amina").startswith(revoked)
    assert world.last("Bilal").startswith(expired)
    assert [person.telegram_id for person in await all_of(world, Person)] == [None, None]


async def test_an_expected_person_whose_role_was_taken_away_is_let_in_nowhere(world: World) -> None:
    link = await expects(world, "Amina")
    async with world.built.database.transaction() as session:
        amina = await session.get_one(Person, 1)
        amina.roles.clear()
    world.gets_phone("Amina", language_code="en")

    await world.opens("Amina", link)

    assert world.last("Amina").startswith("This link no longer works.")
