"""A link is renewed or revoked."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import SOURCE_LANGUAGE
from bot.onboarding import following_texts as texts
from bot.onboarding import link_texts, queries, rules
from bot.onboarding.following import waiting, who
from bot.onboarding.invitations import make_link
from bot.onboarding.link_presses import RevokeLink, ShowLink
from bot.onboarding.models import Invitation
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.people.roles import RoleKind
from bot.refusal import Refused
from bot.texts import stale_button


async def renew(
    session: AsyncSession, *, by: Person, invitation_id: int, bot_username: str, shown: Shown, now: datetime
) -> None:
    """Make another link in the place of one that is not opened, and show it as a message to forward."""
    old = await waiting(session, by, invitation_id, now)
    await _close(session, old, now)
    person, branch = old.person, old.branch
    link = await make_link(
        session,
        role=old.role,
        branch=branch,
        language=old.language,
        bot_username=bot_username,
        made_by=by,
        now=now,
        person=person,
    )
    made = texts.renewed(who(old), now + rules.LINK_WORKS_FOR)
    await revise(session, by, made, of=shown, now=now)
    spoken = old.language or (person.language if person else branch.language if branch else SOURCE_LANGUAGE)
    await say(session, by, link_texts.invitation(spoken, link), now=now)


async def ask_revoke(
    session: AsyncSession, *, by: Person, invitation_id: int, shown: Shown, now: datetime
) -> None:
    invitation = await waiting(session, by, invitation_id, now)
    buttons = []
    if invitation.revoked_at is None:
        buttons.append([Button(texts.revoke_it(), RevokeLink(invitation.id, False))])
    if invitation.person is not None and _may_remove(by, invitation.person):
        remove = texts.remove_too(invitation.person.first_name)
        buttons.append([Button(remove, RevokeLink(invitation.id, True))])
    buttons.append([Button(texts.back(), ShowLink(invitation.id))])
    question = texts.shall_it_stop_working(who(invitation))
    await revise(session, by, question, of=shown, buttons=buttons, now=now)


async def revoke(
    session: AsyncSession, *, by: Person, invitation_id: int, and_remove: bool, shown: Shown, now: datetime
) -> None:
    invitation = await waiting(session, by, invitation_id, now)
    person, name = invitation.person, who(invitation)
    if and_remove:
        held = await queries.held_person(session, person.id) if person is not None else None
        if held is None or not _may_remove(by, held):
            raise Refused(stale_button())
        await session.delete(held)  # and their links with them
        await session.flush()
        await revise(session, by, texts.is_removed(name), of=shown, now=now)
        return
    if invitation.revoked_at is not None:
        raise Refused(texts.is_revoked_already())
    await _close(session, invitation, now)
    revoked = texts.is_revoked(name, still_expected=person is not None and not person.on_paper)
    await revise(session, by, revoked, of=shown, now=now)


async def _close(session: AsyncSession, invitation: Invitation, now: datetime) -> None:
    """Let the link work no longer, nor any other for the same person."""
    invitation.revoked_at = invitation.revoked_at or now
    if invitation.person_id is not None:
        others = update(Invitation).where(
            Invitation.person_id == invitation.person_id,
            Invitation.used_at.is_(None),
            Invitation.revoked_at.is_(None),
        )
        await session.execute(others.values(revoked_at=now))


def _may_remove(by: Person, person: Person) -> bool:
    """Somebody expected who has not joined, and whom no branch expects that `by` do not look after."""
    if person.joined_at is not None or person.telegram_id is not None:
        return False
    branches = {role.branch_id for role in person.roles}
    return by.is_a(RoleKind.ADMIN) or branches <= by.branch_ids(RoleKind.COORDINATOR)
