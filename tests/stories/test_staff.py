"""Who is coordinator where and who is admin: given and taken by admins, and no duo is left alone."""

from bot.people.actions import note_reachable
from bot.people.models import Role
from bot.people.queries import by_telegram_id
from bot.people.roles import RoleKind
from bot.programme import presses
from tests.stories.verbs import all_of, arrives, branch_id, forges, ids
from tests.world import World

STALE = "This button is no longer in use. /help shows what you can do now."


async def a_staff(world: World) -> None:
    """Ada is admin; Sofie coordinates Bruxelles, and nobody Gent."""
    await world.branch("Gent", language="nl")
    await world.person("Ada", "admin")
    await world.person("Sofie", "coordinator")


async def role_of(world: World, name: str, kind: str) -> Role:
    person = await world.person(name)
    return next(role for role in person.roles if role.kind == kind)


async def opens_page(world: World, name: str) -> None:
    await world.says("Ada", "/staff")
    await world.taps("Ada", name)


def menu(world: World, name: str) -> set[str]:
    return {command for command, _line in world.telegram.commands(world.accounts[name].id)}


async def test_the_list_says_who_is_what_where_for_how_many_and_who_cannot_be_reached(world: World) -> None:
    await world.duo()
    await world.person("Ada", "admin")
    await world.branch("Gent")
    await world.opens("Sofie", await world.link(RoleKind.COORDINATOR, branch="Gent"))
    await arrives(world, "Tom", "coordinator")
    async with world.built.database.transaction() as session:
        sofie = await by_telegram_id(session, world.accounts["Sofie"].id)
        assert sofie is not None
        note_reachable(sofie, reachable=False, now=world.now)

    await world.says("Ada", "/staff")

    assert world.last("Ada") == (
        "3 people look after the programme.\n\n"
        "Ada: admin\n\n"
        "Sofie: coordinator (Bruxelles) and coordinator (Gent)\nLooks after 1 duo.\n"
        "📵 I cannot reach them on Telegram since Monday 2 March.\n\n"
        "Tom: coordinator (Bruxelles)\nLooks after 0 duos.\nHas not come in yet.\n\n"
        "With /invite you make a link for somebody new."
    )


async def test_a_coordinator_gets_another_branch_and_hears_of_it_in_their_language(world: World) -> None:
    await a_staff(world)
    await world.says("Sofie", "/language")
    await world.taps("Sofie", "Nederlands")
    await opens_page(world, "Sofie")
    await world.taps("Ada", "➕ Add a role")
    assert world.labels("Ada") == ["coordinator (Gent)", "admin", "◀ Back"]

    await world.taps("Ada", "coordinator (Gent)")

    assert world.last("Ada").startswith("✅ Sofie has a new role: coordinator (Gent). I have told Sofie.")
    assert world.last("Sofie") == "Je bent nu ook coördinator bij Gent."
    assert (await world.person("Sofie")).branch_ids(RoleKind.COORDINATOR) == {1, 2}
    given = max((role for role in await all_of(world, Role)), key=lambda role: role.id)
    assert given.morning_at == world.now

    await world.taps("Ada", "↩ Undo")
    assert world.last("Sofie") == "Je bent geen coördinator meer bij Gent. Je menu is veranderd."
    assert (await world.person("Sofie")).branch_ids(RoleKind.COORDINATOR) == {await branch_id(world)}


async def test_a_new_admin_sees_it_in_the_menu_at_once_and_no_longer_when_it_is_over(world: World) -> None:
    await a_staff(world)
    assert "audit" not in menu(world, "Sofie")
    await opens_page(world, "Sofie")
    await world.taps("Ada", "➕ Add a role")
    await world.taps("Ada", "admin")
    assert {"audit", "branches", "duos"} <= menu(world, "Sofie")

    await world.taps("Ada", "✖ admin")
    assert "audit" not in menu(world, "Sofie")
    await world.says("Sofie", "/audit")
    assert world.last("Sofie").startswith("That is not possible for you.\n\nThis is what")


async def test_whoever_loses_their_last_role_still_finds_help(world: World) -> None:
    await a_staff(world)
    await opens_page(world, "Sofie")
    await world.taps("Ada", "✖ coordinator (Bruxelles)")
    assert world.last("Ada").endswith("Sofie has no role in the staff any more.")
    assert world.labels("Ada") == ["↩ Undo", "◀ Back"]

    await world.says("Sofie", "/help")
    assert "/language" in world.last("Sofie")
    assert menu(world, "Sofie") == {"language", "help"} | (
        menu(world, "Sofie") - {"duos", "newduo", "invite"}
    )

    await world.taps("Ada", "↩ Undo")
    assert world.last("Sofie") == "You are now also a coordinator in Bruxelles."
    assert "duos" in menu(world, "Sofie")


async def test_a_role_is_given_once(world: World) -> None:
    await a_staff(world)
    (sofie,) = await ids(world, "Sofie")
    heard = len(world.reads("Sofie"))
    for _tap in range(2):
        await forges(world, "Ada", presses.GiveRole(sofie, RoleKind.ADMIN, 0))

    assert world.shown("Ada") == ["Sofie has this role already."]
    assert len(world.reads("Sofie")) == heard + 1
