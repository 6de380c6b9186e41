"""What a person answered after meetings, as their coordinators read it."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import access, rules, words
from bot.cards import note_texts as texts
from bot.cards.models import What
from bot.cards.presses import OpenCard, TurnComments
from bot.cards.texts import open_card
from bot.checkins.models import CheckIn
from bot.duos.forming_texts import earlier, more
from bot.i18n import Sentence
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person


async def show_comments(
    session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime
) -> None:
    """Open them, in a message of their own; that they were opened is written down."""
    person = await access.to_see(session, by, person_id)
    await words.check_may_read(session, by, person)
    await words.record_reading(session, by, person, What.COMMENTS, now)
    await _page(session, by, person, 0, None, now)


async def turn_comments(
    session: AsyncSession, *, by: Person, person_id: int, page: int, shown: Shown, now: datetime
) -> None:
    person = await access.to_see(session, by, person_id)
    await words.check_may_read(session, by, person)
    await words.record_turning(session, by, person, What.COMMENTS, now)
    await _page(session, by, person, page, shown, now)


async def _page(
    session: AsyncSession, by: Person, person: Person, page: int, shown: Shown | None, now: datetime
) -> None:
    query = words.comments_of(by, person)
    count = int(await session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0)
    page = min(max(0, page), max(0, count - 1) // rules.WORDS_PAGE)
    found = await session.scalars(query.offset(page * rules.WORDS_PAGE).limit(rules.WORDS_PAGE))
    told = [await _told(session, check_in) for check_in in found.all()]
    name = person.first_name
    said = texts.comments(name, count, *told) if told else texts.no_comments(name)
    turns = [Button(earlier(), TurnComments(person.id, page - 1))] if page else []
    if (page + 1) * rules.WORDS_PAGE < count:
        turns.append(Button(more(), TurnComments(person.id, page + 1)))
    buttons = [row for row in (turns, [Button(open_card(name), OpenCard(person.id))]) if row]
    if shown is None:
        await say(session, by, said, buttons=buttons, now=now)
    else:
        await revise(session, by, said, of=shown, buttons=buttons, now=now)


async def _told(session: AsyncSession, check_in: CheckIn) -> Sentence:
    meeting = check_in.meeting
    recorder = await session.get(Person, check_in.recorded_by_id) if check_in.recorded_by_id else None
    return texts.comment(
        meeting.duo.partner_of(check_in.person).first_name,
        meeting.starts_at,
        check_in.met,
        check_in.stars,
        check_in.words,
        recorder.first_name if recorder else None,
    )
