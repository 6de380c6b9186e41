"""Change what is known of a person: in words, or by choosing."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import access, presses, queries, rules
from bot.cards import change_texts as texts
from bot.cards.corrections import correct
from bot.cards.rules import Field
from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.i18n import LANGUAGES
from bot.onboarding.link_texts import language_name
from bot.onboarding.rules import LONGEST_ABOUT, is_name
from bot.outbox.buttons import Button
from bot.outbox.say import Shown, say
from bot.people.contact import LONGEST_EMAIL, read_email, read_phone
from bot.people.models import Person
from bot.refusal import Refused
from bot.texts import stale_button

FIELD = "cards.field"


async def ask_in_words(
    session: AsyncSession, *, by: Person, person_id: int, field: Field, shown: Shown, now: datetime
) -> None:
    person = await _person(session, by, person_id, field)
    question = texts.write_it(person.first_name, field, texts.example(field))
    clear = [[Button(texts.remove(), presses.Clear(person.id, field))]]
    await dialogues.ask(
        session,
        by,
        FIELD,
        question,
        values={"person_id": person.id, "field": field},
        choices=clear if field in rules.MAY_BE_EMPTY and getattr(person, field) else (),
        now=now,
    )


async def take_words(
    session: AsyncSession, *, by: Person, text: str | None, person_id: int, field: str, now: datetime
) -> None:
    what = Field(field)
    person = await _person(session, by, person_id, what)
    value = read(what, text, country=_country(by, person))
    await dialogues.close(session, by)
    await correct(session, by=by, person=person, field=what, value=value, now=now)


async def clear(
    session: AsyncSession, *, by: Person, person_id: int, field: Field, shown: Shown, now: datetime
) -> None:
    person = await _person(session, by, person_id, field)
    if field not in rules.MAY_BE_EMPTY:
        raise Refused(texts.cannot_be_empty())
    await dialogues.close(session, by)
    await correct(session, by=by, person=person, field=field, value=None, shown=shown, now=now)


async def _person(session: AsyncSession, by: Person, person_id: int, field: Field) -> Person:
    person = await access.to_change(session, by, person_id)
    if field not in rules.IN_WORDS:
        raise Refused(stale_button())
    if field in rules.WITHOUT_TELEGRAM and person.telegram_id is not None:
        raise Refused(texts.has_telegram_now(person.first_name))
    return person


def _country(by: Person, person: Person) -> str:
    """Whose phone numbers these are when they begin with 0."""
    branches = [role.branch for role in queries.roles_seen(by, person) if role.branch is not None]
    return branches[0].country if branches else "BE"


def read(field: Field, text: str | None, *, country: str) -> str:
    """Return the value as it is kept; raise Refused, with what would be right, when it is none."""
    match field:
        case Field.PHONE:
            value, wrong = read_phone(words(text, most=rules.LONGEST_NAME), country=country), texts.no_phone()
        case Field.EMAIL:
            value, wrong = read_email(words(text, most=LONGEST_EMAIL)), texts.no_email()
        case Field.ABOUT:
            value, wrong = words(text, most=LONGEST_ABOUT), texts.cannot_be_empty()
        case _:
            name = words(text, most=rules.LONGEST_NAME)
            value, wrong = name if is_name(name) else None, texts.no_name()
    if value is None:
        raise Refused(wrong)
    return value


async def offer_languages(
    session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime
) -> None:
    person = await access.to_change(session, by, person_id)
    buttons = [
        Button(language_name(name), presses.SetLanguage(person.id, code)) for code, name in LANGUAGES.items()
    ]
    question = texts.which_language(person.first_name)
    await say(session, by, question, buttons=[[button] for button in buttons], now=now)


async def set_language(
    session: AsyncSession, *, by: Person, person_id: int, language: str, shown: Shown, now: datetime
) -> None:
    person = await access.to_change(session, by, person_id)
    if language not in LANGUAGES:
        raise Refused(stale_button())
    if person.telegram_id is not None:
        raise Refused(texts.has_telegram_now(person.first_name))
    await correct(session, by=by, person=person, field=Field.LANGUAGE, value=language, shown=shown, now=now)
