"""/privacy: what is kept, why, how long, who sees it, and what one can do about it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import Sentence
from bot.outbox.actions import KEPT as MESSAGES_KEPT
from bot.outbox.buttons import Button, Rows
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS, RoleKind
from bot.privacy import queries, rules, texts
from bot.privacy.presses import CountMe, EraseMe, FindSomebody, GiveMyData
from bot.refusal import Refused
from bot.texts import stale_button


async def show(session: AsyncSession, *, by: Person, now: datetime) -> None:
    await say(session, by, await _notice(session, by), buttons=_choices(by), now=now)


async def count_me(session: AsyncSession, *, by: Person, counted: bool, shown: Shown, now: datetime) -> None:
    """Be counted by researchers or not, from this moment on; pressing twice is pressing once."""
    if by.counted_in_research is None:
        raise Refused(stale_button())  # the welcome asks it first
    if by.counted_in_research == counted:
        return
    by.counted_in_research = counted
    await revise(session, by, await _notice(session, by), of=shown, buttons=_choices(by), now=now)
    told = texts.counted_from_now_on() if counted else texts.no_longer_counted()
    await say(session, by, told, now=now)


async def _notice(session: AsyncSession, person: Person) -> Sentence:
    staff = not person.is_a(*PARTICIPANTS)
    names = [each.first_name for each in await queries.who_looks_after(session, person)]
    parts = [
        texts.what_is_kept(staff=staff),
        texts.why_it_is_kept(staff=staff),
        texts.who_sees_it(staff=staff, counted=person.counted_in_research),
        texts.how_long(
            staff=staff,
            months=await queries.months_kept(session, person),
            message_days=MESSAGES_KEPT.days,
            audit_years=rules.AUDIT_YEARS,
            backup_days=rules.BACKUP_DAYS,
        ),
        texts.questions(tuple(names[: rules.MOST_FOUND])),
    ]
    if person.is_a(RoleKind.ADMIN) and (last := await queries.last_forgetting(session)) is not None:
        numbers = [texts.counted(what, count) for what, count in sorted(last.counts.items()) if count]
        parts.append(texts.last_night(last.ran_at, *numbers))
    return texts.whole(*parts)


def _choices(person: Person) -> Rows:
    choices = [Button(texts.my_data(), GiveMyData())]
    if person.counted_in_research is not None:
        other = not person.counted_in_research
        choices.append(Button(texts.count_me(counted=other), CountMe(other)))
    if person.is_a(RoleKind.COORDINATOR, RoleKind.ADMIN):
        choices.append(Button(texts.somebody_asks(), FindSomebody()))
    choices.append(Button(texts.erase_me(), EraseMe(sure=False)))
    return [[choice] for choice in choices]
