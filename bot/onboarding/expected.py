"""A personal link is opened: by somebody new, or by somebody the bot knows already."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues import actions as dialogues
from bot.onboarding import link_texts, menu, merging, queries, rules, texts
from bot.onboarding.actions import ask_next, tell_inviter
from bot.onboarding.models import Invitation
from bot.onboarding.presses import IsMe, IsNotMe
from bot.outbox.buttons import Button
from bot.outbox.hearing import Stranger
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say, set_menu
from bot.people.models import Person, Role
from bot.people.queries import stand_in_for
from bot.refusal import Refused
from bot.texts import finish_welcome_first


def working(invitation: Invitation | None, now: datetime) -> Invitation:
    """Return the invitation if its link works; raise Refused, saying why it does not."""
    if invitation is None:
        raise Refused(link_texts.link_unknown())
    if invitation.used_at is not None:
        raise Refused(link_texts.link_used())
    if invitation.revoked_at is not None:
        raise Refused(link_texts.link_revoked())
    if invitation.expires_at <= now:
        raise Refused(link_texts.link_expired())
    return invitation


async def open_by_stranger(
    session: AsyncSession,
    invitation: Invitation,
    *,
    stranger: Stranger,
    telegram_language: str | None,
    now: datetime,
) -> None:
    """The expected person comes in. What is known of them stays; a language that was chosen, too."""
    person = await _expected(session, invitation)
    coordinator = await stand_in_for(session, person) if person.on_paper else None
    person.telegram_id = stranger.telegram_id
    person.language = rules.first_language(
        invited=invitation.language, telegram=telegram_language, branch=person.language
    )
    invitation.used_at, invitation.used_by_id = now, person.id
    await session.flush()
    if person.on_paper:
        await dialogues.close_for(session, person)
        await say(session, person, link_texts.welcome_to_telegram(person.first_name), now=now)
        await _tell_who_kept(session, coordinator, person, now)
    else:
        await _welcome(session, person, _role_of(invitation, person), now)
    await ask_next(session, person, now=now)


async def open_by_known(
    session: AsyncSession, invitation: Invitation, *, token: str, person: Person, now: datetime
) -> None:
    """Somebody who was imported though they are known becomes one with who they are; another name is asked
    about first, as it may be a coordinator who looks at the link on their own phone."""
    expected = await _expected(session, invitation)
    if rules.is_same_name(expected.first_name, person.first_name):
        await _become_one(session, invitation, expected, person, now)
        return
    name = expected.first_name
    buttons = [
        [Button(link_texts.yes_i_am(name), IsMe(token))],
        [Button(texts.no(), IsNotMe())],
    ]
    question = link_texts.is_this_you(name, person.first_name)
    await say(session, person, question, buttons=buttons, now=now)


async def is_me(session: AsyncSession, *, by: Person, token: str, shown: Shown, now: datetime) -> None:
    invitation = await queries.invitation_of(session, token)
    if invitation is not None and invitation.used_by_id == by.id:
        raise Refused(texts.step_is_done())
    invitation = working(invitation, now)
    expected = await _expected(session, invitation)
    that_is_you = link_texts.that_is_you(expected.first_name, by.first_name)
    await revise(session, by, that_is_you, of=shown, now=now)
    await _become_one(session, invitation, expected, by, now)


async def is_not_me(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    await revise(session, by, link_texts.link_is_for_another(), of=shown, now=now)


async def _expected(session: AsyncSession, invitation: Invitation) -> Person:
    """Whom the link is for, held; they may have come in by another link meanwhile, or be gone."""
    person_id = invitation.person_id
    person = await queries.held_person(session, person_id) if person_id is not None else None
    if person is None or person.forgotten_at is not None or not person.roles:
        raise Refused(link_texts.link_revoked())
    if person.telegram_id is not None:
        raise Refused(link_texts.link_used())
    return person


async def _become_one(
    session: AsyncSession, invitation: Invitation, expected: Person, known: Person, now: datetime
) -> None:
    if expected.on_paper and known.joined_at is None:
        raise Refused(finish_welcome_first())
    coordinator = await stand_in_for(session, expected) if expected.on_paper else None
    invitation.used_at, invitation.used_by_id = now, known.id
    await dialogues.close_for(session, expected)
    new_roles = await merging.become_one(session, known=known, expected=expected)
    await _tell_who_kept(session, coordinator, known, now)
    if known.joined_at is None and new_roles:
        await _welcome(session, known, new_roles[0], now)
    elif new_roles:
        await _tell_roles(session, invitation, known, new_roles, now)
    elif known.joined_at is not None:
        await say(session, known, menu.help_for(known), now=now)
    await ask_next(session, known, now=now)


async def _tell_roles(
    session: AsyncSession, invitation: Invitation, person: Person, new_roles: list[Role], now: datetime
) -> None:
    for role in new_roles:
        branch = role.branch.name if role.branch else None
        await say(session, person, texts.also_your_role(role.kind, branch), now=now)
    await set_menu(session, person, menu.commands_for(person), now=now)
    await tell_inviter(session, invitation, person, now)


async def _tell_who_kept(
    session: AsyncSession, coordinator: Person | None, person: Person, now: datetime
) -> None:
    if coordinator is not None:
        news = link_texts.has_telegram_now(person.first_name)
        await say(session, coordinator, news, lane=Lane.REMINDER, now=now)


async def _welcome(session: AsyncSession, person: Person, role: Role, now: datetime) -> None:
    branch = role.branch.name if role.branch else None
    await say(session, person, texts.welcome(person.first_name, role.kind, branch), now=now)


def _role_of(invitation: Invitation, person: Person) -> Role:
    """What the link says they are; when that has been changed since, what they are now."""
    invited = invitation.role, invitation.branch_id
    return next((role for role in person.roles if (role.kind, role.branch_id) == invited), person.roles[0])
