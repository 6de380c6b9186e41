"""Somebody on paper gets Telegram: their link lets them in, and all their history stays theirs."""

import pytest
from sqlalchemy import select, text

from bot.checkins.models import CheckIn
from bot.db import Base
from bot.dialogues.actions import ask
from bot.dialogues.models import Dialogue
from bot.duos.models import Duo
from bot.meetings.models import Attendance
from bot.onboarding import presses as welcome
from bot.onboarding import texts
from bot.onboarding.invitations import make_link
from bot.people.models import Person
from bot.people.roles import RoleKind
from tests.stories.expecting import people_named
from tests.stories.verbs import all_of, how_many
from tests.world import World


async def amina_on_paper(world: World, *, language: str = "en") -> str:
    """Sofie keeps Amina, who is in a duo (in English one that has met); the link for Amina is returned."""
    await world.duo(language=language, met_today=language == "en")
    del world.accounts["Amina"]
    async with world.built.database.transaction() as session:
        amina = (await session.scalars(select(Person).where(Person.first_name == "Amina"))).one()
        sofie = (await session.scalars(select(Person).where(Person.first_name == "Sofie"))).one()
        amina.telegram_id, amina.on_paper, amina.kept_by_id = None, True, sofie.id
        return await make_link(
            session,
            role=RoleKind.MENTEE,
            branch=amina.roles[0].branch,
            language=language,
            bot_username=world.telegram.username,
            made_by=sofie,
            now=world.now,
            person=amina,
        )


@pytest.mark.parametrize(
    ("language", "greeted", "told"),
    [
        (
            "en",
            "Hello Amina! 👋 From now on I write to you here.",
            "📱 Amina has opened the link and",
        ),
        ("fr", "Bonjour Amina ! 👋 À partir de maintenant", "📱 Amina a ouvert le lien et me lit maintenant"),
        ("nl", "Dag Amina! 👋 Vanaf nu schrijf ik je hier.", "📱 Amina heeft de link geopend en leest me nu"),
    ],
)
async def test_they_are_asked_on_telegram_what_they_agreed_to_on_paper(
    world: World, language: str, greeted: str, told: str
) -> None:
    link = await amina_on_paper(world, language=language)
    world.gets_phone("Amina", language_code="tr")

    await world.opens("Amina", link)
    assert world.reads("Amina")[0].startswith(greeted)
    assert world.last("Sofie").startswith(told)
    await world.presses("Amina", welcome.AgreeToPrivacy(True))

    amina = await world.person("Amina")
    assert (amina.on_paper, amina.kept_by_id) == (False, None)
    assert "callme" in {name for name, _line in world.telegram.commands(world.accounts["Amina"].id)}
    (duo,) = await all_of(world, Duo)
    assert duo.mentee_id == amina.id


async def test_from_then_on_their_partner_s_words_reach_their_own_phone(world: World) -> None:
    link = await amina_on_paper(world)
    world.gets_phone("Amina")
    await world.opens("Amina", link)
    await world.presses("Amina", welcome.AgreeToPrivacy(True))

    await world.says("Jan", "Coffee?")
    await world.says("Amina", "Gladly!")

    assert (world.last("Amina"), world.last("Jan")) == ("Coffee?", "Gladly!")


@pytest.mark.parametrize(
    ("language", "kindly", "told"),
    [
        ("en", "I understand. All stays as it was", "Amina did not agree to the privacy notice on Telegram."),
        ("fr", "Je comprends. Tout reste comme avant", "Amina n’a pas dit oui à la page sur les données"),
        ("nl", "Ik begrijp het. Alles blijft zoals het was", "Amina zei geen ja op de privacytekst"),
    ],
)
async def test_who_says_no_stays_on_paper_as_before(
    world: World, language: str, kindly: str, told: str
) -> None:
    link = await amina_on_paper(world, language=language)
    (before,) = await people_named(world, "Amina")
    world.gets_phone("Amina", language_code=language)
    await world.opens("Amina", link)

    await world.presses("Amina", welcome.AgreeToPrivacy(False))

    (amina,) = await people_named(world, "Amina")
    assert (amina.telegram_id, amina.on_paper, amina.kept_by_id) == (None, True, before.kept_by_id)
    assert (amina.joined_at, amina.agreed_to_privacy_at) == (before.joined_at, before.agreed_to_privacy_at)
    assert world.last("Amina").startswith(kindly)
    assert world.last("Sofie").startswith(told)

    await world.opens("Amina", link)
    await world.presses("Amina", welcome.AgreeToPrivacy(True))
    assert not (await world.person("Amina")).on_paper


async def test_a_coordinator_cannot_agree_on_telegram_in_their_name(world: World) -> None:
    await amina_on_paper(world)
    (amina,) = await people_named(world, "Amina")

    for agrees in ("0", "1"):
        under = world.newest("Sofie").id
        world.telegram.forges(world.accounts["Sofie"].id, under, f"@{amina.id}:privacy:{agrees}")
    await world.settle()

    (after,) = await people_named(world, "Amina")
    assert after.on_paper
    assert set(world.shown("Sofie")) == {"You have answered this already. Thank you!"}


async def test_the_coordinator_is_no_longer_awaited_to_answer_for_them(world: World) -> None:
    """A question put to the coordinator in the name of Amina swallowed the next thing that they wrote."""
    link = await amina_on_paper(world)
    (amina,) = await people_named(world, "Amina")
    async with world.built.database.transaction() as session:
        await ask(session, amina, "checkins.word", texts.another_line(), now=world.now)
    await world.settle()
    assert world.last("Sofie").startswith("📋 For Amina")

    world.gets_phone("Amina")
    await world.opens("Amina", link)

    assert await how_many(world, Dialogue) == 0


async def test_who_came_in_by_another_link_meanwhile_takes_all_their_history_along(world: World) -> None:
    link = await amina_on_paper(world)
    (old,) = await people_named(world, "Amina")
    new = await world.person("Amina", "mentee")
    before = await how_many(world, Attendance), await how_many(world, CheckIn)

    await world.opens("Amina", link)

    (duo,) = await all_of(world, Duo)
    assert duo.mentee_id == new.id
    assert (await how_many(world, Attendance), await how_many(world, CheckIn)) == before
    assert await rows_naming(world, old.id) == []
    assert world.last("Sofie").startswith("📱 Amina has opened the link")
    await world.says("Jan", "Coffee?")
    assert world.last("Amina") == "Coffee?"


async def rows_naming(world: World, person_id: int) -> list[str]:
    """Every column of the schema that still names this person, but for the audit's own memory."""
    found = []
    async with world.built.database.transaction() as session:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if any(key.column.table.name == "person" for key in column.foreign_keys):
                    query = text(f'SELECT count(*) FROM "{table.name}" WHERE "{column.name}" = {person_id}')
                    if await session.scalar(query):
                        found.append(f"{table.name}.{column.name}")
    return found


async def test_two_people_with_a_duo_each_do_not_become_one(world: World) -> None:
    link = await amina_on_paper(world)
    await world.person("Amina", "mentee")
    await world.person("Karin", "mentor")
    await world.forms_duo("Sofie", "Amina", "Karin")

    await world.opens("Amina", link)

    assert world.last("Amina").startswith("You have a duo here, and Amina has one, too.")
    assert len(await people_named(world, "Amina")) == 2


async def test_a_partner_does_not_become_one_with_the_other(world: World) -> None:
    link = await amina_on_paper(world)

    await world.opens("Jan", link)
    await world.taps("Jan", "Yes, I am Amina")

    assert world.shown("Jan")[-1].startswith("You have a duo here, and Amina has one, too.")
    assert len(await people_named(world, "Amina")) == 1
