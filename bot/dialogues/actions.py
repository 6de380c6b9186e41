"""Ask a question in words, and stop waiting for its answer."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogues import texts
from bot.dialogues.models import Dialogue
from bot.dialogues.presses import NeverMind
from bot.i18n import Sentence
from bot.outbox.buttons import Button, Rows
from bot.outbox.hearing import listener_for
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person

PATIENCE: Final = timedelta(hours=24)
NEVER_MIND: Final = Button(texts.never_mind(), NeverMind())


async def ask(
    session: AsyncSession,
    person: Person,
    question: str,
    sentence: Sentence,
    *,
    now: datetime,
    values: dict[str, Any] | None = None,
    buttons: Rows = (),
    way_back: Button | None = NEVER_MIND,
    patience: timedelta = PATIENCE,
) -> None:
    """Say `sentence` and take the person's next message as the answer to `question`.

    `sentence` says who will read the answer; a button offers the way back, `buttons` stand above it. A newer
    question takes the place of an older one.
    """
    rows = [*buttons, [way_back]] if way_back else buttons
    await say(session, person, sentence, buttons=rows, now=now)
    listener = await listener_for(session, person)
    if listener is None:
        return
    row = {
        "question": question,
        "values": values or {},
        "expires_at": now + patience,
        "for_person_id": person.id if listener.id != person.id else None,
    }
    fresh = insert(Dialogue).values(person_id=listener.id, **row)
    await session.execute(fresh.on_conflict_do_update(index_elements=[Dialogue.person_id], set_=row))


async def close(session: AsyncSession, person: Person) -> None:
    """Stop waiting: the question has been answered or dropped."""
    answers_by = person.speaks_through or person
    await session.execute(delete(Dialogue).where(Dialogue.person_id == answers_by.id))


async def never_mind(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    await close(session, by)
    await revise(session, by, texts.dropped(), of=shown, now=now)
