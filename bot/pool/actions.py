"""/waiting: who waits for a duo, and since when. The bot shows it and suggests nobody."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos.forming_texts import earlier, more
from bot.duos.rules import day_in
from bot.onboarding.link_texts import no_branch_yet
from bot.outbox.buttons import Button, in_rows
from bot.outbox.say import Shown, revise, say, send_document
from bot.people.models import Branch, Person
from bot.people.roles import RoleKind
from bot.pool import queries, rules, sheet, texts
from bot.pool.lists import Look, page_of
from bot.pool.presses import ALL, SendSheet, ShowWaiting
from bot.refusal import Refused
from bot.texts import stale_button


async def choose_branch(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """Ask where; whoever sees one branch only is not asked."""
    seen = await queries.branches_seen_by(session, by)
    if not seen:
        raise Refused(no_branch_yet())
    if len(seen) == 1:
        await _show(session, by, seen, seen[0].id, 0, shown=None, now=now)
        return
    every = [Button(texts.all_branches(), ShowWaiting(ALL, 0))]
    each = [Button(texts.branch_name(branch.name), ShowWaiting(branch.id, 0)) for branch in seen]
    await say(session, by, texts.which_branch(), buttons=[every, *in_rows(each, 2)], now=now)


async def show_waiting(
    session: AsyncSession, *, by: Person, branch_id: int, page: int, shown: Shown, now: datetime
) -> None:
    branches = await _branches(session, by, branch_id)
    await _show(session, by, branches, branch_id, page, shown=shown, now=now)


async def _show(
    session: AsyncSession,
    by: Person,
    branches: Sequence[Branch],
    branch_id: int,
    page: int,
    *,
    shown: Shown | None,
    now: datetime,
) -> None:
    look = Look(branches, now, day_in(by.zone, now))
    counts = await queries.counts(session, look.branch_ids, today=look.today)
    last = rules.last_page(counts.sizes)
    page = min(max(0, page), last)
    turns = [Button(earlier(), ShowWaiting(branch_id, page - 1))] if page else []
    if page < last:
        turns.append(Button(more(), ShowWaiting(branch_id, page + 1)))
    buttons = [*in_rows(turns, 2), [Button(texts.send_the_sheet(), SendSheet(branch_id))]]
    said = await page_of(session, look, counts, page)
    if shown is None:
        await say(session, by, said, buttons=buttons, now=now)
    else:
        await revise(session, by, said, of=shown, buttons=buttons, now=now)


async def send_sheet(
    session: AsyncSession, *, by: Person, branch_id: int, shown: Shown, now: datetime
) -> None:
    """Send all of it as a spreadsheet, for the meeting in which the team decides who fits whom."""
    look = Look(await _branches(session, by, branch_id), now, day_in(by.zone, now))
    people = await everybody(session, look)
    data = await asyncio.to_thread(sheet.build, people, language=by.language, now=now)
    await send_document(
        session,
        by,
        texts.here_is_the_sheet(look.where, len(people)),
        file_name=sheet.file_name(look.branches, look.today),
        data=data,
        now=now,
    )


async def everybody(session: AsyncSession, look: Look) -> list[sheet.Line]:
    """Return all who wait, with the duos that they were in before."""
    free = await queries.everybody_waiting(session, look.branch_ids, today=look.today)
    people: list[sheet.Line] = []
    for kind in (RoleKind.MENTEE, RoleKind.MENTOR):
        of_kind = [each for each in free if each.role.kind is kind]
        former = await queries.former_duos(session, kind, [each.person.id for each in of_kind])
        people += [sheet.Line(each, former.get(each.person.id, [])) for each in of_kind]
    return people


async def _branches(session: AsyncSession, by: Person, branch_id: int) -> Sequence[Branch]:
    """That branch, or every one, of those that `by` may see."""
    seen = await queries.branches_seen_by(session, by)
    chosen = [branch for branch in seen if branch_id in (ALL, branch.id)]
    if not chosen:
        raise Refused(stale_button())
    return chosen
