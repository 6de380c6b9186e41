"""The morning list: what waits for a coordinator and is not urgent. The urgent rings at once, elsewhere."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import matters, rules
from bot.desk import morning_texts as texts
from bot.desk.matters import Matters, Open
from bot.desk.rules import Office
from bot.due import Wait
from bot.i18n import Sentence
from bot.onboarding.following import who
from bot.onboarding.link_presses import OpenLinks
from bot.onboarding.models import Invitation
from bot.outbox.buttons import Button
from bot.outbox.models import Lane
from bot.outbox.say import say
from bot.people.models import Person, Role
from bot.people.roles import RoleKind
from bot.people.rules import is_working_day


async def plan_first(session: AsyncSession, now: datetime) -> None:
    """Whoever became a coordinator today has a first morning; at night, so that it is the next one."""
    query = select(Role).where(Role.kind == RoleKind.COORDINATOR, Role.morning_at.is_(None))
    for role in await session.scalars(query):
        role.morning_at = rules.next_opening(now, [_office(role)])


async def send_list(session: AsyncSession, role: Role, now: datetime) -> None:
    """Send what is open, when some of it is new since the last morning, or a week begins."""
    coordinator = await session.get(Person, role.person_id)
    due = role.morning_at
    if coordinator is None or due is None or due > now:
        return  # it went out with the list of another of their branches
    mine = [each for each in coordinator.roles if each.kind is RoleKind.COORDINATOR]
    offices = [_office(each) for each in mine]
    for each in mine:
        each.morning_at = rules.next_opening(now, offices)
    if coordinator.joined_at is None or await matters.is_away(session, coordinator):
        return
    since = rules.last_opening(due, offices)
    what = await matters.open_for(session, coordinator, now=now)
    if not what.is_empty() and await _is_worth_a_list(session, coordinator, what, since, now):
        await _send(session, coordinator, what, now)


def _office(role: Role) -> Office:
    branch = role.branch
    if branch is None:
        raise ValueError("a coordinator has a branch")
    return Office(branch.zone, branch.opens, is_working_day(branch.country, branch.region, branch.works_on))


async def _is_worth_a_list(
    session: AsyncSession, coordinator: Person, what: Open, since: datetime, now: datetime
) -> bool:
    zone = coordinator.zone
    if what.has_news_since(since) or rules.is_another_week(since, now, zone=zone):
        return True
    if coordinator.joined_at is not None and coordinator.joined_at > since:
        return True
    first, last = (at.astimezone(ZoneInfo(zone)).date() for at in (since, now))
    return await matters.changed_hands(session, coordinator, since=first, until=last)


async def _send(session: AsyncSession, coordinator: Person, what: Open, now: datetime) -> None:
    has_links = what.unopened.count or what.expired.count
    buttons = [[Button(texts.show_links(), OpenLinks())]] if has_links else []
    said = texts.listed(texts.good_morning(coordinator.first_name), *_sections(what))
    day = now.astimezone(ZoneInfo(coordinator.zone)).date()
    key = f"morning:{coordinator.id}:{day}"
    await say(session, coordinator, said, buttons=buttons, lane=Lane.REMINDER, key=key, now=now)


def _sections(what: Open) -> list[Sentence]:
    unopened = [
        texts.line(_who(each), each.made_at, each.person.phone or each.person.email if each.person else None)
        for each in what.unopened.rows
    ]
    expired = [texts.line(_who(each), each.expires_at, None) for each in what.expired.rows]
    unsigned = [
        texts.line_of_duo(each.person.first_name, each.duo.partner_of(each.person).first_name, each.asked_at)
        for each in what.unsigned.rows
    ]
    unreachable = [
        texts.line(texts.full_name(each.first_name, each.last_name), since, each.phone or each.email)
        for each in what.unreachable.rows
        if (since := each.unreachable_since) is not None
    ]
    told = (
        _section(what.unopened, unopened, texts.not_opened(), texts.what_to_do_not_opened()),
        _section(what.expired, expired, texts.expired(), texts.what_to_do_expired()),
        _section(what.unsigned, unsigned, texts.not_signed(), texts.what_to_do_not_signed()),
        _section(what.unreachable, unreachable, texts.not_reachable(), texts.what_to_do_not_reachable()),
    )
    return [section for section in told if section is not None]


def _who(invitation: Invitation) -> Sentence:
    person = invitation.person
    return who(invitation) if person is None else texts.full_name(person.first_name, person.last_name)


def _section(
    found: Matters[Any], told: Sequence[Sentence], head: Sentence, hint: Sentence
) -> Sentence | None:
    if not told:
        return None
    rest = found.count - len(told)
    more = [texts.and_more(rest)] if rest > 0 else []
    return texts.section(head, *told, *more, hint)


LISTS = Wait(Role.morning_at, send_list)
