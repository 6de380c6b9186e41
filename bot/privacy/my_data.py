"""/mydata: everything about me, as one file to read and one for machines."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards.models import Reading, What
from bot.outbox.say import Shown, send_document
from bot.people.models import Person
from bot.privacy import rules, texts
from bot.privacy.collecting import collect
from bot.privacy.writing import as_html, as_json
from bot.refusal import Refused


async def give(session: AsyncSession, *, by: Person, now: datetime, shown: Shown | None = None) -> None:
    """/mydata, or the button under /privacy."""
    await send_everything(session, about=by, to=by, now=now)


async def send_everything(session: AsyncSession, *, about: Person, to: Person, now: datetime) -> None:
    """Send both files, at most once an hour. When staff get them, that they read them is recorded."""
    again_at = rules.next_export_at(about.data_sent_at, now=now)
    if again_at is not None:
        raise Refused(texts.one_export_an_hour(again_at))
    if to.id != about.id:
        session.add_all(Reading(reader=to, person_id=about.id, what=what, read_at=now) for what in What)
        await session.flush()
    everything = await collect(session, about)
    about.data_sent_at = now
    caption = texts.here_is_your_data() if to.id == about.id else texts.here_is_data_of(about.first_name)
    name = f"duo-{now:%Y-%m-%d}"
    readable, complete = as_html(everything, now=now), as_json(everything, now=now)
    await send_document(session, to, caption, file_name=f"{name}.html", data=readable, now=now)
    same = texts.here_is_your_data_for_machines()
    await send_document(session, to, same, file_name=f"{name}.json", data=complete, now=now)
