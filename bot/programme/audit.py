"""/audit: the latest changes, ten a page."""

from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.buttons import Button, in_rows
from bot.outbox.say import Shown
from bot.people.models import Person
from bot.programme import audit_queries, audit_texts, texts
from bot.programme.audit_words import line
from bot.programme.presses import ShowAudit
from bot.programme.queries import check_admin
from bot.programme.rules import AuditFilter
from bot.programme.showing import pages, show

PAGE: Final = 10
LONGEST: Final = 24  # of a name, so that ten entries always fit into one message


async def show_audit(
    session: AsyncSession,
    *,
    by: Person,
    now: datetime,
    only: AuditFilter = AuditFilter.ALL,
    page: int = 0,
    shown: Shown | None = None,
) -> None:
    check_admin(by)
    page = max(0, page)
    subjects = audit_queries.SUBJECTS.get(only, ())
    found = await audit_queries.latest(session, subjects=subjects, offset=page * PAGE, most=PAGE + 1)
    known = await audit_queries.known_of(session, found[:PAGE], longest=LONGEST)
    head = audit_texts.who_changed_what() if found else audit_texts.nothing_yet()
    listed = texts.listed(head, *(line(entry, known) for entry in found[:PAGE]))
    turns = pages(page, more=len(found) > PAGE, turn_to=lambda other: ShowAudit(only, other))
    filters = in_rows([_filter(each, only) for each in AuditFilter], 3)
    await show(session, by, listed, buttons=[*turns, *filters], shown=shown, now=now)


def _filter(which: AuditFilter, chosen: AuditFilter) -> Button:
    label = audit_texts.only_these(which)
    return Button(audit_texts.chosen(label) if which is chosen else label, ShowAudit(which, 0))
