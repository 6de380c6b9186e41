"""A coordinator goes for good: all that was in their hands is in somebody else's."""

from bot.cover import presses
from bot.duos.models import Duo
from bot.duos.presses import SayYes
from bot.onboarding.models import Invitation
from bot.people.models import Person
from bot.people.roles import RoleKind
from tests.stories.leaves import hands_all_over, is_away, two_coordinators
from tests.stories.verbs import all_of, branch_id, forges, ids, link_for, speaks
from tests.world import World

NOT_MET = "Amina and Jan have not met for 2 weeks."


async def test_duos_alerts_links_and_proposals_go_to_the_successor(world: World) -> None:
    await world.duo(met_today=True)
    await world.person("Karim", "coordinator")
    await world.says("Sofie", "/invite")
    await world.taps("Sofie", "mentor")
    await world.taps("Sofie", "English")
    await world.days_pass(17)
    await world.taps("Sofie", "✋ I take it")
    await world.person("Grace", "mentee")
    await world.person("Pierre", "mentor")
    proposed = await world.proposes_duo("Sofie", "Grace", "Pierre")

    await world.says("Sofie", "/handover")
    await world.taps("Sofie", "Karim")
    look = world.last("Sofie")
    assert look.startswith(
        "Sofie → Karim, Bruxelles. Sofie has in hand:\n\n• 2 duos\n  1 of them is a proposal"
    )
    assert "• 1 open alert\n• 1 link not opened yet" in look
    await world.taps("Sofie", "✅ Hand over all")
    await world.presses("Grace", SayYes(proposed.id))
    await world.presses("Pierre", SayYes(proposed.id))

    karim = await world.person("Karim")
    assert {duo.coordinator_id for duo in await all_of(world, Duo)} == {karim.id}
    assert [row.made_by_id for row in await all_of(world, Invitation) if row.used_at is None] == [karim.id]
    assert world.count("Sofie", "✅ Karim has taken over from Sofie:") == 1
    assert world.count("Karim", "👋 You take over from Sofie:") == 1
    assert world.alerts_to("Karim") == [NOT_MET]
    assert world.count("Sofie", "✋ Karim takes it.") == 1
    assert world.count("Karim", "🎉 Grace and Pierre both said yes.") == 1


async def test_the_duos_hear_once_who_looks_after_them_now_and_later_alerts_come_there(world: World) -> None:
    await two_coordinators(world)
    await speaks(world, "Amina", "Français")
    await speaks(world, "Jan", "Nederlands")

    await hands_all_over(world, "Sofie", "Sofie", "Karim")
    await world.hours_pass(2)
    await world.says("Amina", "/callme")

    assert world.count("Amina", "👋 Dès maintenant, Karim s’occupe de votre duo.") == 1
    assert world.count("Jan", "👋 Vanaf nu zorgt Karim voor je duo.") == 1
    await world.hours_pass(1)
    assert world.alerts_to("Karim") == ["Amina asks for a call (duo with Jan)."]
    assert world.alerts_to("Sofie") == []


async def test_what_is_put_right_within_the_hour_troubles_no_duo(world: World) -> None:
    await two_coordinators(world)
    heard = len(world.reads("Amina"))

    await hands_all_over(world, "Sofie", "Sofie", "Karim")
    await hands_all_over(world, "Karim", "Karim", "Sofie")
    await world.days_pass(1)

    assert len(world.reads("Amina")) == heard


async def test_an_admin_hands_over_duo_by_duo(world: World) -> None:
    await world.person("Ada", "admin")
    await two_coordinators(world)
    await world.duo(mentee="Yusuf", mentor="Mia")
    await world.says("Ada", "/handover")
    await world.taps("Ada", "Sofie (Bruxelles)")
    await world.taps("Ada", "Karim")

    await world.taps("Ada", "Duo by duo")
    assert world.labels("Ada") == ["Amina and Jan", "Yusuf and Mia", "✖ Stop"]
    await world.taps("Ada", "Yusuf and Mia")
    assert world.last("Ada").startswith("Karim will look after Yusuf and Mia, and both are told.")
    await world.taps("Ada", "✅ Yes")
    await world.hours_pass(2)

    sofie, karim = await ids(world, "Sofie", "Karim")
    assert [duo.coordinator_id for duo in await all_of(world, Duo)] == [sofie, karim]
    assert world.count("Yusuf", "👋 From now on Karim looks after your duo.") == 1
    assert world.count("Amina", "👋 From now on") == 0
    assert world.last("Sofie").startswith("👋 Karim takes over from you:\n\n• 1 duo")
    await world.taps("Ada", "Another duo")
    assert world.labels("Ada") == ["Amina and Jan", "✖ Stop"]


async def test_more_duos_than_fit_come_in_pages(world: World) -> None:
    await two_coordinators(world)
    for number in range(8):
        await world.duo(mentee=f"Mentee {number}", mentor=f"Mentor {number}")
    sofie, karim = await ids(world, "Sofie", "Karim")
    await world.says("Sofie", "/handover")
    await world.taps("Sofie", "Karim")

    await world.taps("Sofie", "Duo by duo")
    assert (len(world.labels("Sofie")), world.labels("Sofie")[-2:]) == (10, ["More ▶", "✖ Stop"])
    await world.taps("Sofie", "More ▶")
    assert world.labels("Sofie") == ["Mentee 7 and Mentor 7", "◀ Back", "✖ Stop"]
    await forges(world, "Sofie", presses.ShowDuosToHand(sofie, await branch_id(world), karim, 2**31 - 1))

    assert world.labels("Sofie") == ["Mentee 7 and Mentor 7", "◀ Back", "✖ Stop"]


async def test_the_role_ends_only_with_empty_hands(world: World) -> None:
    await two_coordinators(world)
    sofie, branch = (await world.person("Sofie")).id, await branch_id(world)
    await forges(world, "Sofie", presses.EndRole(sofie, branch))
    assert world.shown("Sofie")[-1] == "Sofie still has in hand in Bruxelles:\n• 1 duo"

    await hands_all_over(world, "Sofie", "Sofie", "Karim")
    await world.taps("Sofie", "End the role in Bruxelles")

    assert world.last("Sofie") == "✅ Sofie is no longer a coordinator in Bruxelles."
    assert not (await world.person("Sofie")).is_a(RoleKind.COORDINATOR)
    menu = [name for name, _line in world.telegram.commands(world.accounts["Sofie"].id)]
    assert "duos" not in menu
    await forges(world, "Karim", presses.EndRole((await world.person("Karim")).id, branch))
    assert (await world.person("Karim")).is_a(RoleKind.COORDINATOR)


async def test_the_leaves_of_who_goes_and_those_they_cover_are_settled(world: World) -> None:
    await two_coordinators(world)
    await world.person("Lena", "coordinator")
    await world.duo(mentee="Yusuf", mentor="Mia", coordinator="Lena")
    today = world.now.date()
    await is_away(world, "Lena", today, today.replace(day=20), cover="Sofie")
    await world.hours_pass(2)
    await is_away(world, "Sofie", today.replace(day=23), today.replace(day=30), cover="Karim")

    await hands_all_over(world, "Sofie", "Sofie", "Karim")
    await world.hours_pass(2)

    karim, lena = await ids(world, "Karim", "Lena")
    amina_s, yusuf_s = await all_of(world, Duo)
    assert (amina_s.coordinator_id, amina_s.caretaker_id) == (karim, None)
    assert (yusuf_s.coordinator_id, yusuf_s.caretaker_id) == (lena, karim)
    assert world.count("Karim", "🌴 Lena is away until Friday 20 March.") == 1
    assert world.count("Karim", "✖ The leave of Sofie from Monday 23 March") == 1
    assert (
        world.count("Lena", "Karim looks after your duos now, because the person who covered has gone.") == 1
    )
    assert world.count("Yusuf", "Karim looks after your duo meanwhile.") == 1


async def test_who_is_kept_on_paper_is_kept_by_the_successor(world: World) -> None:
    await two_coordinators(world)
    sofie, karim, jan = await ids(world, "Sofie", "Karim", "Jan")
    async with world.built.database.transaction() as session:
        row = await session.get(Person, jan)
        assert row is not None
        row.telegram_id, row.on_paper, row.kept_by_id = None, True, sofie

    await hands_all_over(world, "Sofie", "Sofie", "Karim")
    await world.hours_pass(2)

    assert [row.kept_by_id for row in await all_of(world, Person) if row.on_paper] == [karim]
    assert world.count("Karim", "📋 For Jan, who has no Telegram. You answer for Jan:") == 1


async def test_one_branch_of_several_is_handed_over(world: World) -> None:
    await two_coordinators(world)
    await world.opens("Sofie", await link_for(world, "coordinator", branch="Gent"))

    await world.says("Sofie", "/handover")
    assert world.labels("Sofie") == ["Bruxelles", "Gent", "✖ Stop"]
    await world.taps("Sofie", "Gent")
    assert world.shown("Sofie")[-1].startswith("Sofie is the only coordinator in Gent.")
    await world.taps("Sofie", "Bruxelles")
    await world.taps("Sofie", "Karim")
    await world.taps("Sofie", "✅ Hand over all")
    await world.taps("Sofie", "End the role in Bruxelles")

    gent = await branch_id(world, "Gent")
    assert (await world.person("Sofie")).branch_ids(RoleKind.COORDINATOR) == {gent}
