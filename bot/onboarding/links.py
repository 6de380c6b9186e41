"""The way in: a link is opened, once, by the person it is for."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.recording import Signed, sign
from bot.onboarding import expected, menu, queries, rules, texts
from bot.onboarding.actions import ask_next, tell_inviter
from bot.onboarding.models import Invitation
from bot.outbox.hearing import Stranger
from bot.outbox.say import say, set_menu
from bot.people.actions import give_role
from bot.people.models import Branch, Person

DEFAULT_ZONE = "Europe/Brussels"


async def open_link(
    session: AsyncSession,
    *,
    token: str,
    person: Person | None,
    stranger: Stranger,
    telegram_language: str | None,
    first_name: str,
    now: datetime,
) -> None:
    """Redeem an invitation; opening one's own again goes on where its person stopped."""
    found = await queries.invitation_of(session, token)
    if person is not None and found is not None and person.id in (found.used_by_id, found.person_id):
        await greet(session, by=person, now=now)
        return
    invitation = expected.working(found, now)
    if invitation.person_id is None:
        if person is None:
            person = await _first_contact(session, invitation, stranger, telegram_language, first_name)
            sign(session, Signed(now, by_id=person.id))
        await _redeem(session, invitation, person, now)
    elif person is None:
        await expected.open_by_stranger(
            session, invitation, stranger=stranger, telegram_language=telegram_language, now=now
        )
    else:
        await expected.open_by_known(session, invitation, token=token, person=person, now=now)


async def _first_contact(
    session: AsyncSession,
    invitation: Invitation,
    stranger: Stranger,
    telegram_language: str | None,
    first_name: str,
) -> Person:
    branch = invitation.branch
    person = Person(
        telegram_id=stranger.telegram_id,
        first_name=" ".join(first_name.split())[: rules.LONGEST_NAME],
        language=rules.first_language(
            invited=invitation.language,
            telegram=telegram_language,
            branch=branch.language if branch else None,
        ),
        zone=branch.zone if branch else DEFAULT_ZONE,
        roles=[],
    )
    session.add(person)
    await session.flush()
    return person


async def _redeem(session: AsyncSession, invitation: Invitation, person: Person, now: datetime) -> None:
    invitation.used_at, invitation.used_by_id = now, person.id
    branch = invitation.branch
    await give_role(session, person, kind=invitation.role, branch_id=invitation.branch_id, now=now)
    if person.joined_at is None:
        await say(session, person, texts.welcome(person.first_name, invitation.role, _name(branch)), now=now)
    else:
        await say(session, person, texts.also_your_role(invitation.role, _name(branch)), now=now)
        await set_menu(session, person, menu.commands_for(person), now=now)
        await tell_inviter(session, invitation, person, now)
    await ask_next(session, person, now=now)  # staff who become mentors have no line about themselves yet


def _name(branch: Branch | None) -> str | None:
    return branch.name if branch else None


async def greet(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """Show a member what they can do; ask anybody else the question where they stopped."""
    if by.joined_at is None:
        await ask_next(session, by, now=now)
    else:
        await say(session, by, menu.help_for(by), now=now)
