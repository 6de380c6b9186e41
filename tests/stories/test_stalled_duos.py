"""The triage of silence: a duo that stops meeting reaches its coordinator early and once."""

from tests.world import World


async def test_coordinator_hears_one_alert_about_a_duo_that_stopped_meeting(world: World) -> None:
    await world.duo(mentee="Amina", mentor="Jan", coordinator="Sofie", met_today=True)

    await world.days_pass(14)
    assert world.nudges_to("Amina") == world.nudges_to("Jan") == 1
    assert world.alerts_to("Sofie") == []

    await world.days_pass(3)
    assert world.alerts_to("Sofie") == ["Amina and Jan have not met for 2 weeks."]

    await world.days_pass(30)
    assert len(world.alerts_to("Sofie")) == 1
