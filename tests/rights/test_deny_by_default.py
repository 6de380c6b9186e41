"""Every route × everybody who could try it, on the rows of one duo: all is denied but what is listed."""

import pytest

from bot.routing import ROUTES
from bot.turn import Route
from tests.rights.attempts import succeeds
from tests.rights.cast import ACTORS, Rows, assemble
from tests.rights.given import ON, WORDS
from tests.rights.table import MAY
from tests.world import World


async def test_nobody_may_what_the_table_does_not_say(world: World) -> None:
    rows = await assemble(world)
    wrong = []
    for route in ROUTES:
        expected = set(MAY[route.name].split(", ")) if MAY.get(route.name) else set()
        actual = {who for who, name in ACTORS.items() if await _may(world, name, route, rows)}
        if actual != expected:
            wrong.append(f"{route.name}: {', '.join(sorted(actual, key=list(ACTORS).index))}")

    assert wrong == []


async def _may(world: World, name: str, route: Route, rows: Rows) -> bool:
    given = rows.ids | {field: rows.ids.get(str(row), row) for field, row in ON.get(route.name, {}).items()}
    return await succeeds(world, name, route, given, WORDS.get(route.name, "12"))


def test_every_route_is_listed_and_no_other() -> None:
    assert set(MAY) == {route.name for route in ROUTES}


@pytest.mark.parametrize("route", sorted(MAY))
def test_the_table_names_people_of_the_cast(route: str) -> None:
    assert set(filter(None, MAY[route].split(", "))) <= set(ACTORS)
