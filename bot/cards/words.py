"""Whose words about a person, and of them, somebody of the staff may read; each reading is written down."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import note_texts as texts
from bot.cards import queries, rules
from bot.cards.models import Note, Reading, What
from bot.checkins.models import CheckIn
from bot.duos.models import Duo
from bot.escalations.models import Notice, Stall
from bot.meetings.models import Meeting
from bot.people.models import Person
from bot.people.roles import RoleKind
from bot.refusal import Refused


async def may_read(session: AsyncSession, by: Person, person: Person) -> bool:
    """A coordinator of the branch may; an admin only when an alert on a duo of this person reached them."""
    if queries.shared_branches(by, person):
        return True
    return by.is_a(RoleKind.ADMIN) and bool(await session.scalar(_alerts_that_reached(by, person).limit(1)))


async def check_may_read(session: AsyncSession, by: Person, person: Person) -> None:
    if not await may_read(session, by, person):
        raise Refused(texts.only_with_an_alert(person.first_name))


def _alerts_that_reached(by: Person, person: Person) -> Select[int]:
    """Ask for the duos of this person with an alert that `by` has heard of."""
    theirs = or_(Duo.mentee_id == person.id, Duo.mentor_id == person.id)
    return (
        select(Stall.duo_id)
        .join(Notice, Notice.stall_id == Stall.id)
        .join(Duo, Stall.duo_id == Duo.id)
        .where(Notice.person_id == by.id, theirs)
    )


def _comments_seen(by: Person, person: Person) -> ColumnElement[bool]:
    """Check-ins of duos of `by`'s branches, or with an alert that reached them."""
    mine = queries.shared_branches(by, person)
    seen: ColumnElement[bool] = Duo.branch_id.in_(mine) if mine else false()
    if by.is_a(RoleKind.ADMIN):
        seen = seen | Duo.id.in_(_alerts_that_reached(by, person))
    return seen


def comments_of(by: Person, person: Person) -> Select[CheckIn]:
    """Ask for what the person answered after meetings, the newest first."""
    return (
        select(CheckIn)
        .join(Meeting, CheckIn.meeting_id == Meeting.id)
        .join(Duo, Meeting.duo_id == Duo.id)
        .where(
            CheckIn.person_id == person.id,
            CheckIn.stars.is_not(None) | CheckIn.words.is_not(None),
            _comments_seen(by, person),
        )
        .order_by(Meeting.starts_at.desc(), CheckIn.id.desc())
    )


async def counts(session: AsyncSession, by: Person, person: Person) -> tuple[int, int]:
    """How many notes and how many comments there are for `by` to read."""
    notes = await session.scalar(select(func.count()).where(Note.person_id == person.id))
    comments = select(func.count()).select_from(comments_of(by, person).order_by(None).subquery())
    return int(notes or 0), int(await session.scalar(comments) or 0)


async def record_reading(
    session: AsyncSession, by: Person, person: Person, what: What, now: datetime
) -> None:
    session.add(Reading(reader_id=by.id, person_id=person.id, what=what, read_at=now))
    await session.flush()


async def record_turning(
    session: AsyncSession, by: Person, person: Person, what: What, now: datetime
) -> None:
    """Another page of what has been opened a moment ago is the same reading; after that it is a new one."""
    query = select(Reading.id).where(
        Reading.reader_id == by.id,
        Reading.person_id == person.id,
        Reading.what == what,
        Reading.read_at > now - rules.TURN_PAGES_FOR,
    )
    if await session.scalar(query.limit(1)) is None:
        await record_reading(session, by, person, what, now)
