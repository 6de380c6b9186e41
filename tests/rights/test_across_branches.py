"""Who may use a route on the rows of their own branch may still not name a row of another in it."""

from typing import Any, Final

from bot.people.roles import RoleKind
from bot.routing import ROUTES
from tests.rights.attempts import succeeds
from tests.rights.cast import assemble
from tests.rights.given import ON, WORDS
from tests.world import World

# By Sofie, who coordinates the first branch only.
FORGED: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("[ccos]", {"cohort_id": "other_cohort_id"}),
    ("[co]", {"cohort_id": "other_cohort_id"}),
    ("[implook]", {"branch_id": "other_branch_id"}),
    ("?importing.sheet", {"branch_id": "other_branch_id"}),
    ("[conewin]", {"branch_id": "other_branch_id"}),
    ("?programme.cohort_start", {"branch_id": "other_branch_id"}),
    ("[invb]", {"branch_id": "other_branch_id"}),
    ("[invl]", {"branch_id": "other_branch_id"}),
    ("[inv]", {"role": RoleKind.COORDINATOR}),
    ("[invl]", {"role": RoleKind.COORDINATOR}),
    ("[inv]", {"role": RoleKind.ADMIN}),
    ("[invl]", {"role": RoleKind.ADMIN, "branch_id": 0}),
    ("[hosucc]", {"branch_id": "other_branch_id"}),
    ("[hoall]", {"successor_id": "other_coordinator_id"}),
    ("[hodo]", {"successor_id": "other_coordinator_id"}),
    ("[lvmake]", {"cover_id": "other_coordinator_id"}),
    ("[lvmake]", {"cover_id": "person_id"}),
    ("[mors]", {"mentee_id": "other_mentee_id"}),
    ("[propose]", {"mentee_id": "other_mentee_id"}),
    ("[signask]", {"person_id": "other_mentee_id"}),
    ("[ppl]", {"branch_id": "other_branch_id"}),
    ("[wait]", {"branch_id": "other_branch_id"}),
    ("[waitsheet]", {"branch_id": "other_branch_id"}),
    ("[card]", {"person_id": "other_mentee_id"}),
    ("[card]", {"person_id": "admin_id"}),
    ("[clink]", {"person_id": "other_mentee_id"}),
    ("[cn]", {"person_id": "other_mentee_id"}),
    ("[cnw]", {"person_id": "other_mentee_id"}),
    ("[cn]", {"person_id": "cover_id"}),  # a colleague is no participant
    ("[cc]", {"person_id": "other_mentee_id"}),
    ("[do]", {"command": "staff"}),
)


async def test_no_row_of_another_branch_is_reached(world: World) -> None:
    ids = (await assemble(world)).ids
    routes = {route.name: route for route in ROUTES}
    reached = []
    for name, forged in FORGED:
        named = {field: ids.get(str(row), row) for field, row in (ON.get(name, {}) | forged).items()}
        if await succeeds(world, "Sofie", routes[name], ids | named, WORDS.get(name, "12")):
            reached.append(f"{name} {forged}")

    assert reached == []
