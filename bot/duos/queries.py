"""Which duos there are, and who is free to form one."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Select, bindparam, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import load_only, raiseload

from bot.duos.models import Duo, DuoState
from bot.people.models import Person, Role
from bot.people.roles import RoleKind

LIVE = (DuoState.PROPOSED, DuoState.ACTIVE)


async def free_people(
    session: AsyncSession, *, kind: RoleKind, branch_ids: set[int], offset: int, most: int
) -> Sequence[Person]:
    """Return joined people of this kind in these branches who are in no live duo, who waits longest first."""
    query = _free(kind, branch_ids).order_by(Person.joined_at, Person.id).offset(offset).limit(most)
    return (await session.scalars(query)).all()


async def lock_free_person(
    session: AsyncSession, person_id: int, *, kind: RoleKind, branch_ids: set[int]
) -> Person | None:
    """Return that person, held until the transaction ends, or None when they are not (or no longer) free."""
    held = select(Person).where(Person.id == person_id).with_for_update(of=Person, key_share=True)
    if await session.scalar(held) is None:
        return None
    found: Person | None = await session.scalar(_free(kind, branch_ids).where(Person.id == person_id))
    return found


async def is_in_live_duo(session: AsyncSession, person_id: int) -> bool:
    theirs = or_(Duo.mentee_id == person_id, Duo.mentor_id == person_id)
    return bool(await session.scalar(select(exists().where(theirs, Duo.state.in_(LIVE)))))


def _free(kind: RoleKind, branch_ids: set[int]) -> Select[Person]:
    holders = select(Role.person_id).where(Role.kind == kind, Role.branch_id.in_(branch_ids))
    taken = exists().where(or_(Duo.mentee_id == Person.id, Duo.mentor_id == Person.id), Duo.state.in_(LIVE))
    return select(Person).where(Person.joined_at.is_not(None), Person.id.in_(holders), ~taken)


async def duo_of(session: AsyncSession, duo_id: int, *, lock: bool = True) -> Duo | None:
    """Return the duo, held until the transaction ends so that two taps at once become one after the other."""
    query = select(Duo).where(Duo.id == duo_id)
    if lock:
        query = query.with_for_update(of=Duo)
    found: Duo | None = await session.scalar(query.execution_options(populate_existing=True))
    return found


# Every message of a participant asks this, and wants no more than whom to write to.
PARTNER: Final = (
    select(Person)
    .join(Duo, or_(Duo.mentee_id == Person.id, Duo.mentor_id == Person.id))
    .where(
        or_(Duo.mentee_id == bindparam("person_id"), Duo.mentor_id == bindparam("person_id")),
        Duo.state == DuoState.ACTIVE,
        Person.id != bindparam("person_id"),
    )
    .order_by(Duo.id.desc())
    .limit(1)
    .options(
        load_only(
            Person.first_name,
            Person.telegram_id,
            Person.language,
            Person.zone,
            Person.on_paper,
            raiseload=True,
        ),
        raiseload(Person.roles),
    )
)


async def partner_of(session: AsyncSession, person: Person) -> Person | None:
    """Return the other participant of their active duo, with no more than it takes to write to them."""
    found: Person | None = await session.scalar(PARTNER, {"person_id": person.id})
    return found


async def count_live_duos_of_mentor(session: AsyncSession, person_id: int) -> int:
    """Count them, with the mentor held until the transaction ends."""
    await session.execute(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))
    query = select(func.count()).where(Duo.mentor_id == person_id, Duo.state.in_(LIVE))
    return int(await session.scalar(query) or 0)


async def live_duos_of(session: AsyncSession, person: Person) -> Sequence[Duo]:
    """Return the proposed and active duos in which `person` is mentee or mentor."""
    mine = or_(Duo.mentee_id == person.id, Duo.mentor_id == person.id)
    return (await session.scalars(select(Duo).where(mine, Duo.state.in_(LIVE)).order_by(Duo.id))).all()


async def active_duo_of(session: AsyncSession, person: Person) -> Duo | None:
    """Return the active duo in which `person` is mentee or mentor."""
    mine = or_(Duo.mentee_id == person.id, Duo.mentor_id == person.id)
    query = select(Duo).where(mine, Duo.state == DuoState.ACTIVE).order_by(Duo.id.desc()).limit(1)
    found: Duo | None = await session.scalar(query)
    return found
