"""Who answers for somebody without Telegram, and the link by which they answer for themselves."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import access, corrections, queries
from bot.cards import paper_texts as texts
from bot.cards.rules import Field
from bot.onboarding.invitations import make_link
from bot.onboarding.link_texts import invitation, link_made_already
from bot.outbox.models import Lane
from bot.outbox.say import Shown, say
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS
from bot.refusal import Refused
from bot.texts import stale_button


async def answer_for(
    session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime
) -> None:
    """`by` takes over; whoever answered until now hears of it."""
    person = await access.to_change(session, by, person_id)
    if not person.on_paper or person.telegram_id is not None or not queries.shared_branches(by, person):
        raise Refused(stale_button())
    former = await session.get(Person, person.kept_by_id) if person.kept_by_id else None
    await corrections.correct(session, by=by, person=person, field=Field.KEPT_BY, value=str(by.id), now=now)
    if former is not None:
        news = texts.answers_for_now(person.first_name, by.first_name)
        await say(session, former, news, lane=Lane.ALERT, now=now)


async def link_for(
    session: AsyncSession, *, by: Person, person_id: int, bot_username: str, shown: Shown, now: datetime
) -> None:
    """Make a personal link, as a message that can be forwarded; older ones that nobody opened go."""
    person = await access.to_change(session, by, person_id)
    role = next((each for each in queries.roles_seen(by, person) if each.kind in PARTICIPANTS), None)
    if person.telegram_id is not None or role is None:
        raise Refused(stale_button())
    for older in await queries.open_links_for(session, person):
        older.revoked_at = now
    link = await make_link(
        session,
        role=role.kind,
        branch=role.branch,
        language=person.language,
        bot_username=bot_username,
        made_by=by,
        person=person,
        now=now,
    )
    made = texts.link_for(person.first_name, role.kind, on_paper=person.on_paper)
    await say(session, by, made, now=now)
    once = f"card-link:{by.id}:{person.id}:{now:%Y%m%d%H%M}"
    if await say(session, by, invitation(person.language, link), key=once, now=now) is None:
        raise Refused(link_made_already())  # a second tap, whose link goes with this turn
