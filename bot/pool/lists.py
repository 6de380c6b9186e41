"""One page of the waiting pool: the counts, then a plain sentence about each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos.models import Duo
from bot.duos.queries import Free
from bot.i18n import Sentence, lines, paragraphs
from bot.people.models import Branch
from bot.people.roles import RoleKind
from bot.pool import queries, rules, texts
from bot.pool.queries import Counts, Former, full_name
from bot.pool.rules import Part, Section

HEADS: Final = {
    Section.MENTEES: texts.mentees,
    Section.READY: texts.ready_mentors,
    Section.NOT_READY: texts.mentors_in_training,
    Section.PROPOSED: texts.open_proposals,
}


@dataclass(frozen=True)
class Look:
    """At which branches somebody looks, and when; `today` is theirs."""

    branches: Sequence[Branch]
    now: datetime
    today: date

    @property
    def branch_ids(self) -> set[int]:
        return {branch.id for branch in self.branches}

    @property
    def where(self) -> Sentence:
        return texts.branch_name(self.branches[0].name) if len(self.branches) == 1 else texts.all_branches()


async def page_of(session: AsyncSession, look: Look, counts: Counts, page: int) -> Sentence:
    listed = [await _part(session, look, part) for part in rules.parts_of_page(counts.sizes, page)]
    return paragraphs(lines(texts.who_waits(look.where), *_counted(counts)), *listed)


def _counted(counts: Counts) -> list[Sentence]:
    sizes = counts.sizes
    told = [texts.mentees_wait(sizes[Section.MENTEES])]
    if counts.came_back:
        told.append(texts.of_them_came_back(counts.came_back))
    told.append(texts.mentors_are_ready(sizes[Section.READY]))
    if counts.room:
        told.append(texts.room_for(counts.room))
    if sizes[Section.NOT_READY]:
        told.append(texts.mentors_are_not_ready(sizes[Section.NOT_READY]))
    if sizes[Section.PROPOSED]:
        told.append(texts.proposals_are_open(sizes[Section.PROPOSED]))
    if counts.expected:
        told.append(texts.people_are_expected(counts.expected))
    return told


async def _part(session: AsyncSession, look: Look, part: Part) -> Sentence:
    head = HEADS[part.section]()
    if part.section is Section.PROPOSED:
        duos = await queries.proposed(session, part, look.branch_ids)
        return lines(head, *map(_proposal, duos))
    people = await queries.waiting(session, part, look.branch_ids, today=look.today)
    if part.section is Section.MENTEES:
        ids = [mentee.person.id for mentee in people]
        former = await queries.former_duos(session, RoleKind.MENTEE, ids)
        return lines(head, *(_mentee(look, mentee, former.get(mentee.person.id, [])) for mentee in people))
    return lines(head, *(_mentor(look, mentor, part.section) for mentor in people))


def _mentee(look: Look, mentee: Free, former: Sequence[Former]) -> Sentence:
    waits = _waits(look, mentee)
    return lines(waits, texts.came_back(former[-1].partner, former[-1].ended_at)) if former else waits


def _mentor(look: Look, mentor: Free, section: Section) -> Sentence:
    told = [_room(look, mentor)] if mentor.duos else [_waits(look, mentor)]
    if section is Section.NOT_READY:
        told.append(texts.training(mentor.role.trained_on))
    elif not mentor.duos:
        told.append(texts.can_take(mentor.takes))
    return lines(*told)


def _waits(look: Look, free: Free) -> Sentence:
    return texts.waits(_somebody(look, free), free.since, rules.weeks_waited(free.since, look.now))


def _room(look: Look, mentor: Free) -> Sentence:
    return texts.has_and_can_take(_somebody(look, mentor), mentor.duos, mentor.role.most_duos, mentor.takes)


def _somebody(look: Look, free: Free) -> Sentence:
    name = full_name(free.person.first_name, free.person.last_name)
    branch = free.role.branch
    return texts.somebody(name, branch.name if branch and len(look.branches) > 1 else None)


def _proposal(duo: Duo) -> Sentence:
    silent = tuple(person.first_name for person in duo.participants if not duo.has_agreed(person))
    names = [full_name(person.first_name, person.last_name) for person in duo.participants]
    return texts.were_asked(names[0], names[1], duo.proposed_at, silent)
