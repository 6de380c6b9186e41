"""A coordinator sees who has signed and who has not, and may ask once more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import asking, queries
from bot.agreements import overview_texts as texts
from bot.agreements.managing import name_of
from bot.agreements.managing_texts import scope_button
from bot.agreements.models import Agreement, Signature
from bot.agreements.presses import AskToSign, ReadInForce, ShowSignatures
from bot.agreements.reading import as_people_get_it
from bot.agreements.rules import PAGE
from bot.agreements.texts import language_name, nothing_to_sign, read_it
from bot.duos.forming_texts import earlier, more
from bot.duos.models import Duo, DuoState
from bot.duos.queries import duo_of
from bot.i18n import LANGUAGES, Sentence
from bot.outbox.buttons import Button, Rows, in_rows
from bot.outbox.hearing import listener_for
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.people.roles import RoleKind
from bot.refusal import Refused
from bot.texts import stale_button

Screen = tuple[Sentence, Rows]
Signatures = dict[tuple[int, int], Signature]

PER_ROW: Final = 2


async def show_first(session: AsyncSession, *, by: Person, now: datetime) -> bool:
    """Return whether there was anything to show: duos, and a text that they sign."""
    screen = await _page(session, by, 0)
    if screen is None:
        return False
    words, buttons = screen
    await say(session, by, words, buttons=buttons, now=now)
    return True


async def show(session: AsyncSession, *, by: Person, page: int, shown: Shown, now: datetime) -> None:
    await _turn_to(session, by, page, shown, now=now)


async def read_in_force(
    session: AsyncSession, *, by: Person, agreement_id: int, language: str, shown: Shown, now: datetime
) -> None:
    """The text that people of their branches sign, for whoever answers questions about it."""
    in_force = {each.id: each for each in (await _texts_in_force(session, by)).values()}
    agreement = in_force.get(agreement_id)
    if agreement is None or language not in agreement.by_language:
        raise Refused(stale_button())
    languages = [
        Button(language_name(name), ReadInForce(agreement.id, code)) for code, name in LANGUAGES.items()
    ]
    back = [Button(earlier(), ShowSignatures(0))]
    words = as_people_get_it(agreement, language, by)
    await revise(session, by, words, of=shown, buttons=[languages, back], now=now)


async def ask_to_sign(
    session: AsyncSession, *, by: Person, duo_id: int, person_id: int, page: int, shown: Shown, now: datetime
) -> None:
    """One more message, at most one a day; somebody who was never asked gets the whole text."""
    duo = await duo_of(session, duo_id)
    if duo is None or not _may_ask(by, duo) or person_id not in (duo.mentee_id, duo.mentor_id):
        raise Refused(stale_button())
    person = duo.mentee if person_id == duo.mentee_id else duo.mentor
    latest = (await queries.latest_signatures(session, [duo.id])).get((duo.id, person.id))
    if latest is not None and latest.signed_at is not None:
        raise Refused(texts.has_signed(person.first_name, latest.signed_at))
    if await listener_for(session, person) is None:
        raise Refused(texts.cannot_be_reached(person.first_name))
    await _ask(session, duo, person, latest, now)
    await _turn_to(session, by, page, shown, texts.asked_now(person.first_name), now=now)


def _may_ask(by: Person, duo: Duo) -> bool:
    theirs = duo.branch_id in by.branch_ids(RoleKind.COORDINATOR)
    return theirs and duo.state is DuoState.ACTIVE


async def _ask(
    session: AsyncSession, duo: Duo, person: Person, latest: Signature | None, now: datetime
) -> None:
    agreement = await queries.in_force(session, duo.branch_id)
    if agreement is None:
        raise Refused(nothing_to_sign())
    signature = await asking.signature_for(session, duo, person, agreement, now)
    again = latest is not None and latest.id == signature.id
    on_its_way = await (asking.ask_again if again else asking.ask)(session, signature, now=now)
    if not on_its_way:
        raise Refused(texts.asked_today(person.first_name))


async def _turn_to(
    session: AsyncSession, by: Person, page: int, shown: Shown, *news: Sentence, now: datetime
) -> None:
    screen = await _page(session, by, page, *news)
    if screen is None:
        raise Refused(nothing_to_sign())
    words, buttons = screen
    await revise(session, by, words, of=shown, buttons=buttons, now=now)


async def _page(session: AsyncSession, by: Person, page: int, *news: Sentence) -> Screen | None:
    branch_ids = by.branch_ids(RoleKind.COORDINATOR)
    page = max(0, page)
    duos = await queries.duos_that_sign(session, branch_ids, offset=page * PAGE, most=PAGE + 1)
    if not duos and page:
        return await _page(session, by, 0, *news)
    signatures = await queries.latest_signatures(session, [duo.id for duo in duos])
    in_force = await _texts_in_force(session, by)
    if not duos or not in_force:
        return None
    here = duos[:PAGE]
    told = [_duo(duo, signatures) for duo in here]
    asks = [_ask_button(duo, person, page) for duo, person in _to_ask(here, signatures, set(in_force))]
    read = [
        Button(read_it(), ReadInForce(each, by.language)) for each in {x.id: x for x in in_force.values()}
    ]
    turns = [Button(earlier(), ShowSignatures(page - 1))] if page else []
    if len(duos) > PAGE:
        turns.append(Button(more(), ShowSignatures(page + 1)))
    head = await _head(session, branch_ids)
    return texts.listed(*news, head, *told), [
        *in_rows(asks, PER_ROW),
        *in_rows(read, PER_ROW),
        *in_rows(turns, 2),
    ]


def _read_buttons(by: Person, found: Sequence[Agreement]) -> list[Button]:
    """One for each text; whoever has several branches sees whose it is."""
    only_one = len(found) == 1
    return [
        Button(
            read_it() if only_one else scope_button(name_of(each), each.version),
            ReadInForce(each.id, by.language),
        )
        for each in found
    ]


async def _texts_in_force(session: AsyncSession, by: Person) -> dict[int, Agreement]:
    """Return what is signed in each of their branches, where there is something."""
    found = {each: await queries.in_force(session, each) for each in by.branch_ids(RoleKind.COORDINATOR)}
    return {branch_id: agreement for branch_id, agreement in found.items() if agreement is not None}


async def _head(session: AsyncSession, branch_ids: set[int]) -> Sentence:
    people = await queries.count_missing(session, branch_ids)
    return texts.missing(people) if people else texts.nobody_is_missing()


def _duo(duo: Duo, signatures: Signatures) -> Sentence:
    people = [_person(person, signatures.get((duo.id, person.id))) for person in duo.participants]
    return texts.duo(duo.mentee.first_name, duo.mentor.first_name, *people)


def _person(person: Person, signature: Signature | None) -> Sentence:
    name = person.first_name
    if signature is None:
        return texts.was_not_asked(name)
    if signature.signed_at is None:
        return texts.has_not_signed(name, signature.asked_at)
    if signature.recorded_by is not None:
        return texts.signed_on_paper(name, signature.signed_at, signature.recorded_by.first_name)
    return texts.has_signed(name, signature.signed_at)


def _to_ask(duos: Sequence[Duo], signatures: Signatures, with_text: set[int]) -> list[tuple[Duo, Person]]:
    pairs = [(duo, person) for duo in duos if duo.branch_id in with_text for person in duo.participants]
    return [
        (duo, person)
        for duo, person in pairs
        if (found := signatures.get((duo.id, person.id))) is None or found.signed_at is None
    ]


def _ask_button(duo: Duo, person: Person, page: int) -> Button:
    return Button(texts.ask(person.first_name), AskToSign(duo.id, person.id, page))
