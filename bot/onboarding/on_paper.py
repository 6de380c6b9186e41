"""Somebody without Telegram takes part on paper: a coordinator keeps them and answers for them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.people.models import Person


async def keep_on_paper(session: AsyncSession, person: Person, *, by: Person, now: datetime) -> None:
    """Let somebody take part whom `by` answers for; they have read the privacy notice and agreed to it."""
    if person.telegram_id is not None:
        raise ValueError("whoever has Telegram answers for themselves")
    person.on_paper, person.kept_by_id = True, by.id
    person.agreed_to_privacy_at = person.agreed_to_privacy_at or now
    person.joined_at = person.joined_at or now
    person.name_confirmed = True
    person.about = person.about or ""  # nobody asks them for a line any more
    person.counted_in_research = bool(person.counted_in_research)
    await session.flush()
