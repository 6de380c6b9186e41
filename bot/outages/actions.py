"""The bot was silent: the admins hear of it, once, and what it meant."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import Sentence
from bot.outages import queries, texts
from bot.outbox.models import Lane
from bot.outbox.say import say_to_all
from bot.people.queries import admins

KEPT_BY_TELEGRAM: Final = timedelta(hours=24)  # core.telegram.org/bots/api#getting-updates


async def report(session: AsyncSession, *, began: datetime, ended: datetime) -> None:
    """Tell every admin that nothing was sent between two moments of programme time, and what came of it."""
    said = texts.after_an_outage(began, ended, *await _consequences(session, began, ended))
    await say_to_all(session, await admins(session), said, lane=Lane.ALERT, now=ended)


async def _consequences(session: AsyncSession, began: datetime, ended: datetime) -> list[Sentence]:
    counted = (
        (await queries.late_messages(session, ended), texts.came_late),
        (await queries.dropped_messages(session, began, ended), texts.dropped),
        (await queries.meetings_between(session, began, ended), texts.meetings_meanwhile),
    )
    consequences = [sentence(count) for count, sentence in counted if count]
    unsaved_before = ended - KEPT_BY_TELEGRAM
    if unsaved_before > began and not await queries.anything_came_in(session, began, unsaved_before):
        consequences.append(texts.words_may_be_lost(unsaved_before))
    return consequences
