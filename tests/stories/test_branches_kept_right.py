"""What is wrong, stale, foreign or forged changes no branch."""

import pytest

from bot.people.models import Branch
from bot.people.values import BranchField
from bot.programme import presses
from tests.stories.test_branches_in_chat import an_admin, opens_page, the_branch
from tests.stories.verbs import all_of, branch_id, forges, how_many
from tests.world import World

STALE = "This button is no longer in use. /help shows what you can do now."


@pytest.mark.parametrize(
    ("language", "label", "written", "kindly"),
    [
        ("en", "Office hours", "17:00-9:00", "It cannot close at 09:00 when it opens at 17:00."),
        ("fr", "Fuseau horaire", "Bruxelles", "« Bruxelles » n’est pas un fuseau horaire ; juste serait"),
        ("nl", "Namen blijven bewaard", "121", "“121” is geen aantal maanden; goed is 1 tot 120."),
        ("en", "Name", "gent", "There is a branch “Gent” already."),
        ("en", "Name", "12", "It needs a name, such as Bruxelles."),
    ],
)
async def test_what_is_wrong_is_told_kindly_and_asked_again(
    world: World, language: str, label: str, written: str, kindly: str
) -> None:
    await an_admin(world, language)
    await world.branch("Gent")
    before = [vars(branch) | {"_sa_instance_state": None} for branch in await all_of(world, Branch)]
    await opens_page(world)
    await world.taps("Ada", label)

    await world.says("Ada", written)

    assert world.last("Ada").startswith(kindly)
    after = [vars(branch) | {"_sa_instance_state": None} for branch in await all_of(world, Branch)]
    assert after == before


async def test_what_another_has_changed_since_is_not_undone(world: World) -> None:
    await an_admin(world)
    await world.person("Bo", "admin")
    await opens_page(world)
    await world.taps("Ada", "Language")
    await world.taps("Ada", "English")
    await forges(world, "Bo", presses.SetBranch(await branch_id(world), BranchField.LANGUAGE, "nl"))

    await world.taps("Ada", "↩ Undo")

    assert world.shown("Ada") == ["Somebody has changed this since then. I leave it as it is."]
    assert (await the_branch(world)).language == "nl"


async def test_a_second_tap_changes_nothing_more(world: World) -> None:
    await an_admin(world)
    press = presses.SetBranch(await branch_id(world), BranchField.LANGUAGE, "nl")

    for _tap in range(2):
        await forges(world, "Ada", press)

    assert world.shown("Ada") == ["It is so already."]


async def test_nobody_but_admins_sees_or_changes_branches(world: World) -> None:
    await an_admin(world)
    await world.duo()
    here = await branch_id(world)
    for name in ("Sofie", "Amina"):
        for press in (
            presses.ShowBranches(0),
            presses.ShowBranch(here),
            presses.EditBranch(here, BranchField.NAME),
            presses.SetBranch(here, BranchField.LANGUAGE, "nl"),
            presses.WorkOn(here, 0, False),
            presses.NewBranch(),
        ):
            await forges(world, name, press)
        assert set(world.shown(name)) == {"That is not possible for you. /help shows what you can do."}
    assert (await the_branch(world)).language == "fr"


async def test_forged_values_are_stale_or_explained(world: World) -> None:
    await an_admin(world)
    for code in ("brset:999:name:x", "brset:1:what:x", "brday:1:7:1", "brundo:1", "brundo:99999"):
        await forges(world, "Ada", code)

    assert world.shown("Ada") == [STALE] * 5
    assert await how_many(world, Branch) == 1
