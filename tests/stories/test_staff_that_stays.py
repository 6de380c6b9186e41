"""A role of the staff stays while somebody counts on it, and nobody but admins touches one."""

from datetime import timedelta

import pytest

from bot.cover.models import Leave
from bot.people.models import Person, Role
from bot.people.queries import by_telegram_id
from bot.people.roles import RoleKind
from bot.programme import presses
from tests.stories.test_staff import a_staff, opens_page, role_of
from tests.stories.verbs import all_of, branch_id, forges, ids
from tests.world import World

STALE = "This button is no longer in use. /help shows what you can do now."


async def test_who_looks_after_live_duos_keeps_the_role_until_they_are_handed_over(world: World) -> None:
    await world.duo()
    await world.person("Ada", "admin", language="fr")
    await opens_page(world, "Sofie")

    await world.taps("Ada", "✖ coordination (Bruxelles)")

    assert world.shown("Ada") == [
        "Sofie s’occupe encore de 1 duo (Bruxelles). Confiez-le d’abord à quelqu’un avec /handover."
    ]
    assert (await role_of(world, "Sofie", "coordinator")).branch_id == await branch_id(world)


async def test_who_covers_for_somebody_keeps_the_role(world: World) -> None:
    await a_staff(world)
    await world.person("Tom", "coordinator")
    sofie, tom = await ids(world, "Sofie", "Tom")
    today = world.now.date()
    async with world.built.database.transaction() as session:
        leave = Leave(coordinator_id=tom, cover_id=sofie, from_on=today, until_on=today)
        leave.ends_at = world.now + timedelta(days=1)
        session.add(leave)
    await opens_page(world, "Sofie")

    await world.taps("Ada", "✖ coordinator (Bruxelles)")

    assert world.shown("Ada") == ["Sofie covers for Tom. First let somebody else cover."]


async def test_an_admin_with_an_open_alert_keeps_the_role(world: World) -> None:
    await world.duo(met_today=True)
    await world.person("Ada", "admin")
    await world.person("Bo", "admin")
    await world.days_pass(24)
    await world.taps("Bo", "✋")
    await opens_page(world, "Bo")

    await world.taps("Ada", "✖ admin")

    assert world.shown("Ada")[-1].startswith("Bo has taken 1 alert that is still open.")
    assert (await world.person("Bo")).is_a(RoleKind.ADMIN)


async def test_nobody_takes_their_own_admin_role_and_the_last_admin_stays(world: World) -> None:
    await a_staff(world)
    await opens_page(world, "Ada")
    assert not any("✖" in label for label in world.labels("Ada"))
    await forges(world, "Ada", presses.TakeRole((await role_of(world, "Ada", "admin")).id))
    assert world.shown("Ada") == ["You cannot take away your own admin role. Another admin can do it."]


async def test_two_admins_who_take_each_other_s_role_at_once_leave_one(world: World) -> None:
    await a_staff(world)
    await world.person("Bo", "admin")
    ada, bo = await role_of(world, "Ada", "admin"), await role_of(world, "Bo", "admin")
    for name, role in (("Ada", bo), ("Bo", ada)):
        code = presses.TakeRole(role.id).data()
        world.telegram.forges(world.accounts[name].id, world.sees(name)[-1].id, code)
    await world.settle()

    left = [role for role in await all_of(world, Role) if role.kind is RoleKind.ADMIN]
    assert len(left) == 1


async def test_whom_a_coordinator_kept_on_paper_is_not_left_with_them(world: World) -> None:
    await a_staff(world)
    async with world.built.database.transaction() as session:
        sofie = await by_telegram_id(session, world.accounts["Sofie"].id)
        assert sofie is not None
        here = sofie.roles[0].branch_id
        paper = Person(first_name="Odette", language="fr", zone="Europe/Brussels", on_paper=True)
        paper.roles.append(Role(kind=RoleKind.MENTEE, branch_id=here))
        paper.kept_by_id = sofie.id
        session.add(paper)
    await opens_page(world, "Sofie")
    await world.taps("Ada", "✖ coordinator (Bruxelles)")

    odette = next(each for each in await all_of(world, Person) if each.first_name == "Odette")
    assert odette.kept_by_id is None


@pytest.mark.parametrize("name", ["Sofie", "Amina"])
async def test_nobody_but_admins_sees_or_changes_the_staff(world: World, name: str) -> None:
    await world.duo()
    await world.person("Ada", "admin")
    (me,) = await ids(world, name)
    for press in (
        presses.ShowStaff(0),
        presses.ShowMember(me),
        presses.OfferRoles(me, 0),
        presses.GiveRole(me, RoleKind.ADMIN, 0),
        presses.TakeRole((await role_of(world, "Ada", "admin")).id),
        presses.UndoRole(1),
    ):
        await forges(world, name, press)
    assert set(world.shown(name)[-6:]) == {"That is not possible for you. /help shows what you can do."}
    assert not (await world.person(name)).is_a(RoleKind.ADMIN)


async def test_an_admin_cannot_forge_staff_of_participants_or_of_a_branch_that_is_none(world: World) -> None:
    await world.duo()
    await world.person("Ada", "admin")
    amina, sofie = await ids(world, "Amina", "Sofie")
    mentee = await role_of(world, "Amina", "mentee")
    for press in (
        presses.ShowMember(amina),
        presses.GiveRole(amina, RoleKind.ADMIN, 0),
        presses.GiveRole(sofie, RoleKind.COORDINATOR, 999),
        presses.GiveRole(sofie, RoleKind.COORDINATOR, 0),
        presses.GiveRole(sofie, RoleKind.MENTOR, await branch_id(world)),
        presses.TakeRole(mentee.id),
    ):
        await forges(world, "Ada", press)
    assert world.shown("Ada") == [STALE] * 6
