"""The privacy notice and its answer: without a yes on Telegram nothing is kept there."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.onboarding import link_texts, menu, queries, texts
from bot.onboarding.actions import ask_next, check_at, is_staff
from bot.onboarding.rules import Step
from bot.outbox.hearing import Stranger
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say, say_to_all, set_menu
from bot.people.models import Person
from bot.people.queries import stand_in_for


async def agree_to_privacy(
    session: AsyncSession, *, by: Person, agrees: bool, shown: Shown, now: datetime
) -> None:
    check_at(by, Step.PRIVACY)
    if not agrees:
        await (_back_to_paper if by.on_paper else _leave)(session, by, shown, now)
        return
    was_on_paper = by.on_paper
    by.agreed_to_privacy_at = now
    by.on_paper, by.kept_by_id = False, None
    await revise(session, by, texts.privacy_agreed(staff=is_staff(by)), of=shown, now=now)
    if was_on_paper:  # they have long joined, so no step of the welcome ends with what they can do
        await set_menu(session, by, menu.commands_for(by), now=now)
        await say(session, by, menu.help_for(by), now=now)
    await ask_next(session, by, now=now)


async def _leave(session: AsyncSession, person: Person, shown: Shown, now: datetime) -> None:
    """The person goes, and their link works again, for anybody of its role and branch."""
    news = link_texts.did_not_agree(person.first_name)
    for invitation in await queries.invitations_used_by(session, person):
        if invitation.person_id == person.id:
            humans = await queries.who_follows_up(session, invitation)
            await say_to_all(session, humans, news, lane=Lane.REMINDER, now=now)
        invitation.used_at = invitation.used_by_id = invitation.person_id = None
    await session.flush()  # before the person's own links go with them
    stranger = Stranger(person.chat_id, person.language)
    await session.delete(person)
    await session.flush()
    await revise(session, stranger, texts.not_agreed(), of=shown, now=now)


async def _back_to_paper(session: AsyncSession, person: Person, shown: Shown, now: datetime) -> None:
    """They agreed on paper, so all that stays as it was; only Telegram is forgotten again."""
    for invitation in await queries.invitations_used_by(session, person):
        if invitation.person_id == person.id:
            invitation.used_at = invitation.used_by_id = None
    stranger = Stranger(person.chat_id, person.language)
    person.telegram_id = None
    await session.flush()
    await revise(session, stranger, link_texts.stays_on_paper(), of=shown, now=now)
    coordinator = await stand_in_for(session, person)
    if coordinator is not None:
        news = link_texts.rather_on_paper(person.first_name)
        await say(session, coordinator, news, lane=Lane.REMINDER, now=now)
