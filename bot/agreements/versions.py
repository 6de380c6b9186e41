"""The versions of a text: of one branch, or (without one) of every branch that has none of its own."""

from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements.models import Agreement, Signature
from bot.agreements.queries import is_missing
from bot.duos.models import Duo, DuoState
from bot.people.models import Branch
from bot.people.queries import branches

HELD: Final = 0x7369676E  # "sign", beside the leader's lock: the first half of the one of a scope


async def hold(session: AsyncSession, branch_id: int | None) -> None:
    """Nobody else makes or publishes a version of this scope until the transaction ends."""
    await session.execute(select(func.pg_advisory_xact_lock(HELD, branch_id or 0)))


async def version_by_id(session: AsyncSession, agreement_id: int) -> Agreement | None:
    """Return the version, with its scope held and as it is then."""
    query = select(Agreement).where(Agreement.id == agreement_id)
    found: Agreement | None = await session.scalar(query)
    if found is None:
        return None
    await hold(session, found.branch_id)
    again: Agreement | None = await session.scalar(query.execution_options(populate_existing=True))
    return again


async def newest_published(session: AsyncSession, branch_id: int | None) -> Agreement | None:
    """Return what is in force in this scope by itself, without what counts for all branches."""
    published = _of(branch_id) & Agreement.published_at.is_not(None)
    query = select(Agreement).where(published).order_by(Agreement.version.desc()).limit(1)
    found: Agreement | None = await session.scalar(query)
    return found


async def draft_of(session: AsyncSession, branch_id: int | None) -> Agreement | None:
    query = select(Agreement).where(_of(branch_id), Agreement.published_at.is_(None))
    found: Agreement | None = await session.scalar(query)
    return found


async def next_number(session: AsyncSession, branch_id: int | None) -> int:
    return int(await session.scalar(select(func.max(Agreement.version)).where(_of(branch_id))) or 0) + 1


async def all_versions(session: AsyncSession) -> Sequence[Agreement]:
    """Those of all branches first, then branch by branch."""
    query = (
        select(Agreement)
        .outerjoin(Branch, Branch.id == Agreement.branch_id)
        .order_by(Branch.name.nulls_first(), Agreement.version)
    )
    return (await session.scalars(query)).all()


async def branches_under(session: AsyncSession, branch_id: int | None) -> Sequence[Branch]:
    """Return the branches where a text of this scope counts."""
    if branch_id is not None:
        return await branches(session, {branch_id})
    own = {branch.id for branch in await branches_with_their_own(session)}
    return [branch for branch in await branches(session) if branch.id not in own]


async def branches_with_their_own(session: AsyncSession) -> Sequence[Branch]:
    own = exists().where(Agreement.branch_id == Branch.id, Agreement.published_at.is_not(None))
    return (await session.scalars(select(Branch).where(own).order_by(Branch.name))).all()


async def count_active_duos(session: AsyncSession, branch_ids: Collection[int]) -> int:
    query = select(func.count()).where(Duo.branch_id.in_(branch_ids), Duo.state == DuoState.ACTIVE)
    return int(await session.scalar(query) or 0)


async def was_asked(session: AsyncSession, agreement: Agreement) -> bool:
    """Whether anybody has been asked to sign this version."""
    return bool(await session.scalar(select(exists().where(Signature.agreement_id == agreement.id))))


async def signed_and_missing(session: AsyncSession, agreement: Agreement) -> tuple[int, int]:
    """Return how many yeses this version has, and how many are missing."""
    query = (
        select(
            func.count().filter(Signature.signed_at.is_not(None)),
            func.count().filter(is_missing()),
        )
        .select_from(Signature)
        .join(Duo, Duo.id == Signature.duo_id)
        .where(Signature.agreement_id == agreement.id)
    )
    signed, missing = (await session.execute(query)).one()
    return int(signed), int(missing)


def _of(branch_id: int | None) -> ColumnElement[bool]:
    return Agreement.branch_id.is_(None) if branch_id is None else Agreement.branch_id == branch_id
