"""Staff who go, and staff who erase somebody who cannot ask here; nobody is left alone by it."""

from sqlalchemy import select, update

from bot.cover.models import Leave
from bot.escalations.models import Stall
from bot.people.models import Person
from bot.people.roles import RoleKind
from bot.privacy import presses
from bot.sandbox.programme import Newcomer
from tests.stories.test_forget import erases
from tests.stories.verbs import all_of, forges, ids
from tests.world import World


async def is_on_paper(world: World, name: str) -> None:
    async with world.built.database.transaction() as session:
        person = await session.scalar(select(Person).where(Person.first_name == name))
        assert person is not None
        person.telegram_id, person.on_paper = None, True


async def picks(world: World, staff: str, name: str) -> None:
    await world.says(staff, "/privacy")
    await world.taps(staff, "🙋 Somebody asks")
    await world.says(staff, name)


async def test_a_coordinator_with_duos_hands_them_over_first(world: World) -> None:
    await world.person("Ada", "admin")
    await world.duo()

    await world.says("Sofie", "/forget")
    assert world.last("Sofie").startswith("You look after 1 duo. Please hand it over first: /handover.")
    await forges(world, "Sofie", presses.ReallyEraseMe(world.now.date()))
    assert (await world.person("Sofie")).forgotten_at is None

    await erases(world, "Amina")
    await erases(world, "Sofie")

    assert world.last("Ada") == "👋 Sofie has left the programme."
    assert sorted(each.first_name for each in await all_of(world, Person)) == ["Ada", "Jan", "—", "—"]


async def test_who_is_to_cover_for_somebody_stays_until_that_is_changed(world: World) -> None:
    await world.person("Sofie", "coordinator")
    await world.person("Wim", "coordinator")
    sofie, wim = await ids(world, "Sofie", "Wim")
    day = world.now.date()
    async with world.built.database.transaction() as session:
        session.add(Leave(coordinator_id=sofie, cover_id=wim, from_on=day, until_on=day, ends_at=world.now))

    await world.says("Wim", "/forget")

    assert world.last("Wim").startswith("You are to cover for somebody on leave.")


async def test_the_last_admin_cannot_go(world: World) -> None:
    await world.person("Ada", "admin")
    await world.says("Ada", "/forget")
    assert world.last("Ada").startswith("You are the only admin.")

    await world.person("Grace", "admin")
    await erases(world, "Ada")
    assert world.last("Grace") == "👋 Ada has left the programme."


async def test_an_alert_that_somebody_took_is_free_again_when_they_go(world: World) -> None:
    await world.person("Ada", "admin")
    await world.person("Grace", "admin")
    await world.duo(met_today=True)
    await world.days_pass(22)
    await world.taps("Ada", "✋ I take it")
    assert "✋ Ada takes it." in world.last("Sofie")

    await erases(world, "Ada")

    assert "Nobody takes care of it any more. Who takes it?" in world.last("Sofie")
    assert "✋ I take it" in world.labels("Sofie")
    (stall,) = await all_of(world, Stall)
    assert stall.owner_id is None
    await world.taps("Sofie", "✋ I take it")
    assert "✋ Sofie takes it." in world.last("Sofie")


async def test_a_coordinator_erases_somebody_on_paper_and_is_asked_twice(world: World) -> None:
    await world.duo()
    await is_on_paper(world, "Amina")

    await picks(world, "Sofie", "Amina")
    await world.taps("Sofie", "Amina (Bruxelles)")
    await world.taps("Sofie", "🗑 Erase them")
    assert "The duo ends. Jan and the coordinator hear that Amina has left." in world.last("Sofie")
    await world.taps("Sofie", "No, nothing")
    assert world.last("Sofie") == "✅ Fine. Nothing has changed."

    await picks(world, "Sofie", "Amina")
    for label in ("Amina (Bruxelles)", "🗑 Erase them", "🗑 Yes, erase Amina"):
        await world.taps("Sofie", label)

    assert world.last("Sofie") == "✅ Erased. Only numbers without a name are left."
    assert world.last("Jan").startswith("👋 Amina has left the programme")
    assert world.count("Sofie", "has left the programme") == 0
    assert "Amina" not in {each.first_name for each in await all_of(world, Person)}


async def test_a_coordinator_finds_nobody_who_can_ask_themselves_nor_of_another_branch(world: World) -> None:
    await world.duo()
    await world.branch("Gent")
    await world.join([Newcomer("Bilal", RoleKind.MENTEE, "Gent", "en")])
    (bilal,) = await ids(world, "Bilal")
    await is_on_paper(world, "Bilal")
    (jan,) = await ids(world, "Jan")

    for name in ("Jan", "Bilal", "%", "Sofie"):
        await picks(world, "Sofie", name)
        assert world.last("Sofie").startswith("I found nobody with this name for whom you may do this.")
    for person_id in (jan, bilal, 999):
        await forges(world, "Sofie", presses.PickSomebody(person_id))
        await forges(world, "Sofie", presses.ForgetSomebody(person_id))
        await forges(world, "Sofie", presses.GiveTheirData(person_id))
        await forges(world, "Sofie", presses.ReallyForgetSomebody(person_id, world.now.date()))
    assert all(each.startswith("This button is no longer in use.") for each in world.shown("Sofie")[-12:])
    assert [each.first_name for each in await all_of(world, Person) if each.forgotten_at] == []


async def test_an_admin_erases_whoever_asked_in_a_letter_and_they_hear_it_once(world: World) -> None:
    await world.person("Ada", "admin")
    await world.duo()
    async with world.built.database.transaction() as session:
        named = update(Person).where(Person.first_name == "Jan")
        await session.execute(named.values(last_name="Peeters", language="nl"))

    await picks(world, "Ada", "jan peet")
    for label in ("Jan Peeters (Bruxelles)", "🗑 Erase them", "🗑 Yes, erase Jan"):
        await world.taps("Ada", label)

    assert world.last("Jan").startswith("✅ Zoals je het team vroeg, zijn je gegevens gewist.")
    assert world.last("Sofie").startswith("👋 Jan has left the programme. The duo with Amina has ended.")
    await picks(world, "Ada", "Sofie")
    await world.taps("Ada", "Sofie (Bruxelles)")
    await world.taps("Ada", "🗑 Erase them")
    assert world.last("Sofie") != "✅ Erased."
