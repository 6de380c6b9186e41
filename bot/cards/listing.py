"""/people: who is there, by branch and role, page by page, or by name."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import list_texts as texts
from bot.cards import queries, rules
from bot.cards.presses import ChooseBranch, OpenCard, Search, ShowPeople
from bot.cards.rules import Group
from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words
from bot.duos.forming_texts import earlier, more
from bot.i18n import Sentence, lines
from bot.onboarding.texts import role_name
from bot.outbox.buttons import Button, Rows, in_rows
from bot.outbox.say import Shown, revise, say
from bot.people.models import Branch, Person
from bot.people.queries import branches
from bot.people.roles import RoleKind
from bot.refusal import Refused
from bot.texts import stale_button

SEARCH = "cards.search"


async def show_people(
    session: AsyncSession,
    *,
    by: Person,
    now: datetime,
    group: Group = Group.ALL,
    branch_id: int = 0,
    page: int = 0,
    shown: Shown | None = None,
) -> None:
    """List the people whom `by` may see, eight a page."""
    mine = await _branches_of(session, by)
    branch = next((each for each in mine if each.id == branch_id), None)
    if branch_id and branch is None:
        raise Refused(stale_button())
    count = await queries.count_people(session, by, group, branch_id)
    page = min(max(0, page), max(0, count - 1) // rules.PAGE)
    people = await queries.people(session, by, group, branch_id, offset=page * rules.PAGE, most=rules.PAGE)
    turns = [Button(earlier(), ShowPeople(group, branch_id, page - 1))] if page else []
    if (page + 1) * rules.PAGE < count:
        turns.append(Button(more(), ShowPeople(group, branch_id, page + 1)))
    last = [Button(texts.search(), Search())]
    if len(mine) > 1:
        last.insert(0, Button(texts.a_branch(branch.name if branch else None), ChooseBranch(group)))
    buttons = [*_groups(group, branch_id), *_cards(by, people), turns, last]
    head = texts.people(group, _where(branch, mine), count)
    listed = head if people else lines(head, texts.nobody_here())
    rows = [row for row in buttons if row]
    if shown is None:
        await say(session, by, listed, buttons=rows, now=now)
    else:
        await revise(session, by, listed, of=shown, buttons=rows, now=now)


def _where(branch: Branch | None, mine: list[Branch]) -> str | None:
    if branch is None and len(mine) == 1:
        return mine[0].name
    return branch.name if branch else None


def _groups(chosen: Group, branch_id: int) -> Rows:
    labels = {group: texts.group_name(group) for group in Group}
    labels[chosen] = texts.chosen(labels[chosen])
    return in_rows([Button(label, ShowPeople(group, branch_id, 0)) for group, label in labels.items()], 3)


def _cards(by: Person, people: Sequence[Person]) -> Rows:
    return [[Button(_label(by, person), OpenCard(person.id))] for person in people]


def _label(by: Person, person: Person) -> Sentence:
    """Their name and what they are; where, if `by` looks after several branches."""
    role = queries.roles_seen(by, person)[0]
    several = by.is_a(RoleKind.ADMIN) or len(by.branch_ids(RoleKind.COORDINATOR)) > 1
    branch = role.branch.name if role.branch and several else None
    return texts.person_button(_sign(person), full_name(person), role_name(role.kind), branch)


def _sign(person: Person) -> str:
    if person.telegram_id is None:
        return "📋 " if person.on_paper else "✉️ "
    return "📵 " if person.unreachable_since is not None else ""


def full_name(person: Person) -> str:
    return f"{person.first_name} {person.last_name}" if person.last_name else person.first_name


async def choose_branch(
    session: AsyncSession, *, by: Person, group: Group, shown: Shown, now: datetime
) -> None:
    mine = await _branches_of(session, by)
    places: list[tuple[str | None, int]] = [(None, 0), *((branch.name, branch.id) for branch in mine)]
    buttons = [Button(texts.a_branch(name), ShowPeople(group, branch_id, 0)) for name, branch_id in places]
    await revise(session, by, texts.which_branch(), of=shown, buttons=in_rows(buttons, 2), now=now)


async def ask_name(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    await dialogues.ask(session, by, SEARCH, texts.whom_do_you_look_for(), now=now)


async def search(session: AsyncSession, *, by: Person, text: str | None, now: datetime) -> None:
    """Show whom the words find."""
    name = words(text, most=rules.LONGEST_NAME)
    found = await queries.people_named(session, by, name)
    await dialogues.close(session, by)
    again = [Button(texts.search(), Search())]
    if not found:
        await say(session, by, texts.nobody_found(name), buttons=[again], now=now)
        return
    told = [texts.found(name, len(found))]
    if len(found) > rules.FOUND:
        told.append(texts.not_all(rules.FOUND))
    buttons = [*_cards(by, found[: rules.FOUND]), again]
    await say(session, by, lines(*told), buttons=buttons, now=now)


async def _branches_of(session: AsyncSession, by: Person) -> list[Branch]:
    """The branches whose people they may see."""
    ids = None if by.is_a(RoleKind.ADMIN) else by.branch_ids(RoleKind.COORDINATOR)
    return list(await branches(session, ids))
