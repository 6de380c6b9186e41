"""Who sees which links, and people who have no Telegram."""

import pytest

from bot.onboarding import link_presses as links
from bot.onboarding.models import Invitation
from bot.people.models import Person, Role
from bot.people.roles import RoleKind
from tests.stories.expecting import expects, invites, people_named, picks
from tests.stories.verbs import all_of, branch_id, forges, how_many
from tests.world import World

EVERY_WISH = (
    links.ShowLink, links.RenewLink, links.AskRevoke, links.AskPaper, links.KeepOnPaper,
)  # fmt: skip


async def listed(world: World, name: str) -> list[str]:
    await world.says(name, "/links")
    return [label.partition(" · ")[2] for label in world.labels(name) if " · " in label]


async def test_a_colleague_s_import_is_everybody_s_in_the_branch(world: World) -> None:
    for name in ("Sofie", "Tom"):
        await world.person(name, "coordinator")
    await world.person("Wim", "coordinator", branch="Gent")
    await expects(world, "Amina", by="Tom")
    await invites(world, "Tom", "mentor")

    assert await listed(world, "Sofie") == ["Amina"]
    assert await listed(world, "Tom") == ["Amina", "mentor (Bruxelles)"]
    assert await listed(world, "Wim") == []
    await picks(world, "Sofie", "1 · Amina")
    assert "Made by Tom." in world.last("Sofie")


async def test_what_a_colleague_who_left_made_is_left_to_the_branch(world: World) -> None:
    for name in ("Sofie", "Tom"):
        await world.person(name, "coordinator")
    await invites(world, "Tom", "mentor")
    async with world.built.database.transaction() as session:
        tom = await session.get_one(Person, (await world.person("Tom")).id)
        tom.roles.clear()

    assert await listed(world, "Sofie") == ["mentor (Bruxelles)"]


async def test_admins_follow_up_what_they_made_and_what_nobody_of_the_staff_did(world: World) -> None:
    await world.person("Ada", "admin")
    await world.person("Sofie", "coordinator")
    await expects(world, "Tom", "coordinator", by="Ada")
    await expects(world, "Lies", "coordinator")
    await expects(world, "Amina", by="Sofie")

    assert await listed(world, "Ada") == ["Tom", "Lies"]
    assert await listed(world, "Sofie") == ["Amina"]


async def test_a_coordinator_of_another_branch_can_do_nothing_to_a_link(world: World) -> None:
    await world.person("Wim", "coordinator", branch="Gent")
    await expects(world, "Amina")
    before = await how_many(world, Invitation)
    last = (await all_of(world, Invitation))[-1].id

    for wish in EVERY_WISH:
        await forges(world, "Wim", wish(last))
    await forges(world, "Wim", links.RevokeLink(last, True))

    assert len(world.shown("Wim")) == 6
    assert all(shown.startswith("This link has been opened, renewed") for shown in world.shown("Wim"))
    assert await how_many(world, Invitation) == before
    (amina,) = await people_named(world, "Amina")
    assert not amina.on_paper


async def test_somebody_expected_in_another_branch_too_is_not_removed(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.branch("Gent")
    await expects(world, "Amina", by="Sofie")
    (amina,) = await people_named(world, "Amina")
    await also_expects_in_gent(world, amina)

    await picks(world, "Sofie", "1 · Amina")
    await world.taps("Sofie", "✖ Revoke")
    assert world.labels("Sofie") == ["✖ Revoke the link", "◀ Back"]
    await forges(world, "Sofie", links.RevokeLink((await all_of(world, Invitation))[-1].id, True))

    assert world.shown("Sofie") == ["This button is no longer in use. /help shows what you can do now."]
    assert len(await people_named(world, "Amina")) == 1


async def also_expects_in_gent(world: World, person: Person) -> None:
    gent = await branch_id(world, "Gent")
    async with world.built.database.transaction() as session:
        session.add(Role(person_id=person.id, kind=RoleKind.MENTOR, branch_id=gent))


@pytest.mark.parametrize(
    ("language", "label", "question", "kept"),
    [
        (
            "en",
            "📵 Has no Telegram",
            "Has Amina read the",
            "📋 Amina takes part on paper",
        ),
        (
            "fr",
            "📵 N’a pas Telegram",
            "Est-ce que la page",
            "📋 Amina participe sur papier",
        ),
        (
            "nl",
            "📵 Heeft geen Telegram",
            "Heeft Amina de",
            "📋 Amina doet mee op papier",
        ),
    ],
)
async def test_who_has_no_telegram_takes_part_on_paper(
    world: World, language: str, label: str, question: str, kept: str
) -> None:
    await world.person("Sofie", "coordinator", language=language)
    link = await expects(world, "Amina", by="Sofie")

    await picks(world, "Sofie", "1 · Amina")
    await world.taps("Sofie", label)
    assert question in world.last("Sofie")
    await world.taps("Sofie", "✅")

    assert world.last("Sofie").startswith(kept)
    (amina,) = await people_named(world, "Amina")
    assert amina.on_paper
    assert amina.kept_by_id == (await world.person("Sofie")).id
    assert amina.joined_at == amina.agreed_to_privacy_at == world.now
    world.gets_phone("Amina", language_code="en")
    await world.opens("Amina", link)
    assert world.reads("Amina")[0].startswith("Hello Amina! 👋 From now on")


async def test_two_taps_on_yes_keep_somebody_once(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await expects(world, "Amina", by="Sofie")
    await picks(world, "Sofie", "1 · Amina")
    await world.taps("Sofie", "📵")

    for _tap in range(2):
        world.telegram.taps(
            world.accounts["Sofie"].id, world.newest("Sofie").id, "✅ Yes, Amina agreed on paper"
        )
    await world.settle()

    assert world.shown("Sofie") == ["Amina takes part on paper already."]
    await world.says("Sofie", "/links")
    assert world.last("Sofie").endswith("📋 Takes part on paper.")


async def test_a_colleague_on_the_staff_cannot_be_kept_on_paper(world: World) -> None:
    await world.person("Ada", "admin")
    await expects(world, "Tom", "coordinator", by="Ada")

    await picks(world, "Ada", "1 · Tom")
    assert "📵 Has no Telegram" not in world.labels("Ada")
    await forges(world, "Ada", links.KeepOnPaper((await all_of(world, Invitation))[-1].id))

    assert world.shown("Ada") == ["That is not possible for you. /help shows what you can do."]


async def test_a_link_that_was_opened_meanwhile_is_not_renewed(world: World) -> None:
    await world.person("Sofie", "coordinator")
    link = await expects(world, "Amina", by="Sofie")
    await picks(world, "Sofie", "1 · Amina")
    world.gets_phone("Amina")
    await world.opens("Amina", link)
    made = await how_many(world, Invitation)

    for press in (links.RenewLink(2), links.RevokeLink(2, False), links.RevokeLink(2, True)):
        await forges(world, "Sofie", press)

    assert await how_many(world, Invitation) == made
    assert len(world.shown("Sofie")) == 3
    assert (await all_of(world, Invitation))[1].revoked_at is None
    assert (await world.person("Amina")).roles
