"""Two branches, everybody who could want something of the first one, and the rows they could want it of."""

from dataclasses import dataclass, field
from datetime import time
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.checkins.models import CheckIn
from bot.duos.models import Duo, DuoState
from bot.escalations.models import Stall
from bot.meetings.models import Meeting, Slot
from bot.people.models import Branch, Person, Role
from bot.people.roles import RoleKind
from bot.sandbox.programme import Newcomer
from tests.beginnings import lived_once
from tests.rights.more_rows import add_rows
from tests.world import BRANCH, World

# Who they are to the branch and to the duo whose rows are asked for.
ACTORS: Final = {
    "mentee": "Amina",
    "mentor": "Jan",
    "asked": "Dina",  # a mentee whose proposal waits
    "other duo": "Bilal",  # a mentee in another duo of the branch
    "coordinator": "Sofie",  # of the duo
    "colleague": "Tom",  # coordinates in the same branch
    "elsewhere": "Wim",  # coordinates in another branch
    "admin": "Ada",
    "guest": "Gus",  # in mid-welcome
    "stranger": "Somebody",
}


@dataclass
class Rows:
    """The rows that the presses name, by the name of the press's field."""

    ids: dict[str, Any] = field(default_factory=dict)


@lived_once
async def assemble(world: World) -> Rows:
    await world.person("Ada", "admin")
    await world.person("Tom", "coordinator")
    await world.duo(slot=time(11))
    await world.duo(mentee="Bilal", mentor="Karel", coordinator="Sofie")
    await world.branch("Gent")
    there = [
        Newcomer("Wim", RoleKind.COORDINATOR, "Gent", "en"),
        Newcomer("Fay", RoleKind.MENTEE, "Gent", "en"),
    ]
    free = [
        Newcomer("Dina", RoleKind.MENTEE, BRANCH, "en"),
        Newcomer("Eva", RoleKind.MENTOR, BRANCH, "en"),
        Newcomer("Free", RoleKind.MENTEE, BRANCH, "en"),
        Newcomer("Nina", RoleKind.MENTOR, BRANCH, "en"),
    ]
    await world.join([*there, *free])
    await world.days_pass(22)  # a check-in waits, and the alert is out
    await world.proposes_duo("Sofie", "Dina", "Eva")
    world.gets_phone("Gus")
    await world.opens("Gus", await world.link(RoleKind.MENTEE, branch="Gent", language="en"))
    world.gets_phone("Somebody")
    async with world.built.database.transaction() as session:
        ids = await _ids(world, session)
        return Rows(ids | await add_rows(session, ids, world.now))


async def _ids(world: World, session: AsyncSession) -> dict[str, Any]:
    people = {
        name: await _first(session, Person.id, Person.telegram_id == account.id)
        for name, account in world.accounts.items()
    }
    duo_id = await _first(session, Duo.id, Duo.mentee_id == people["Amina"])
    asked = CheckIn.person_id == people["Amina"], CheckIn.times_asked > 0
    ahead = Meeting.duo_id == duo_id, Meeting.starts_at > world.now
    return {
        "duo_id": duo_id,
        "proposal_id": await _first(session, Duo.id, Duo.state == DuoState.PROPOSED),
        "branch_id": await _first(session, Branch.id, Branch.name == BRANCH),
        "person_id": people["Amina"],
        "mentee_id": people["Free"],
        "mentor_id": people["Nina"],
        "stall_id": await _first(session, Stall.id, Stall.duo_id == duo_id),
        "slot_id": await _first(session, Slot.id, Slot.duo_id == duo_id),
        "meeting_id": await _first(session, CheckIn.meeting_id, *asked),
        "meeting_ahead_id": await _first(session, Meeting.id, *ahead),
        "message_id": 1,
        "guest_id": people["Gus"],
        "admin_id": people["Ada"],
        "coordinator_id": people["Sofie"],
        "leaver_id": people["Sofie"],
        "cover_id": people["Tom"],
        "successor_id": people["Tom"],
        "role_id": await _first(session, Role.id, Role.person_id == people["Jan"]),
        "staff_role_id": await _first(session, Role.id, Role.person_id == people["Tom"]),
        "other_mentee_id": people["Fay"],
        "other_coordinator_id": people["Wim"],
        "other_branch_id": await _first(session, Branch.id, Branch.name == "Gent"),
    }


async def _first(session: AsyncSession, column: Any, *where: Any) -> Any:
    return await session.scalar(select(column).where(*where).order_by(column).limit(1))
