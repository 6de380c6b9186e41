"""A change of one thing on a card: made, told with a way back, and undone."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import access, presses, rules
from bot.cards import change_texts as texts
from bot.cards.models import Correction
from bot.cards.paper_texts import you_answer_for
from bot.cards.rules import Field
from bot.cards.texts import noon, open_card
from bot.duos.capacity import set_most_duos, set_trained_on
from bot.i18n import LANGUAGES, Sentence, only
from bot.outbox.buttons import Button, Rows
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say
from bot.people.models import Cohort, Person, Role
from bot.refusal import Refused
from bot.texts import stale_button

OF_A_ROLE: Final = (Field.COHORT, Field.TRAINED_ON, Field.MOST_DUOS)


async def correct(
    session: AsyncSession,
    *,
    by: Person,
    person: Person,
    field: Field,
    value: str | None,
    now: datetime,
    role: Role | None = None,
    shown: Shown | None = None,
) -> None:
    """Let it be `value`, which has been checked, and offer to undo it, in place of what is `shown`."""
    before = _value_of(person, role, field)
    if before == value:
        raise Refused(texts.is_so_already())
    await _put(session, person, role, field, value)
    correction = Correction(
        person_id=person.id,
        role_id=role.id if role else None,
        by_id=by.id,
        field=field,
        before=before,
        after=value,
        made_at=now,
    )
    session.add(correction)
    await session.flush()
    readable = [await _readable(session, field, each) for each in (value, before)]
    noted = texts.changed(person.first_name, field, *readable)
    buttons: Rows = [[Button(texts.undo(), presses.Undo(correction.id)), *_card(person)]]
    if shown is None:
        await say(session, by, noted, buttons=buttons, now=now)
    else:
        await revise(session, by, noted, of=shown, buttons=buttons, now=now)


async def undo(session: AsyncSession, *, by: Person, correction_id: int, shown: Shown, now: datetime) -> None:
    """Let it be what it was, unless it has been changed again since."""
    query = select(Correction).where(Correction.id == correction_id, Correction.by_id == by.id)
    correction: Correction | None = await session.scalar(query.with_for_update(of=Correction))
    if correction is None or correction.made_at + rules.UNDO_FOR < now:
        raise Refused(texts.cannot_be_undone())
    if correction.role_id is not None:
        person, role = await access.role_to_change(session, by, correction.role_id)
    else:
        person, role = await access.to_change(session, by, correction.person_id), None
    field, before = correction.field, correction.before
    if _value_of(person, role, field) != correction.after:
        raise Refused(texts.cannot_be_undone())
    await _put(session, person, role, field, before)
    await session.delete(correction)
    await session.flush()
    if field is Field.KEPT_BY:
        await _tell_keeper(session, person, now)
    undone = texts.undone(person.first_name, field, await _readable(session, field, before))
    await revise(session, by, undone, of=shown, buttons=[_card(person)], now=now)


async def _tell_keeper(session: AsyncSession, person: Person, now: datetime) -> None:
    """Whoever answers for them again hears of it."""
    keeper = await session.get(Person, person.kept_by_id) if person.kept_by_id else None
    if keeper is not None:
        await say(session, keeper, you_answer_for(person.first_name), lane=Lane.ALERT, now=now)


def _card(person: Person) -> list[Button]:
    return [Button(open_card(person.first_name), presses.OpenCard(person.id))]


def _value_of(person: Person, role: Role | None, field: Field) -> str | None:
    """As text, so that one table holds them all."""
    if field is Field.KEPT_BY:
        return _text(person.kept_by_id)
    if field not in OF_A_ROLE:
        return _text(getattr(person, field.value))
    if role is None:
        raise ValueError(f"{field} belongs to a role")
    return _text(
        {
            Field.COHORT: role.cohort_id,
            Field.TRAINED_ON: role.trained_on,
            Field.MOST_DUOS: role.most_duos,
        }[field]
    )


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


async def _put(
    session: AsyncSession, person: Person, role: Role | None, field: Field, value: str | None
) -> None:
    match field:
        case Field.KEPT_BY:
            person.kept_by_id = int(value) if value else None
        case Field.ABOUT:
            person.about = value or ""
        case Field.COHORT | Field.TRAINED_ON | Field.MOST_DUOS if role is not None:
            await _put_on_role(session, role, field, value)
        case Field.FIRST_NAME | Field.LANGUAGE if value is None:
            raise Refused(texts.cannot_be_empty())
        case _:
            setattr(person, field.value, value)


async def _put_on_role(session: AsyncSession, role: Role, field: Field, value: str | None) -> None:
    match field:
        case Field.COHORT:
            cohort = await session.get(Cohort, int(value)) if value else None
            if value and (cohort is None or cohort.branch_id != role.branch_id):
                raise Refused(stale_button())
            role.cohort_id = cohort.id if cohort else None
        case Field.TRAINED_ON:
            await set_trained_on(session, role, date.fromisoformat(value) if value else None)
        case Field.MOST_DUOS:
            await set_most_duos(session, role, int(value or 1))


async def _readable(session: AsyncSession, field: Field, value: str | None) -> Sentence | None:
    """A value as staff read it."""
    if value is None:
        return None
    match field:
        case Field.LANGUAGE:
            return only(LANGUAGES[value])
        case Field.COHORT:
            cohort = await session.get(Cohort, int(value))
            return texts.line(cohort.name) if cohort else None
        case Field.TRAINED_ON:
            return only(noon(date.fromisoformat(value)))
        case Field.KEPT_BY:
            keeper = await session.get(Person, int(value))
            return texts.line(keeper.first_name) if keeper else None
        case _:
            return texts.line(value)


async def forget_old(session: AsyncSession, now: datetime) -> None:
    """After a week a change stands."""
    await session.execute(delete(Correction).where(Correction.made_at < now - rules.UNDO_FOR))
