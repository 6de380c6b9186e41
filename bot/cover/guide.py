"""What the guided ways of /leave and /handover share: whom they are about, and how a step is shown."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover import leave_texts, queries, rules, texts
from bot.duos.forming_texts import earlier, more
from bot.i18n import Sentence
from bot.outbox.buttons import Button, Press, Rows, in_rows
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.people.roles import RoleKind
from bot.refusal import Refused
from bot.texts import stale_button


async def answer(
    session: AsyncSession, by: Person, sentence: Sentence, buttons: Rows, shown: Shown | None, now: datetime
) -> None:
    """The next step stands where the last one stood or, after a command or an answer in words, below."""
    if shown is None:
        await say(session, by, sentence, buttons=buttons, now=now)
    else:
        await revise(session, by, sentence, of=shown, buttons=buttons, now=now)


async def coordinator_for(session: AsyncSession, by: Person, coordinator_id: int) -> Person:
    """Return the coordinator whose duos `by` may move: an admin anybody's, a coordinator their own."""
    coordinator = await session.get(Person, coordinator_id)
    if coordinator is None or not coordinator.is_a(RoleKind.COORDINATOR):
        raise Refused(stale_button())
    if coordinator.id != by.id and not by.is_a(RoleKind.ADMIN):
        raise Refused(stale_button())
    return coordinator


async def pages_of_coordinators(
    session: AsyncSession, page: int, *, pick: Callable[[Person], Press], turn_to: Callable[[int], Press]
) -> list[list[Button]]:
    page = min(max(0, page), rules.LAST_PAGE)
    people = await queries.coordinators(session, offset=page * rules.PAGE, most=rules.PAGE + 1)
    if not people:
        if page:
            return await pages_of_coordinators(session, 0, pick=pick, turn_to=turn_to)
        raise Refused(leave_texts.no_coordinators())
    rows = [[Button(_label(person), pick(person))] for person in people[: rules.PAGE]]
    return [*rows, *turns(page, is_last=len(people) <= rules.PAGE, turn_to=turn_to)]


def turns(page: int, *, is_last: bool, turn_to: Callable[[int], Press]) -> list[list[Button]]:
    buttons = [Button(earlier(), turn_to(page - 1))] if page else []
    if not is_last:
        buttons.append(Button(more(), turn_to(page + 1)))
    return in_rows(buttons, 2)


def _label(coordinator: Person) -> Sentence:
    roles = [role for role in coordinator.roles if role.kind is RoleKind.COORDINATOR]
    return leave_texts.name_and_branches(
        coordinator.first_name, tuple(role.branch.name for role in roles if role.branch is not None)
    )


def today_of(person: Person, now: datetime) -> date:
    return now.astimezone(ZoneInfo(person.zone)).date()


def check_days(coordinator: Person, from_on: date, until_on: date, now: datetime) -> None:
    wrong = rules.what_is_wrong(from_on, until_on, today=today_of(coordinator, now))
    if wrong is not None:
        raise Refused(texts.wrong_days(wrong))
