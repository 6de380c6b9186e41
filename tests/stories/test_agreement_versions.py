"""A published text never changes; a newer one takes its place, and nobody signs what they have not read."""

import pytest
from sqlalchemy import select

from bot.agreements.models import Signature
from bot.duos.models import Duo
from tests.stories.agreement_verbs import TEXTS, duo_that_signs, publishes, signatures
from tests.stories.verbs import all_of
from tests.world import World

NEWER = ("Soyez à l’heure.", "Kom op tijd.", "Be on time.")


async def versions_of(world: World, name: str) -> list[tuple[int, bool]]:
    """Which versions somebody was asked to sign, and which of them they signed."""
    return [(each.agreement.version, each.signed_at is not None) for each in await signatures(world, name)]


async def test_a_newer_version_is_for_new_duos_and_for_who_has_not_signed_yet(world: World) -> None:
    await duo_that_signs(world)
    await world.taps("Jan", "✅ I agree")

    await publishes(world, texts=NEWER)

    assert await versions_of(world, "Amina") == [(1, False), (2, False)]
    assert await versions_of(world, "Jan") == [(1, True)]
    assert "Be on time." in world.last("Amina")

    await world.duo(mentee="Yusuf", mentor="Mia")
    await world.hours_pass(0.1)
    assert await versions_of(world, "Yusuf") == await versions_of(world, "Mia") == [(2, False)]


async def test_the_old_button_shows_the_newer_text_and_signs_nothing(world: World) -> None:
    await duo_that_signs(world)
    old = world.newest("Amina")
    await publishes(world, texts=NEWER)

    world.telegram.taps(world.accounts["Amina"].id, old.id, "✅ I agree")
    await world.settle()
    replaced = next(said for said in world.reads("Amina") if said.startswith("There is a newer text."))
    assert "Please read this one." in replaced
    assert "Be on time." in replaced
    assert await versions_of(world, "Amina") == [(1, False), (2, False)]

    world.telegram.taps(world.accounts["Amina"].id, old.id, "✅ I agree")
    await world.settle()
    assert await versions_of(world, "Amina") == [(1, False), (2, True)]


async def test_the_old_button_after_the_newer_yes_shows_what_was_signed(world: World) -> None:
    await duo_that_signs(world)
    old = world.newest("Amina")
    await publishes(world, texts=NEWER)
    await world.taps("Amina", "✅ I agree")

    world.telegram.taps(world.accounts["Amina"].id, old.id, "✅ I agree")
    await world.settle()

    assert world.count("Amina", "Be on time.\n\n✅ You signed on Monday 2 March.") == 2
    assert await versions_of(world, "Amina") == [(1, False), (2, True)]


async def test_all_active_duos_can_be_asked_anew(world: World) -> None:
    await duo_that_signs(world)
    for name in ("Amina", "Jan"):
        await world.taps(name, "✅ I agree")

    await publishes(world, texts=NEWER, anew=True)

    for name in ("Amina", "Jan"):
        assert "Be on time." in world.last(name)
        assert await versions_of(world, name) == [(1, True), (2, False)]
    await world.taps("Jan", "✅ I agree")
    await world.says("Sofie", "/duos")
    assert "Not signed: Amina." in world.last("Sofie")


async def test_what_was_signed_keeps_its_text(world: World) -> None:
    await duo_that_signs(world)
    await world.taps("Jan", "✅ I agree")

    await publishes(world, texts=NEWER)
    await world.says("Jan", "/agreement")

    assert TEXTS[2] in world.last("Jan")
    assert world.last("Jan").endswith("✅ You signed on Monday 2 March.")


async def test_a_first_agreement_is_for_duos_that_go_on_only_when_the_admin_says_so(world: World) -> None:
    await world.duo()
    await world.hours_pass(1)

    await publishes(world)
    await world.days_pass(1)
    assert world.count("Amina", "📜") == 0

    await world.says("Amina", "/agreement")  # who asks for it gets it
    assert "Respect each other." in world.last("Amina")

    await publishes(world, texts=NEWER, anew=True)
    assert await versions_of(world, "Amina") == [(1, False), (2, False)]
    assert await versions_of(world, "Jan") == [(2, False)]


@pytest.mark.parametrize("anew", [False, True])
async def test_nobody_is_asked_at_night(world: World, anew: bool) -> None:
    await duo_that_signs(world)
    await world.hours_pass(13)  # 23:00 in Brussels

    await publishes(world, texts=NEWER, anew=anew)
    assert world.count("Amina", "Be on time.") == 0

    await world.hours_pass(10)
    assert world.count("Amina", "Be on time.") == world.count("Jan", "Be on time.") == 1


async def test_a_branch_with_a_text_of_its_own_does_not_hear_of_that_of_all(world: World) -> None:
    await world.person("Ada", "admin")
    await world.branch("Bruxelles")
    await world.branch("Gent")
    await publishes(world)
    await publishes(world, texts=NEWER, scope="Gent")
    await world.duo()
    await world.person("Wim", "coordinator", branch="Gent")
    await world.person("Yusuf", "mentee", branch="Gent")
    await world.person("Mia", "mentor", branch="Gent")
    await world.forms_duo("Wim", "Yusuf", "Mia")
    await world.hours_pass(0.1)

    assert TEXTS[2] in world.last("Amina")
    assert NEWER[2] in world.last("Yusuf")

    await publishes(world, texts=("a", "b", "The third."), anew=True)
    assert "The third." in world.last("Amina")
    assert NEWER[2] in world.last("Yusuf")
    kept = {each.person.first_name: each.agreement.version for each in await all_of(world, Signature)}
    assert kept == {"Amina": 2, "Jan": 2, "Yusuf": 1, "Mia": 1}


async def test_a_mentor_of_two_duos_signs_for_each(world: World) -> None:
    await duo_that_signs(world)
    await world.taps("Jan", "✅ I agree")
    await world.person("Yusuf", "mentee")
    async with world.built.database.transaction() as session:
        first = (await session.scalars(select(Duo))).one()
        yusuf = await session.merge(await world.person("Yusuf"))
        begun = {name: getattr(first, name) for name in ("branch_id", "mentor_id", "coordinator_id", "state")}
        days = {"starts_on": first.starts_on, "ends_on": first.ends_on, "proposed_at": world.now}
        session.add(Duo(mentee_id=yusuf.id, active_since=world.now, sign_at=world.now, **begun, **days))
    await world.hours_pass(0.1)

    assert world.last("Jan").startswith("📜 The agreement for your duo with Yusuf")
    await world.says("Jan", "/agreement")

    assert world.reads("Jan")[-2].endswith("✅ You signed on Monday 2 March.")
    assert world.last("Jan").startswith("📜 The agreement for your duo with Yusuf")
    assert "Do you agree?" in world.last("Jan")
