"""The other sections of the morning list, and whose list it is when somebody is away."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.agreements.models import Agreement, AgreementText, Signature
from bot.cover.models import Leave
from bot.duos.models import Duo
from bot.people.models import Person
from bot.sandbox.play import utc
from tests.stories.expecting import expects, morning_lists
from tests.world import World


async def asks_to_sign(world: World) -> None:
    """Both of the only duo are asked for their yes to the agreement now."""
    async with world.built.database.transaction() as session:
        duo = (await session.scalars(select(Duo))).one()
        agreement = Agreement(version=1, made_at=world.now, published_at=world.now)
        agreement.texts.append(AgreementText(language="en", text="We are kind."))
        session.add(agreement)
        await session.flush()
        for person in duo.participants:
            asked = Signature(duo=duo, person=person, agreement=agreement, language="en", asked_at=world.now)
            session.add(asked)


async def signs(world: World, name: str) -> None:
    async with world.built.database.transaction() as session:
        person = await world.person(name)
        query = select(Signature).where(Signature.person_id == person.id)
        (await session.scalars(query)).one().signed_at = world.now


async def takes_leave(world: World, name: str, *, cover: str, from_on: date, until_on: date) -> None:
    """Their leave is under way: its duos have a caretaker."""
    away, covers = await world.person(name), await world.person(cover)
    async with world.built.database.transaction() as session:
        session.add(
            Leave(
                coordinator_id=away.id,
                cover_id=covers.id,
                from_on=from_on,
                until_on=until_on,
                ends_at=utc(until_on.year, until_on.month, until_on.day, 20),
            )
        )
        for duo in await session.scalars(select(Duo).where(Duo.coordinator_id == away.id)):
            duo.caretaker_id = covers.id


@pytest.mark.parametrize(
    ("language", "section"),
    [
        ("en", "✍️ Agreements that are not signed\n• Jan (duo with Amina), since Monday 2 March\n"),
        ("fr", "✍️ Des chartes non signées\n• Jan (duo avec Amina), depuis le lundi 2 mars\n"),
        ("nl", "✍️ Overeenkomsten die niet ondertekend zijn\n• Jan (duo met Amina), sinds maandag 2 maart\n"),
    ],
)
async def test_who_has_not_signed_after_three_days_is_on_it(
    world: World, language: str, section: str
) -> None:
    await world.duo(language=language)
    await asks_to_sign(world)
    await signs(world, "Amina")

    await world.it_becomes(utc(2026, 3, 6, 9))

    (listed,) = morning_lists(world, "Sofie")
    assert section in listed
    assert world.labels("Sofie") == []


@pytest.mark.parametrize(
    ("language", "section"),
    [
        ("en", "📵 Not to be reached on Telegram\n• Jan Peeters (jan@example.org), since Monday 2 March\n"),
        (
            "fr",
            "📵 Impossible à joindre sur Telegram\n• Jan Peeters (jan@example.org), depuis le lundi 2 mars",
        ),
        ("nl", "📵 Niet te bereiken op Telegram\n• Jan Peeters (jan@example.org), sinds maandag 2 maart\n"),
    ],
)
async def test_who_cannot_be_reached_is_on_it_with_another_way_to_them(
    world: World, language: str, section: str
) -> None:
    await world.duo(language=language)
    await world.person("Tom", "coordinator")
    async with world.built.database.transaction() as session:
        jan = await session.get_one(Person, (await world.person("Jan")).id)
        jan.last_name, jan.email = "Peeters", "jan@example.org"

    world.telegram.blocks(world.accounts["Jan"].id)
    await world.it_becomes(utc(2026, 3, 3, 9))

    (listed,) = morning_lists(world, "Sofie")
    assert section in listed
    assert morning_lists(world, "Tom") == []


async def test_without_a_duo_the_unreachable_are_on_the_list_of_their_branch(world: World) -> None:
    for name in ("Sofie", "Tom"):
        await world.person(name, "coordinator")
    await world.person("Wim", "coordinator", branch="Gent")
    await world.person("Jan", "mentor")

    world.telegram.blocks(world.accounts["Jan"].id)
    await world.it_becomes(utc(2026, 3, 3, 9))

    assert [len(morning_lists(world, name)) for name in ("Sofie", "Tom", "Wim")] == [1, 1, 0]


async def test_who_covers_gets_the_list_and_who_is_away_gets_none(world: World) -> None:
    await world.duo()
    await world.person("Tom", "coordinator")
    await asks_to_sign(world)
    await expects(world, "Bilal", by="Sofie")
    await takes_leave(world, "Sofie", cover="Tom", from_on=date(2026, 3, 3), until_on=date(2026, 3, 11))

    await world.it_becomes(utc(2026, 3, 6, 9))

    assert morning_lists(world, "Sofie") == []
    (listed,) = morning_lists(world, "Tom")
    assert "• Bilal" in listed
    assert "• Amina (duo with Jan)" in listed


async def test_who_is_back_gets_all_of_it_the_next_morning(world: World) -> None:
    await world.duo()
    await world.person("Tom", "coordinator")
    await expects(world, "Bilal", by="Sofie")
    await takes_leave(world, "Sofie", cover="Tom", from_on=date(2026, 3, 3), until_on=date(2026, 3, 11))
    await world.it_becomes(utc(2026, 3, 11, 20))
    async with world.built.database.transaction() as session:
        (await session.scalars(select(Leave))).one().ends_at = None
    assert morning_lists(world, "Sofie") == []

    await world.it_becomes(utc(2026, 3, 12, 9))  # a Thursday, on which nothing is new

    (listed,) = morning_lists(world, "Sofie")
    assert "• Bilal" in listed


async def test_when_whoever_made_a_link_has_left_the_colleagues_get_it(world: World) -> None:
    for name in ("Sofie", "Tom"):
        await world.person(name, "coordinator")
    await expects(world, "Amina", by="Tom")
    await world.days_pass(5)
    assert morning_lists(world, "Sofie") == []

    async with world.built.database.transaction() as session:
        tom = await session.get_one(Person, (await world.person("Tom")).id)
        tom.roles.clear()
    await world.days_pass(3)

    assert "• Amina" in morning_lists(world, "Sofie")[0]


async def test_who_becomes_a_coordinator_finds_all_that_is_open_on_the_next_working_day(
    world: World,
) -> None:
    await world.person("Sofie", "coordinator")
    await expects(world, "Bilal")
    await world.it_becomes(utc(2026, 3, 10, 12))
    await world.person("Tom", "coordinator")

    await world.it_becomes(utc(2026, 3, 11, 9))

    assert "• Bilal" in morning_lists(world, "Tom")[0]
    assert len(morning_lists(world, "Sofie")) == 2  # the first and a Monday's


async def test_a_coordinator_who_has_not_agreed_yet_gets_no_list(world: World) -> None:
    link = await expects(world, "Tom", "coordinator")
    await expects(world, "Bilal")
    world.gets_phone("Tom")
    await world.opens("Tom", link)

    await world.days_pass(12)

    assert world.last("Tom").endswith("Do you agree?")
