"""One person as staff see them, and what can be done about them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import access, presses, queries, rules, texts, words
from bot.cards.change_texts import change
from bot.cards.listing import full_name
from bot.i18n import LANGUAGES, Sentence
from bot.onboarding.texts import role_name
from bot.outbox.buttons import Button, in_rows
from bot.outbox.say import Shown, say
from bot.people.models import Person, Role
from bot.people.queries import may_speak_for, stand_in_for
from bot.people.roles import RoleKind


async def open_card(
    session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime
) -> None:
    """Show it in a message of its own: the list it was opened from stays."""
    await show(session, await access.to_see(session, by, person_id), by=by, now=now)


async def show(session: AsyncSession, person: Person, *, by: Person, now: datetime) -> None:
    told = [
        texts.facts(*await _facts(session, person, by)),
        texts.facts(*await _programme(session, person, by)),
    ]
    if queries.may_change(by, person):
        told.append(texts.reading_is_recorded())
    card = texts.card(full_name(person), *told)
    await say(session, by, card, buttons=await _buttons(session, person, by), now=now)


async def _facts(session: AsyncSession, person: Person, by: Person) -> list[Sentence]:
    told = [
        texts.holds_role(
            role_name(role.kind),
            role.branch.name if role.branch else None,
            role.cohort.name if role.cohort else None,
        )
        for role in queries.roles_seen(by, person)
    ]
    told += [texts.language(LANGUAGES[person.language]), await _way_to_reach(session, person)]
    told += [texts.phone(person.phone), texts.email(person.email)]
    if person.about:
        told.append(texts.about(person.about))
    return told


async def _way_to_reach(session: AsyncSession, person: Person) -> Sentence:
    if person.telegram_id is not None:
        if person.unreachable_since is not None:
            return texts.out_of_reach(person.unreachable_since)
        return texts.on_telegram() if person.joined_at else texts.in_the_welcome()
    if person.on_paper:
        keeper = await stand_in_for(session, person)
        return texts.on_paper(keeper.first_name if keeper else None)
    links = await queries.open_links_for(session, person)
    return texts.link_not_opened(links[0].made_at if links else None)


async def _programme(session: AsyncSession, person: Person, by: Person) -> list[Sentence]:
    """Since when, with whom, and what a mentor is ready for."""
    told = [texts.since(person.joined_at)] if person.joined_at else []
    roles = queries.roles_seen(by, person)
    for role in roles:
        if role.kind is RoleKind.MENTOR:
            has = await queries.count_mentored(session, person)
            told += [texts.trained(role.trained_on), texts.takes_duos(role.most_duos, has)]
    duos = await queries.duos_seen(session, by, person)
    told += [texts.in_duo(duo.partner_of(person).first_name, duo.active_since) for duo in duos]
    if not duos:
        told.append(texts.in_no_duo())
    seen = {duo.id for duo in duos}
    signatures = await queries.signatures_of(session, person)
    told += [texts.signed(signature.signed_at) for signature in signatures if signature.duo_id in seen]
    return told


async def _buttons(session: AsyncSession, person: Person, by: Person) -> list[list[Button]]:
    if not queries.may_change(by, person):
        return []
    rows = [[Button(texts.act_for(person.first_name), presses.ActFor(person.id))]]
    if not may_speak_for(by, person):
        rows = []
    rows += in_rows(
        [Button(change(field), presses.ChangeInWords(person.id, field)) for field in _fields(person)], 2
    )
    if person.telegram_id is None:
        rows.append([Button(texts.change_language(), presses.OfferLanguages(person.id))])
    rows += await _role_buttons(session, person, by)
    rows.append(await _word_buttons(session, person, by))
    return rows + _ways_on(person, by)


def _fields(person: Person) -> list[rules.Field]:
    has_telegram = person.telegram_id is not None
    return [field for field in rules.IN_WORDS if not (has_telegram and field in rules.WITHOUT_TELEGRAM)]


async def _role_buttons(session: AsyncSession, person: Person, by: Person) -> list[list[Button]]:
    roles = [role for role in queries.roles_seen(by, person) if role.branch_id is not None]
    with_cohorts = await queries.branches_with_cohorts(session, {role.branch_id for role in roles})
    rows = []
    for role in roles:
        where = _where(role, roles)
        row = []
        if role.kind is RoleKind.MENTOR:
            row.append(Button(texts.training(where), presses.OfferTraining(role.id)))
            row.append(Button(texts.number_of_duos(where), presses.OfferMost(role.id)))
        if role.kind in (RoleKind.MENTOR, RoleKind.MENTEE) and role.branch_id in with_cohorts:
            row.append(Button(texts.choose_cohort(where), presses.OfferCohorts(role.id)))
        rows += in_rows(row, 2)
    return rows


def _where(role: Role, roles: list[Role]) -> str | None:
    """The branch, for somebody who has several roles."""
    return role.branch.name if role.branch and len(roles) > 1 else None


async def _word_buttons(session: AsyncSession, person: Person, by: Person) -> list[Button]:
    notes = comments = None
    if await words.may_read(session, by, person):
        notes, comments = await words.counts(session, by, person)
    return [
        Button(texts.notes(notes), presses.ShowNotes(person.id)),
        Button(texts.comments(comments), presses.ShowComments(person.id)),
    ]


def _ways_on(person: Person, by: Person) -> list[list[Button]]:
    """For whoever has no Telegram: another coordinator who answers for them, and a link."""
    if person.telegram_id is not None:
        return []
    ways = []
    if person.on_paper and person.kept_by_id != by.id and queries.shared_branches(by, person):
        ways.append([Button(texts.i_answer_now(person.first_name), presses.AnswerFor(person.id))])
    return [*ways, [Button(texts.make_link(), presses.MakeLink(person.id))]]
