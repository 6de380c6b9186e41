"""What somebody can do here, who they are, and an answer to what nobody understands."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos.models import Duo, DuoState
from bot.duos.proposals import ask_participant
from bot.duos.queries import live_duos_of
from bot.helping import queries, texts
from bot.i18n import Sentence, lines, paragraphs
from bot.onboarding import menu
from bot.onboarding.actions import ask_next
from bot.onboarding.presses import Do
from bot.outbox.buttons import Button, Rows
from bot.outbox.say import say
from bot.people.models import Person, Role
from bot.people.roles import RoleKind
from bot.texts import what_you_can_do_now


async def show_help(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """The commands of all their roles, and as buttons those that are of use now."""
    if by.joined_at is None:
        await ask_next(session, by, now=now)
        return
    duos = await live_duos_of(session, by)
    await say(session, by, menu.help_for(by), buttons=_ways(by, duos), now=now)
    await _ask_what_waits(session, by, duos, now)


async def puzzle_out(session: AsyncSession, by: Person, why: Sentence, *, now: datetime) -> None:
    """Say `why` nothing happened, and what they can do now; in the welcome that is its open question."""
    if by.joined_at is None:
        await say(session, by, why, now=now)
        await ask_next(session, by, now=now)
        return
    duos = await live_duos_of(session, by)
    await say(session, by, what_you_can_do_now(why), buttons=_ways(by, duos), now=now)
    await _ask_what_waits(session, by, duos, now)


def _ways(person: Person, duos: Sequence[Duo]) -> Rows:
    in_duo = any(duo.state is DuoState.ACTIVE for duo in duos)
    useful = [entry for entry in menu.entries_for(person) if in_duo or not entry.in_duo]
    return [
        [Button(entry.line(), Do(entry.command))] for entry in useful if entry.command not in menu.NO_BUTTON
    ]


async def _ask_what_waits(session: AsyncSession, person: Person, duos: Sequence[Duo], now: datetime) -> None:
    """A proposal that waits for their answer is what they can do now, before all else."""
    for duo in duos:
        if duo.state is DuoState.PROPOSED and not duo.has_agreed(person):
            await ask_participant(session, duo, person, now=now)


async def who_am_i(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """Who they are in the bot's eyes: name, roles, language, duos, since when."""
    roles = await queries.roles_of(session, by)
    facts = [texts.your_language(now)]
    if by.joined_at is not None:
        facts.append(texts.you_have_joined(by.joined_at))
    if by.about:
        facts.append(texts.your_line(by.about))
    buttons = [[Button(entry.line(), Do(entry.command))] for entry in menu.entries_for(by, menu.ABOUT_ME)]
    told = lines(texts.you_are(_whole_name(by)), *map(_role, roles))
    if duos := [*await _own_duos(session, by), *await _duos_cared_for(session, by)]:
        told = paragraphs(told, lines(*duos))
    await say(
        session,
        by,
        paragraphs(told, lines(*facts)),
        buttons=buttons,
        now=now,
    )


def _whole_name(person: Person) -> str:
    return " ".join(filter(None, (person.first_name, person.last_name)))


def _role(role: Role) -> Sentence:
    branch, cohort = role.branch, role.cohort
    return texts.your_role(role.kind, branch.name if branch else None, cohort.name if cohort else None)


async def _own_duos(session: AsyncSession, person: Person) -> list[Sentence]:
    told = []
    for duo in await live_duos_of(session, person):
        partner = duo.partner_of(person).first_name
        active = duo.state is DuoState.ACTIVE
        told.append(texts.your_duo(partner, duo.carer.first_name) if active else texts.your_proposal(partner))
    return told


async def _duos_cared_for(session: AsyncSession, person: Person) -> list[Sentence]:
    if not person.is_a(RoleKind.COORDINATOR):
        return []
    return [texts.you_care_for(await queries.duos_cared_for(session, person))]
