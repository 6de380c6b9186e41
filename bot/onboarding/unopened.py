"""Which links are not opened yet, and who follows them up."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, contains_eager, joinedload

from bot.onboarding.models import Invitation
from bot.people.models import Person, Role
from bot.people.roles import PARTICIPANTS, RoleKind

LISTED_FOR: Final = timedelta(days=30)  # after it has expired, a link that is for nobody in particular


def awaited(now: datetime) -> Select[Invitation]:
    """The links that wait to be opened, each with its person: of everybody expected or on paper the newest,
    whether it works or not; of those for nobody in particular the ones that work or did a moment ago."""
    return (
        select(Invitation)
        .outerjoin(Invitation.person)
        .options(contains_eager(Invitation.person), joinedload(Invitation.made_by))
        .where(
            Invitation.used_at.is_(None),
            or_(
                and_(_is_newest(), Person.telegram_id.is_(None), Person.forgotten_at.is_(None)),
                and_(
                    Invitation.person_id.is_(None),
                    Invitation.revoked_at.is_(None),
                    Invitation.expires_at > now - LISTED_FOR,
                ),
            ),
        )
    )


def _is_newest() -> ColumnElement[bool]:
    """Of the links for one person, and for one person only."""
    later = aliased(Invitation)
    return and_(
        Invitation.person_id.is_not(None),
        ~exists().where(later.person_id == Invitation.person_id, later.id > Invitation.id),
    )


def is_left_to_branch() -> ColumnElement[bool]:
    """It was made by nobody who looks after its branch today."""
    looks_after = exists().where(
        Role.person_id == Invitation.made_by_id,
        Role.kind == RoleKind.COORDINATOR,
        Role.branch_id == Invitation.branch_id,
    )
    return ~looks_after


def is_seen_by(staff: Person) -> ColumnElement[bool]:
    """A coordinator sees what they made for their branches, everybody who is expected there, and what is left
    to the branch; an admin what they made, and what nobody of the staff made."""
    seen: list[ColumnElement[bool]] = [false()]
    here = staff.branch_ids(RoleKind.COORDINATOR)
    if here:
        mine = Invitation.made_by_id == staff.id
        concerns = or_(mine, Invitation.person_id.is_not(None), is_left_to_branch())
        seen.append(and_(is_for_participant_in(here), concerns))
    if staff.is_a(RoleKind.ADMIN):
        by_staff = exists().where(
            Role.person_id == Invitation.made_by_id, Role.kind.in_((RoleKind.ADMIN, RoleKind.COORDINATOR))
        )
        seen.append(or_(Invitation.made_by_id == staff.id, ~by_staff))
    return or_(*seen)


def is_for_participant_in(branch_ids: set[int]) -> ColumnElement[bool]:
    return and_(Invitation.role.in_(PARTICIPANTS), Invitation.branch_id.in_(branch_ids))


async def page_of(
    session: AsyncSession, staff: Person, *, offset: int, most: int, now: datetime
) -> Sequence[Invitation]:
    """Return a page of what `staff` follows up, oldest first; people on paper need no link and come last."""
    query = (
        awaited(now)
        .where(is_seen_by(staff))
        .order_by(func.coalesce(Person.on_paper, False), Invitation.made_at, Invitation.id)
        .offset(offset)
        .limit(most)
    )
    return (await session.scalars(query)).all()


async def how_many(session: AsyncSession, staff: Person, *, now: datetime) -> int:
    counted = (
        awaited(now).where(is_seen_by(staff)).with_only_columns(func.count(), maintain_column_froms=True)
    )
    return int(await session.scalar(counted) or 0)


async def held(
    session: AsyncSession, staff: Person, invitation_id: int, *, now: datetime
) -> Invitation | None:
    """Return that link if it still waits and `staff` may see it, held: of two taps the second finds it
    changed."""
    lock = select(Invitation.id).where(Invitation.id == invitation_id).with_for_update()
    await session.execute(lock)
    query = awaited(now).where(Invitation.id == invitation_id, is_seen_by(staff))
    found: Invitation | None = await session.scalar(query.execution_options(populate_existing=True))
    return found
