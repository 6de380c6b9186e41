"""Verbs of the stories about coordinators who are away or go."""

from datetime import date

from bot.cover import presses
from tests.beginnings import lived_once
from tests.stories.verbs import branch_id, ids
from tests.world import World


@lived_once
async def is_away(
    world: World, name: str, first: date, last: date, *, cover: str, noted_by: str | None = None
) -> None:
    """A leave is made with the buttons, by the coordinator or by an admin."""
    by = noted_by or name
    coordinator, covering = (await world.person(name)).id, (await world.person(cover)).id
    await world.says(by, "/leave")
    if noted_by is not None:
        await world.presses(by, presses.ShowLeaves(coordinator))
    if "➕ Another absence" in world.labels(by):
        await world.taps(by, "➕")
    await world.taps(by, "✏️ Another day")
    await world.says(by, f"{first:%d/%m}")
    await world.taps(by, "✏️ Another day")
    await world.says(by, f"{last:%d/%m/%Y}")
    await world.presses(by, presses.LookAtLeave(coordinator, first, last, covering))
    await world.presses(by, presses.MakeLeave(coordinator, first, last, covering))


@lived_once
async def two_coordinators(world: World) -> None:
    """Sofie has a duo, and Karim none."""
    await world.duo()
    await world.person("Karim", "coordinator")


async def hands_all_over(world: World, by: str, leaver: str, successor: str) -> None:
    going, coming = await ids(world, leaver, successor)
    await world.says(by, "/handover")
    if by != leaver:
        await world.presses(by, presses.ChooseBranch(going))
    await world.presses(by, presses.LookAtHandover(going, await branch_id(world), coming))
    await world.taps(by, "✅ Hand over all")
