"""Change what somebody is: their cohort, and a mentor's training and number of duos."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import access, presses, queries, rules
from bot.cards import change_texts as texts
from bot.cards.corrections import correct
from bot.cards.rules import Field
from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.outbox.buttons import Button, in_rows
from bot.outbox.say import Shown, say
from bot.people.models import Person, Role
from bot.people.roles import RoleKind
from bot.refusal import Refused
from bot.texts import stale_button

TRAINED_ON = "cards.trained_on"


async def offer_cohorts(
    session: AsyncSession, *, by: Person, role_id: int, shown: Shown, now: datetime
) -> None:
    person, role = await access.role_to_change(session, by, role_id)
    cohorts = await queries.cohorts_of(session, role.branch_id or 0)
    buttons = [
        [Button(texts.cohort(cohort.name), presses.SetCohort(role.id, cohort.id))]
        for cohort in cohorts[: rules.PAGE]
    ]
    buttons.append([Button(texts.no_cohort(), presses.SetCohort(role.id, 0))])
    await say(session, by, texts.which_cohort(person.first_name), buttons=buttons, now=now)


async def set_cohort(
    session: AsyncSession, *, by: Person, role_id: int, cohort_id: int, shown: Shown, now: datetime
) -> None:
    person, role = await access.role_to_change(session, by, role_id)
    value = str(cohort_id) if cohort_id else None
    await correct(
        session, by=by, person=person, role=role, field=Field.COHORT, value=value, shown=shown, now=now
    )


async def offer_training(
    session: AsyncSession, *, by: Person, role_id: int, shown: Shown, now: datetime
) -> None:
    person, role = await _mentor(session, by, role_id)
    buttons = [
        [Button(texts.done_today(), presses.TrainedToday(role.id))],
        [Button(texts.done_on_a_day(), presses.TrainedOn(role.id))],
        [Button(texts.not_done(), presses.NotTrained(role.id))],
    ]
    await say(session, by, texts.when_was_the_training(person.first_name), buttons=buttons, now=now)


async def trained_today(
    session: AsyncSession, *, by: Person, role_id: int, shown: Shown, now: datetime
) -> None:
    await _train(session, by, role_id, _today(by, now), now, shown)


async def not_trained(
    session: AsyncSession, *, by: Person, role_id: int, shown: Shown, now: datetime
) -> None:
    await _train(session, by, role_id, None, now, shown)


async def ask_day(session: AsyncSession, *, by: Person, role_id: int, shown: Shown, now: datetime) -> None:
    person, role = await _mentor(session, by, role_id)
    question = texts.which_day(person.first_name)
    await dialogues.ask(session, by, TRAINED_ON, question, values={"role_id": role.id}, now=now)


async def take_day(
    session: AsyncSession, *, by: Person, text: str | None, role_id: int, now: datetime
) -> None:
    day = rules.read_day(words(text, most=rules.LONGEST_NAME))
    if day is None:
        raise Refused(texts.no_day())
    if day > _today(by, now):
        raise Refused(texts.day_lies_ahead())
    await dialogues.close(session, by)
    await _train(session, by, role_id, day, now)


async def _train(
    session: AsyncSession,
    by: Person,
    role_id: int,
    day: date | None,
    now: datetime,
    shown: Shown | None = None,
) -> None:
    person, role = await _mentor(session, by, role_id)
    value = day.isoformat() if day else None
    await correct(
        session, by=by, person=person, role=role, field=Field.TRAINED_ON, value=value, shown=shown, now=now
    )


async def offer_most(session: AsyncSession, *, by: Person, role_id: int, shown: Shown, now: datetime) -> None:
    person, role = await _mentor(session, by, role_id)
    buttons = [Button(texts.number(most), presses.SetMost(role.id, most)) for most in rules.OFFERED_DUOS]
    await say(session, by, texts.how_many_duos(person.first_name), buttons=in_rows(buttons, 5), now=now)


async def set_most(
    session: AsyncSession, *, by: Person, role_id: int, most: int, shown: Shown, now: datetime
) -> None:
    person, role = await _mentor(session, by, role_id)
    await correct(
        session, by=by, person=person, role=role, field=Field.MOST_DUOS, value=str(most), shown=shown, now=now
    )


async def _mentor(session: AsyncSession, by: Person, role_id: int) -> tuple[Person, Role]:
    person, role = await access.role_to_change(session, by, role_id)
    if role.kind is not RoleKind.MENTOR:
        raise Refused(stale_button())
    return person, role


def _today(by: Person, now: datetime) -> date:
    return now.astimezone(ZoneInfo(by.zone)).date()
