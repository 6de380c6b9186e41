"""Somebody without Telegram takes part on paper: a coordinator keeps them and answers for them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.onboarding import following_texts as texts
from bot.onboarding import queries
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS, RoleKind
from bot.refusal import Refused
from bot.texts import not_for_you


async def keep_on_paper(session: AsyncSession, person: Person, *, by: Person, now: datetime) -> None:
    """Let somebody expected join without Telegram. They have agreed to the privacy notice on paper; `by` says
    so, and answers for them from now on."""
    if not may_keep(by, person):
        raise Refused(not_for_you())
    held = await queries.held_person(session, person.id)
    if held is None or held.telegram_id is not None or held.forgotten_at is not None:
        raise Refused(texts.is_here_already(person.first_name))
    if held.on_paper:
        raise Refused(texts.is_on_paper_already(person.first_name))
    joins_on_paper(person, keeper=by, agreed_at=now, now=now)
    await session.flush()


def joins_on_paper(person: Person, *, keeper: Person | None, agreed_at: datetime, now: datetime) -> None:
    """They have joined by their signature. Without a keeper the coordinators of their branch answer."""
    person.on_paper, person.kept_by_id = True, keeper.id if keeper is not None else None
    person.agreed_to_privacy_at, person.joined_at = agreed_at, now
    person.name_confirmed, person.about = True, person.about or ""  # nobody asks them any more
    person.counted_in_research = bool(person.counted_in_research)


def may_keep(staff: Person, person: Person) -> bool:
    """A mentee or a mentor of a branch that `staff` look after."""
    branches = {role.branch_id for role in person.roles if role.kind in PARTICIPANTS}
    if not branches:
        return False
    return staff.is_a(RoleKind.ADMIN) or not branches.isdisjoint(staff.branch_ids(RoleKind.COORDINATOR))
