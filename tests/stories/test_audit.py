"""/audit: who changed what, in words, in the admin's language."""

import re

import pytest

from bot.people.models import Person
from bot.people.queries import by_telegram_id
from bot.people.roles import RoleKind
from bot.people.values import BranchField
from bot.programme import presses
from bot.programme.rules import AuditFilter
from tests.stories.verbs import branch_id, forges, ids, three_people
from tests.world import World


async def newest(world: World, only: AuditFilter = AuditFilter.ALL) -> str:
    """The newest change, as Ada reads it."""
    await world.says("Ada", "/audit")
    if only is not AuditFilter.ALL:
        await world.presses("Ada", presses.ShowAudit(only, 0))
    return world.last("Ada").split("\n\n")[1]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "02/03/2026 10:00 · Ada\n✏️ Branch Bruxelles\nlanguage: Français → Nederlands"),
        ("fr", "02/03/2026 10h00 · Ada\n✏️ Antenne Bruxelles\nlangue : Français → Nederlands"),
        ("nl", "02-03-2026 10:00 · Ada\n✏️ Vestiging Bruxelles\ntaal: Français → Nederlands"),
    ],
)
async def test_each_change_is_when_who_what_and_from_what_to_what(
    world: World, language: str, line: str
) -> None:
    await three_people(world)
    await world.person("Ada", "admin", language=language)
    await forges(world, "Ada", presses.SetBranch(await branch_id(world), BranchField.LANGUAGE, "nl"))

    assert await newest(world) == line


async def test_a_duo_and_its_alert_tell_their_course(world: World) -> None:
    await world.duo(met_today=True)
    await world.person("Ada", "admin")
    assert "Jan\n✏️ Duo of Amina and Jan" in await newest(world, AuditFilter.DUOS)
    assert "state: proposed → active" in await newest(world, AuditFilter.DUOS)

    await world.days_pass(24)
    climbed = await newest(world, AuditFilter.ALERTS)
    told = r"the bot by itself\n✏️ Alert on Amina and Jan\nbrought to the admins: — → \d\d/03/2026 \d\d:\d\d$"
    assert re.search(told, climbed, re.MULTILINE)
    await world.taps("Sofie", "✋")
    assert "Sofie\n✏️ Alert on Amina and Jan\ntaken by: — → Sofie" in await newest(world, AuditFilter.ALERTS)


async def test_roles_given_and_taken_are_named(world: World) -> None:
    await three_people(world)
    await world.person("Ada", "admin")
    (sofie,) = await ids(world, "Sofie")
    await forges(world, "Ada", presses.GiveRole(sofie, RoleKind.ADMIN, 0))
    assert (await newest(world, AuditFilter.ROLES)).endswith("Ada\n➕ Role of Sofie: admin")
    async with world.built.database.transaction() as session:
        person = await by_telegram_id(session, world.accounts["Sofie"].id)
        assert person is not None
        admin = next(role.id for role in person.roles if role.kind is RoleKind.ADMIN)
    await forges(world, "Ada", presses.TakeRole(admin))

    assert "Ada\n➖ Role of Sofie: admin" in await newest(world, AuditFilter.ROLES)


async def test_ten_a_page_the_newest_first_and_filtered(world: World) -> None:
    await world.person("Ada", "admin")
    for number in range(9):
        await world.branch(f"Branch {number}")
        await world.person(f"Mentee {number}", "mentee")

    await world.says("Ada", "/audit")
    entries = world.last("Ada").split("\n\n")[1:]
    assert len(entries) == 10
    assert "Role of Mentee 8" in entries[0]
    assert world.labels("Ada") == ["More ▶", "• All", "Roles", "Duos", "Branches", "Alerts"]

    await world.taps("Ada", "More")
    assert "Role of Ada" in world.last("Ada").split("\n\n")[-1]
    await world.taps("Ada", "Branches")
    assert len(world.last("Ada").split("\n\n")[1:]) == 10
    assert "Role of" not in world.last("Ada")
    assert "• Branches" in world.labels("Ada")
    await world.taps("Ada", "Alerts")
    assert world.last("Ada") == "Nothing has been changed so far."


async def test_somebody_without_telegram_and_their_coordinator_are_both_named(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.person("Jan", "mentor")
    await world.person("Ada", "admin")
    async with world.built.database.transaction() as session:
        sofie = await by_telegram_id(session, world.accounts["Sofie"].id)
        ada = await by_telegram_id(session, world.accounts["Ada"].id)
        assert sofie is not None
        assert ada is not None
        jan = await by_telegram_id(session, world.accounts["Jan"].id)
        assert jan is not None
        jan.telegram_id, jan.on_paper, jan.kept_by_id = None, True, sofie.id
    await world.person("Amina", "mentee")
    (amina,) = await ids(world, "Amina")
    day = f"{world.now:%Y%m%d}"
    await forges(world, "Sofie", f"propose:{amina}:{jan.id}:{day}")
    await world.taps("Sofie", "✅ Yes, gladly")

    assert (await newest(world, AuditFilter.DUOS)).split("\n")[0].endswith("Sofie for Jan")


async def test_somebody_forgotten_is_a_dash(world: World) -> None:
    await three_people(world)
    await world.person("Ada", "admin")
    (amina,) = await ids(world, "Amina")
    async with world.built.database.transaction() as session:
        person = await session.get(Person, amina)
        assert person is not None
        person.forgotten_at = world.now

    await world.says("Ada", "/audit")

    assert "· —\n➕ Role of —: mentee (Bruxelles)" in world.last("Ada")
    assert "Amina" not in world.last("Ada")


async def test_the_longest_names_fit_into_one_message(world: World) -> None:
    long = "W" * 40
    await world.person("Ada", "admin")
    await world.branch(f"{long[:38]}-x")
    for number in range(12):
        code = f"brset:1:name:{number:02}{long[:30]}"
        await forges(world, "Ada", code)
        await forges(world, "Ada", presses.SetBranch(1, BranchField.COUNTRY, ("FR", "BE")[number % 2]))

    await world.says("Ada", "/audit")

    assert len(world.last("Ada").split("\n\n")) == 11


@pytest.mark.parametrize("name", ["Sofie", "Amina"])
async def test_only_admins_read_it(world: World, name: str) -> None:
    await three_people(world)
    await forges(world, name, presses.ShowAudit(AuditFilter.ALL, 0))
    await world.says(name, "/audit")

    assert world.shown(name) == ["That is not possible for you. /help shows what you can do."]
    assert world.last(name).startswith("That is not possible for you.\n\nThis is what")
