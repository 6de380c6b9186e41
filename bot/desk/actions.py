"""A coordinator's day: /duos."""

from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import queries, texts
from bot.desk.presses import ShowDuos
from bot.desk.queries import Course
from bot.duos.forming_texts import earlier, more
from bot.duos.models import DuoState
from bot.escalations.models import Stall
from bot.i18n import Sentence
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.people.roles import RoleKind
from bot.refusal import Refused

PAGE: Final = 10


async def show_duos(
    session: AsyncSession, *, by: Person, now: datetime, page: int = 0, shown: Shown | None = None
) -> None:
    """List the coordinator's duos, ten a page, those that need somebody first."""
    page = max(0, page)
    count = await queries.count_duos_of_coordinator(session, by)
    duos = await queries.duos_of_coordinator(session, by, offset=page * PAGE, most=PAGE)
    if not duos:
        raise Refused(texts.no_duos() if by.is_a(RoleKind.COORDINATOR) else texts.no_duos_to_cover())
    told = [_duo(course) for course in await queries.courses(session, duos, now=now)]
    listed = texts.listed(texts.your_duos(count), *told)
    turns = [Button(earlier(), ShowDuos(page - 1))] if page else []
    if (page + 1) * PAGE < count:
        turns.append(Button(more(), ShowDuos(page + 1)))
    buttons = [turns] if turns else []
    if shown is None:
        await say(session, by, listed, buttons=buttons, now=now)
    else:
        await revise(session, by, listed, of=shown, buttons=buttons, now=now)


def _duo(course: Course) -> Sentence:
    duo = course.duo
    names = duo.mentee.first_name, duo.mentor.first_name
    if duo.state is DuoState.PROPOSED:
        silent = tuple(p.first_name for p in duo.participants if not duo.has_agreed(p))
        return texts.duo(*names, "⚪", texts.waits_for(silent))
    return texts.duo(*names, _colour(course), *_rhythm(course), *_paper(course), *_trouble(course.stall))


def _colour(course: Course) -> str:
    if course.stall is None:
        return "🟢"
    return "🟠" if course.stall.raised_at is None else "🔴"


def _rhythm(course: Course) -> list[Sentence]:
    duo = course.duo
    told = []
    if course.last_met_at is not None:
        told.append(texts.met_on(course.last_met_at))
    elif duo.active_since is not None:
        told.append(texts.not_met_yet(duo.active_since))
    if course.next_meeting_at is not None:
        told.append(texts.next_on(course.next_meeting_at))
    elif duo.over_told_at is not None:
        told.append(texts.six_months_over())
    else:
        told.append(texts.no_weekly_time())
    return told


def _paper(course: Course) -> list[Sentence]:
    names = tuple(person.first_name for person in course.unsigned)
    return [texts.not_signed(names)] if names else []


def _trouble(stall: Stall | None) -> list[Sentence]:
    if stall is None:
        return []
    told = [texts.nudged_on(stall.nudged_at, _only_one_asked(stall))] if stall.nudged_at is not None else []
    if stall.caller is not None:
        told.append(texts.asks_for_call(stall.caller.first_name))
    if stall.owner is not None:
        told.append(texts.alert_taken(stall.owner.first_name))
    elif stall.raised_at is not None:
        told.append(texts.alert_open(stall.raised_at))
    return told


def _only_one_asked(stall: Stall) -> str | None:
    """Whoever has Telegram, where the other has none."""
    asked = [person.first_name for person in stall.duo.participants if not person.on_paper]
    return asked[0] if len(asked) == 1 else None
