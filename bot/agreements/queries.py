"""Which agreement is in force, and who has signed it."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Select, case, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.agreements.models import Agreement, Signature
from bot.duos.models import Duo, DuoState
from bot.duos.queries import duo_of
from bot.people.models import Person


async def in_force(session: AsyncSession, branch_id: int | None) -> Agreement | None:
    """Return the branch's own agreement, else the one of all branches; of no branch: the latter."""
    counts = _of(None) if branch_id is None else _of(None) | _of(branch_id)
    query = (
        select(Agreement)
        .where(Agreement.published_at.is_not(None), counts)
        .order_by(Agreement.branch_id.is_(None), Agreement.version.desc())
        .limit(1)
    )
    found: Agreement | None = await session.scalar(query)
    return found


def _of(branch_id: int | None) -> ColumnElement[bool]:
    return Agreement.branch_id.is_(None) if branch_id is None else Agreement.branch_id == branch_id


async def signature_of(session: AsyncSession, person: Person, signature_id: int) -> Signature | None:
    """Return this person's signature, with its duo held until the transaction ends: a question, a yes and a
    newer text come one after the other."""
    query = select(Signature).where(Signature.id == signature_id, Signature.person_id == person.id)
    duo_id = await session.scalar(query.with_only_columns(Signature.duo_id))
    if duo_id is None:
        return None
    await duo_of(session, duo_id)
    found: Signature | None = await session.scalar(query.execution_options(populate_existing=True))
    return found


async def signature_to(
    session: AsyncSession, agreement: Agreement, *, duo: Duo, person: Person
) -> Signature | None:
    query = select(Signature).where(
        Signature.agreement_id == agreement.id,
        Signature.duo_id == duo.id,
        Signature.person_id == person.id,
    )
    found: Signature | None = await session.scalar(query)
    return found


async def latest_signatures(
    session: AsyncSession, duo_ids: Collection[int]
) -> dict[tuple[int, int], Signature]:
    """Return each person's newest signature in these duos, by duo and person."""
    query = select(Signature).where(Signature.duo_id.in_(duo_ids), _is_newest())
    return {(each.duo_id, each.person_id): each for each in await session.scalars(query)}


async def has_signed(session: AsyncSession, duo: Duo, person: Person) -> bool:
    """Whether they have signed any version in this duo."""
    query = select(
        exists().where(
            Signature.duo_id == duo.id, Signature.person_id == person.id, Signature.signed_at.is_not(None)
        )
    )
    return bool(await session.scalar(query))


async def unsigned_in(session: AsyncSession, duo_ids: Collection[int]) -> dict[int, list[Person]]:
    """Return who has been asked and has not signed, by duo, in one question for all of them."""
    query = (
        select(Signature.duo_id, Person)
        .join(Person, Person.id == Signature.person_id)
        .join(Duo, Duo.id == Signature.duo_id)
        .where(Signature.duo_id.in_(duo_ids), is_missing())
        .order_by(Signature.id)
    )
    found: dict[int, list[Person]] = {}
    for duo_id, person in (await session.execute(query)).all():
        found.setdefault(duo_id, []).append(person)
    return found


async def last_signed_by(session: AsyncSession, person: Person) -> Signature | None:
    query = (
        select(Signature)
        .where(Signature.person_id == person.id, Signature.signed_at.is_not(None))
        .order_by(Signature.signed_at.desc(), Signature.id.desc())
        .limit(1)
    )
    found: Signature | None = await session.scalar(query)
    return found


async def duos_that_sign(
    session: AsyncSession, branch_ids: Collection[int], *, offset: int, most: int
) -> Sequence[Duo]:
    """Return a page of the active duos of these branches, those where a yes is missing first."""
    missing = exists().where(Signature.duo_id == Duo.id, is_missing()).correlate(Duo)
    query = _active_duos(branch_ids).order_by(case((missing, 0), else_=1), Duo.id).offset(offset).limit(most)
    return (await session.scalars(query)).all()


async def count_duos_that_sign(session: AsyncSession, branch_ids: Collection[int]) -> int:
    counted = select(func.count()).select_from(_active_duos(branch_ids).subquery())
    return int(await session.scalar(counted) or 0)


async def count_missing(session: AsyncSession, branch_ids: Collection[int]) -> int:
    """Return how many people of these branches have been asked and have not signed."""
    query = (
        select(func.count(Signature.person_id.distinct()))
        .join(Duo, Duo.id == Signature.duo_id)
        .where(Duo.branch_id.in_(branch_ids), is_missing())
    )
    return int(await session.scalar(query) or 0)


def _active_duos(branch_ids: Collection[int]) -> Select[Duo]:
    return select(Duo).where(Duo.branch_id.in_(branch_ids), Duo.state == DuoState.ACTIVE)


def is_missing() -> ColumnElement[bool]:
    """Asked for the newest version and not signed, in a duo that goes on; wants Duo in the query."""
    return Signature.signed_at.is_(None) & _is_newest() & (Duo.state == DuoState.ACTIVE)


def _is_newest() -> ColumnElement[bool]:
    newer = aliased(Signature)
    return ~exists().where(
        newer.duo_id == Signature.duo_id, newer.person_id == Signature.person_id, newer.id > Signature.id
    )
