"""Every row of the database, and whose it is: what has changed must have been the sender's to change."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos.models import Duo
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS, RoleKind
from bot.tables import Base

Key = tuple[str, tuple[Any, ...]]
Values = dict[str, Any]


@dataclass
class Snapshot:
    rows: dict[Key, Values]

    @staticmethod
    async def take(session: AsyncSession) -> "Snapshot":
        rows: dict[Key, Values] = {}
        for table in Base.metadata.sorted_tables:
            for row in (await session.execute(select(table))).all():
                rows[table.name, _key(table.primary_key, row)] = dict(row._mapping)
        return Snapshot(rows)

    def changed_since(self, before: "Snapshot") -> Iterator[tuple[str, list[Values]]]:
        """Every row that was added, taken away or altered: its table, and as it was and as it is."""
        for key in self.rows.keys() | before.rows.keys():
            then, now = before.rows.get(key), self.rows.get(key)
            if then != now:
                yield key[0], [row for row in (then, now) if row is not None]

    def find(self, table: str, row_id: int) -> Values:
        return self.rows[table, (row_id,)]


def _key(columns: Any, row: Row[Any]) -> tuple[Any, ...]:
    return tuple(row._mapping[column] for column in columns)


@dataclass
class Rights:
    """What one sender may change; a stranger nothing.

    A newcomer who does not agree to the privacy notice leaves: with their role, and their link works again.
    """

    telegram_id: int
    person_id: int | None = None
    duos: set[int] = field(default_factory=set)
    is_coordinator: bool = False
    is_admin: bool = False
    branches: set[int] = field(default_factory=set)  # that they coordinate
    may_write_to: set[int] = field(default_factory=set)
    cards: set[int] = field(default_factory=set)  # people whom they look after as staff
    on_paper: set[int] = field(default_factory=set)  # those among them for whom they answer

    def oversteps(self, before: Snapshot, after: Snapshot) -> list[str]:
        """What has changed that was not theirs to change."""
        rows = Snapshot(before.rows | after.rows)
        left = ("person", (self.person_id,)) in before.rows.keys() - after.rows.keys()
        return [
            f"{table}: {' -> '.join(map(str, versions))}"
            for table, versions in after.changed_since(before)
            if not (left and self._leaves_behind(table, versions[0]))
            and not all(self._may_change(table, version, rows) for version in versions)
        ]

    def _leaves_behind(self, table: str, row: Values) -> bool:
        owner = {"role": "person_id", "invitation": "used_by_id"}.get(table)
        return owner is not None and bool(row[owner] == self.person_id)

    def _may_change(self, table: str, row: Values, all_rows: Snapshot) -> bool:
        match table:
            case "received_update":
                return True
            case "outgoing_message":
                return row["chat_id"] == self.telegram_id or row["chat_id"] in self.may_write_to
            case "attachment":
                return self._may_change(
                    "outgoing_message", all_rows.find("outgoing_message", row["outgoing_id"]), all_rows
                )
            case _ if self.person_id is None:
                return False
            case "branch" | "cohort" | "role" | "person" if self.is_admin:
                return True
            case "cohort":
                return row["branch_id"] in self.branches
            case "audit_entry":
                return row["by_id"] in (self.person_id, None)  # none: it is of somebody who has just left
            case "person":
                return row["id"] == self.person_id or row["id"] in self.cards or self._has_added(row)
            case "role":
                return row["person_id"] in self.cards or self._has_added(
                    all_rows.find("person", row["person_id"])
                )
            case "import_job":
                return bool(row["by_id"] == self.person_id)
            case "note" | "correction":
                return row["person_id"] in self.cards
            case "reading":
                return bool(row["reader_id"] == self.person_id)
            case "dialogue":
                return bool(row["person_id"] == self.person_id)
            case "check_in":
                return row["person_id"] == self.person_id or row["person_id"] in self.on_paper
            case "invitation" if row["person_id"] in self.cards:
                return True
            case "invitation":
                mine = row["made_by_id"] == self.person_id or row["branch_id"] in self.branches
                return self.is_admin or (self.is_coordinator and mine)
            case "agreement" | "agreement_text":
                return self.is_admin
            case "signature":
                return bool(row["person_id"] == self.person_id) or (
                    self.is_coordinator and row["duo_id"] in self.duos
                )
            case "duo":
                new = self.is_coordinator and row["coordinator_id"] == self.person_id
                return new or row["id"] in self.duos or self.is_admin  # publishing: who signs
            case "slot" | "meeting" | "call_request":
                return row["duo_id"] in self.duos
            case "attendance":
                return all_rows.find("meeting", row["meeting_id"])["duo_id"] in self.duos
            case "leave":
                mine = (row["coordinator_id"], row["cover_id"], row["made_by_id"])
                return self.is_admin or self.person_id in mine
            case "known_carer":
                return self.is_admin or row["duo_id"] in self.duos
            case "stall":
                return self.is_admin or row["duo_id"] in self.duos
            case "notice":
                return self.is_admin or all_rows.find("stall", row["stall_id"])["duo_id"] in self.duos
        return False

    def _has_added(self, person: Values) -> bool:
        """Somebody on paper, whom a coordinator brings in and answers for."""
        return self.is_coordinator and bool(person["on_paper"] and person["kept_by_id"] == self.person_id)


async def rights_of(session: AsyncSession, telegram_id: int) -> Rights:
    person = await session.scalar(select(Person).where(Person.telegram_id == telegram_id))
    if person is None:
        return Rights(telegram_id)
    branches = person.branch_ids(RoleKind.COORDINATOR)
    duos = [duo for duo in await session.scalars(select(Duo)) if _is_concerned(duo, person, branches)]
    people = (await session.scalars(select(Person))).all()
    near = {each.id for duo in duos for each in (*duo.participants, duo.coordinator)}
    near |= {each.kept_by_id for each in people if each.id in near and each.kept_by_id is not None}
    admin = person.is_a(RoleKind.ADMIN)
    reach = {
        each.telegram_id
        for each in people
        if each.id in near
        or (branches and {role.branch_id for role in each.roles} & branches)
        or (admin and each.is_a(RoleKind.COORDINATOR, RoleKind.ADMIN))
        or (branches and each.is_a(RoleKind.ADMIN))
    }
    cards = {each.id for each in people if admin or _shares_branch(each, branches)}
    on_paper = {each.id for each in people if each.id in cards and each.on_paper}
    return Rights(
        telegram_id,
        person.id,
        {duo.id for duo in duos},
        bool(branches),
        admin,
        branches,
        {chat for chat in reach if chat is not None},
        cards,
        on_paper,
    )


def _shares_branch(person: Person, branches: set[int]) -> bool:
    return any(role.kind in PARTICIPANTS and role.branch_id in branches for role in person.roles)


def _is_concerned(duo: Duo, person: Person, branches: set[int]) -> bool:
    return person.id in (duo.mentee_id, duo.mentor_id) or duo.branch_id in branches
