from datetime import time

from tests.world import World


async def test_debug(world: World) -> None:
    await world.duo(slot=time(18))
    await world.days_pass(2)
    for n in ("Amina", "Jan"):
        for t in world.sees(n):
            print(n, t.date, t.text)
