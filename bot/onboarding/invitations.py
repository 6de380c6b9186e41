"""Making links: from the chat by coordinators and admins, from the command line by whoever runs the bot."""

import secrets
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import LANGUAGES, SOURCE_LANGUAGE
from bot.onboarding import link_texts, queries, rules, texts
from bot.onboarding.models import Invitation
from bot.onboarding.presses import InviteAs, InviteIn, InviteTo
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, revise, say
from bot.people.models import Branch, Person
from bot.people.queries import branches
from bot.people.roles import RoleKind
from bot.refusal import Refused
from bot.texts import not_for_you, stale_button

ANY_LANGUAGE = "any"
WHOLE_PROGRAMME = 0


async def make_link(
    session: AsyncSession,
    *,
    role: RoleKind,
    branch: Branch | None,
    language: str | None,
    bot_username: str,
    made_by: Person | None,
    now: datetime,
    person: Person | None = None,
) -> str:
    """Return a fresh one-time deep link, meant for `person` where that is known; only its hash is kept."""
    invitation, link = draft_link(
        role=role,
        branch_id=branch.id if branch else None,
        language=language,
        bot_username=bot_username,
        made_by=made_by,
        now=now,
        person=person,
    )
    session.add(invitation)
    await session.flush()
    return link


def draft_link(
    *,
    role: RoleKind,
    branch_id: int | None,
    language: str | None,
    bot_username: str,
    made_by: Person | None,
    now: datetime,
    person: Person | None = None,
) -> tuple[Invitation, str]:
    """The same without writing it down: who makes many writes many at once."""
    token = secrets.token_urlsafe(24)
    invitation = Invitation(
        token_hash=queries.hash_of(token),
        role=role,
        branch_id=branch_id,
        language=language,
        made_by_id=made_by.id if made_by else None,
        person_id=person.id if person else None,
        made_at=now,
        expires_at=now + rules.LINK_WORKS_FOR,
    )
    return invitation, f"https://t.me/{bot_username}?start={token}"


async def offer_roles(session: AsyncSession, *, by: Person, now: datetime) -> None:
    buttons = [[Button(texts.role_name(role), InviteAs(role))] for role in rules.invitable(by.kinds())]
    await say(session, by, link_texts.invite_as_what(), buttons=buttons, now=now)


async def offer_branches(
    session: AsyncSession, *, by: Person, role: RoleKind, shown: Shown, now: datetime
) -> None:
    """Ask where; the question is left out when there is only one answer."""
    if role is RoleKind.ADMIN:
        await offer_languages(session, by=by, role=role, branch_id=WHOLE_PROGRAMME, shown=shown, now=now)
        return
    mine = await _branches_of(session, by, role)
    if not mine:
        raise Refused(link_texts.no_branch_yet())
    if len(mine) == 1:
        await offer_languages(session, by=by, role=role, branch_id=mine[0].id, shown=shown, now=now)
        return
    buttons = [[Button(link_texts.branch_name(branch.name), InviteTo(role, branch.id))] for branch in mine]
    await revise(session, by, link_texts.invite_where(), of=shown, buttons=buttons, now=now)


async def offer_languages(
    session: AsyncSession, *, by: Person, role: RoleKind, branch_id: int, shown: Shown, now: datetime
) -> None:
    await _branch_to_invite_to(session, by, role, branch_id)
    offered = [
        *((code, link_texts.language_name(name)) for code, name in LANGUAGES.items()),
        (ANY_LANGUAGE, link_texts.language_of_their_phone()),
    ]
    buttons = [[Button(label, InviteIn(role, branch_id, code))] for code, label in offered]
    await revise(session, by, link_texts.invite_in_which_language(), of=shown, buttons=buttons, now=now)


async def invite(
    session: AsyncSession,
    *,
    by: Person,
    role: RoleKind,
    branch_id: int,
    language: str,
    bot_username: str,
    shown: Shown,
    now: datetime,
) -> None:
    """Make the link and show it as a message that can be forwarded as it is."""
    branch = await _branch_to_invite_to(session, by, role, branch_id)
    if language not in (*LANGUAGES, ANY_LANGUAGE):
        raise Refused(stale_button())
    chosen = language if language in LANGUAGES else None
    link = await make_link(
        session, role=role, branch=branch, language=chosen, bot_username=bot_username, made_by=by, now=now
    )
    name = branch.name if branch else None
    await revise(session, by, link_texts.link_made(role, name, now + rules.LINK_WORKS_FOR), of=shown, now=now)
    spoken = chosen or (branch.language if branch else SOURCE_LANGUAGE)
    once = f"invitation:{by.id}:{shown.message_id}"
    if await say(session, by, link_texts.invitation(spoken, link), key=once, now=now) is None:
        raise Refused(link_texts.link_made_already())  # a second tap, whose link goes with this turn


async def _branches_of(session: AsyncSession, person: Person, role: RoleKind) -> list[Branch]:
    """Where this person may invite somebody to this role."""
    if role not in rules.invitable(person.kinds()):
        raise Refused(not_for_you())
    if person.is_a(RoleKind.ADMIN):
        return list(await branches(session))
    return list(await branches(session, person.branch_ids(RoleKind.COORDINATOR)))


async def _branch_to_invite_to(
    session: AsyncSession, person: Person, role: RoleKind, branch_id: int
) -> Branch | None:
    allowed = await _branches_of(session, person, role)
    if role is RoleKind.ADMIN and branch_id == WHOLE_PROGRAMME:
        return None
    for branch in allowed:
        if branch.id == branch_id:
            return branch
    raise Refused(not_for_you())
