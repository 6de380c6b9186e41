"""Everything that is kept of one person, as the map says; with the names of what their rows point to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import Sentence
from bot.people.models import Person, Role
from bot.people.roles import RoleKind
from bot.privacy.inventory import INVENTORY, table_named
from bot.privacy.keeping import Kept, Trail, Whose

# What a row that is pointed to is called. A duo is called by the other person in it.
CALLED: Final = {
    "person": "first_name",
    "branch": "name",
    "cohort": "name",
    "meeting": "starts_at",
    "agreement": "version",
}


@dataclass(frozen=True)
class Section:
    """The rows of one table that one trail leads to; `readable` names the columns of the readable file."""

    table: Table
    title: Sentence
    readable: Sequence[str]
    rows: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Everything:
    person: Person
    sections: Sequence[Section]
    names: Mapping[tuple[str, int], Any]  # (table, id) -> what it is called

    def name_of(self, table: Table, column: str, value: int) -> Any:
        """Return what the row that `column` points to is called; None when it points to no such row."""
        target = points_to(table, column)
        return self.names.get((target, value)) if target is not None else None


def points_to(table: Table, column: str) -> str | None:
    """Return the table that a column refers to."""
    return next((key.column.table.name for key in table.c[column].foreign_keys), None)


async def collect(session: AsyncSession, person: Person) -> Everything:
    whose = Whose(person.id, person.telegram_id)
    all_sections = [
        await _section(session, table_named(name), kept, trail, whose)
        for name, kept in INVENTORY.items()
        for trail in kept.trails
        if trail.shown
    ]
    sections = [section for section in all_sections if section is not None]
    return Everything(person, sections, await _names(session, person, sections))


async def _section(
    session: AsyncSession, table: Table, kept: Kept, trail: Trail, whose: Whose
) -> Section | None:
    columns = shown_columns(kept, trail)
    query = select(*(table.c[name] for name in columns)).where(trail.find(table, whose))
    newest_first = [column.desc() for column in table.primary_key]
    rows = (await session.execute(query.order_by(*newest_first))).all()
    title = trail.title or kept.title
    if not rows or title is None:
        return None
    told = [await _told(session, kept, row) for row in rows]
    return Section(table, title, [name for name in kept.readable if name in columns], told)


def shown_columns(kept: Kept, trail: Trail) -> list[str]:
    hidden = {*kept.withheld.split(), *trail.without.split()}
    return trail.only.split() or [name for name in kept.all_columns if name not in hidden]


async def _told(session: AsyncSession, kept: Kept, row: Row[Any]) -> dict[str, Any]:
    """A person who is only told by their role becomes a word."""
    values = dict(row._mapping)
    if kept.by_role and values.get(kept.by_role) is not None:
        values[kept.by_role] = await _role_of(session, values[kept.by_role])
    return values


async def _role_of(session: AsyncSession, person_id: int) -> RoleKind | None:
    held = set(await session.scalars(select(Role.kind).where(Role.person_id == person_id)))
    return next((kind for kind in (RoleKind.COORDINATOR, RoleKind.ADMIN) if kind in held), None)


async def _names(
    session: AsyncSession, person: Person, sections: Sequence[Section]
) -> dict[tuple[str, int], Any]:
    wanted: dict[str, set[int]] = {}
    for target, row_id in _pointers(sections):
        wanted.setdefault(target, set()).add(row_id)
    partners = await _partners(session, person, wanted.pop("duo", set()))
    wanted.setdefault("person", set()).update(partners.values())
    names: dict[tuple[str, int], Any] = {}
    for target, ids in wanted.items():
        if target in CALLED:
            table = table_named(target)
            query = select(table.c.id, table.c[CALLED[target]]).where(table.c.id.in_(ids))
            names |= {(target, row_id): name for row_id, name in await session.execute(query)}
    return names | {("duo", duo): names.get(("person", partner)) for duo, partner in partners.items()}


def _pointers(sections: Sequence[Section]) -> Iterator[tuple[str, int]]:
    for section in sections:
        for row in section.rows:
            for column, value in row.items():
                target = points_to(section.table, column)
                if target is not None and isinstance(value, int):
                    yield target, value


async def _partners(session: AsyncSession, person: Person, duo_ids: set[int]) -> dict[int, int]:
    """Return the other participant of each of these duos in which the person is one."""
    duo = table_named("duo")
    query = select(duo.c.id, duo.c.mentee_id, duo.c.mentor_id).where(duo.c.id.in_(duo_ids))
    return {
        duo_id: mentor if mentee == person.id else mentee
        for duo_id, mentee, mentor in await session.execute(query)
        if person.id in (mentee, mentor)
    }
