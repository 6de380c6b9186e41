"""An alert has one owner, comes back when asked, climbs when nobody takes it, and ends with a word."""

from datetime import UTC, datetime

from tests.stories.verbs import stalled
from tests.world import World, open_world

FRIDAY_BEFORE_EASTER = datetime(2026, 3, 17, 9, tzinfo=UTC)  # seventeen days later is Friday 3 April


async def test_taking_it_is_seen_by_everybody_and_stops_the_climb(world: World) -> None:
    await world.person("Claire", "admin")
    await stalled(world)

    await world.taps("Sofie", "✋ I take it")
    await world.days_pass(10)

    assert world.last("Sofie").endswith("✋ Sofie takes it.")
    assert "✋ I take it" not in world.labels("Sofie")
    assert world.alerts_to("Claire") == []


async def test_the_admins_hear_when_nobody_takes_it_within_two_working_days(world: World) -> None:
    await world.person("Claire", "admin")
    await stalled(world)  # Thursday 19 March

    await world.days_pass(3.7)
    assert world.alerts_to("Claire") == []
    await world.days_pass(0.3)  # Monday 23 March

    assert world.alerts_to("Claire") == ["Amina and Jan have not met for 2 weeks."]
    assert "Sofie was told on Thursday 19 March. Nobody has taken it so far." in world.last("Claire")
    await world.days_pass(20)
    assert len(world.alerts_to("Claire")) == 1


async def test_public_holidays_of_the_branch_are_no_working_days(database_url: str) -> None:
    async with open_world(database_url, at=FRIDAY_BEFORE_EASTER) as world:
        await world.person("Claire", "admin")
        await stalled(world)  # Friday 3 April; Monday 6 April is Easter Monday

        await world.days_pass(4)
        assert world.alerts_to("Claire") == []
        await world.days_pass(1.1)

        assert len(world.alerts_to("Claire")) == 1


async def test_the_first_tap_wins(world: World) -> None:
    await world.person("Claire", "admin")
    await stalled(world)
    await world.days_pass(5)

    for name in ("Claire", "Sofie"):
        message = next(m for m in world.sees(name) if (m.text or "").startswith("⚠️"))
        world.telegram.taps(world.accounts[name].id, message.id, "✋ I take it")
    await world.settle()

    alerts = [said for name in ("Claire", "Sofie") for said in world.reads(name) if "⚠️" in said]
    owners = {said.split("\n")[-1] for said in alerts}
    assert len(owners) == 1
    (owner,) = owners
    loser = "Claire" if "Sofie" in owner else "Sofie"
    assert "has taken it already" in world.shown(loser)[-1]


async def test_later_brings_it_back_on_that_day(world: World) -> None:
    await world.person("Claire", "admin")
    await stalled(world)

    await world.taps("Sofie", "⏰ In 3 days")
    assert "⏰ Sofie comes back to it on Sunday 22 March; I will remind." in world.last("Sofie")
    await world.days_pass(2.9)
    assert len(world.alerts_to("Sofie")) == 1
    await world.days_pass(0.2)

    assert len(world.alerts_to("Sofie")) == 2
    assert world.last("Sofie").endswith("⏰ You asked me to remind you.")
    assert world.alerts_to("Claire") == []


async def test_solved_asks_how_and_closes_it_for_everybody(world: World) -> None:
    await world.person("Claire", "admin")
    await stalled(world)
    await world.days_pass(5)

    await world.taps("Sofie", "✅ Solved")
    assert world.last("Sofie").startswith("How was it solved for Amina and Jan?")
    await world.says("Sofie", "Called both: Jan was ill.")

    assert world.last("Sofie") == "✅ Noted. The alert on Amina and Jan is closed."
    for name in ("Sofie", "Claire"):
        assert world.count(name, "✅ Solved by Sofie: “Called both: Jan was ill.”") == 1
    assert world.labels("Claire") == []


async def test_what_was_solved_is_watched_again_from_that_day(world: World) -> None:
    await stalled(world)
    await world.taps("Sofie", "✅ Solved")
    await world.says("Sofie", "Called both.")

    await world.days_pass(13)
    assert world.nudges_to("Amina") == 1
    await world.days_pass(4.5)

    assert world.nudges_to("Amina") == 2


async def test_a_closed_alert_can_no_longer_be_taken(world: World) -> None:
    await stalled(world)
    message = world.newest("Sofie")
    take = message.buttons[0][0].data or ""
    await world.taps("Sofie", "✅ Solved")
    await world.says("Sofie", "Called both.")

    world.telegram.forges(world.accounts["Sofie"].id, message.id, take)
    await world.settle()

    assert world.shown("Sofie")[-1] == "This alert is closed already."


async def test_only_who_was_told_may_act(world: World) -> None:
    await stalled(world)
    await world.person("Karim", "coordinator", branch="Lille")
    take = world.newest("Sofie").buttons[0][0].data or ""

    world.telegram.forges(world.accounts["Karim"].id, world.newest("Karim").id, take)
    world.telegram.forges(world.accounts["Amina"].id, world.newest("Amina").id, take)
    await world.settle()

    assert "no longer in use" in world.shown("Karim")[-1]
    assert "not possible for you" in world.shown("Amina")[-1]
    assert "✋ I take it" in world.labels("Sofie")


async def test_duos_tells_how_each_of_them_goes_and_shows_trouble_first(world: World) -> None:
    for name, role in (("Sofie", "coordinator"), ("Grace", "mentee"), ("Pierre", "mentor")):
        await world.person(name, role)
    await world.proposes_duo("Sofie", "Grace", "Pierre")
    await stalled(world)
    await world.duo(mentee="Yusuf", mentor="Mia")

    await world.says("Sofie", "/duos")

    listed = world.last("Sofie")
    assert listed.startswith("You look after 3 duos:\n\n🔴 Amina and Jan\nThey last met on Monday 2 March.")
    assert "There has been an alert since Thursday 19 March; nobody has taken it." in listed
    assert "🟢 Yusuf and Mia\nThey have not met yet; they began on Thursday 19 March." in listed
    assert "⚪ Grace and Pierre\nNot begun: we wait for the answer of Grace and Pierre." in listed


async def test_a_coordinator_sees_only_their_own_duos(world: World) -> None:
    await world.duo()
    await world.person("Karim", "coordinator")

    await world.says("Karim", "/duos")

    assert world.last("Karim") == "You look after no duo yet. With /newduo you form one."
