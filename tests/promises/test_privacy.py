"""Whatever the database holds of people is in the map: who reads it, and what becomes of it when they go."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import ARRAY, JSON, Column, Enum, LargeBinary, String, Table, create_engine, text
from sqlalchemy.pool import NullPool
from sqlalchemy.sql.visitors import iterate

from bot.audit.recording import AUDITED
from bot.privacy.collecting import shown_columns
from bot.privacy.column_texts import COLUMNS, FIXED, VALUES
from bot.privacy.inventory import INVENTORY, OF_NOBODY, table_named
from bot.privacy.keeping import Kept, Trail, Whose
from bot.tables import Base

TABLES = sorted(Base.metadata.tables)
MAPPED = sorted(set(INVENTORY) - set(OF_NOBODY))

# People whom a row names without a trail of their own: it is reached by another column of the same row.
ALSO_NAMED = {
    "slot.proposed_by_id",  # one of the two of the duo
    "stall.caller_id",  # the same; a partner's wish stays between them and staff
}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_and_every_column_is_in_the_map_once(name: str) -> None:
    assert name in INVENTORY, f"say in bot/privacy/inventory.py whose the rows of {name} are"

    listed = Counter(INVENTORY[name].all_columns)
    assert set(listed) == {column.name for column in table_named(name).columns}
    assert {column: count for column, count in listed.items() if count > 1} == {}


def test_the_map_has_every_column_that_the_migrated_database_has(database_url: str) -> None:
    """Also one that a migration makes and no model knows of."""
    query = text(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
    )
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        found = {(table, column) for table, column in connection.execute(query) if table != "alembic_version"}

    assert found == {(table, column) for table, kept in INVENTORY.items() for column in kept.all_columns}


@pytest.mark.parametrize("name", MAPPED)
def test_text_is_either_out_of_a_fixed_set_or_the_machine_s_own_or_forgotten(name: str) -> None:
    kept = INVENTORY[name]
    typed = {column.name for column in table_named(name).columns if _may_hold_words(column)}
    harmless = {*kept.fixed.split(), *kept.machine.split()}

    not_forgotten = {column for column in typed - harmless if not _is_forgotten(kept, column)}
    assert not_forgotten - _secret_numbers(name) == set()
    assert {column for column in kept.words.split() if not _is_forgotten(kept, column)} == set()


@pytest.mark.parametrize("name", TABLES)
def test_every_column_that_names_a_person_leads_to_their_rows(name: str) -> None:
    """A trail is proved by its condition: it mentions the column."""
    table = table_named(name)
    naming = {column.name for column in table.columns if _names_a_person(column)}
    led = {column for trail in INVENTORY[name].trails for column in _columns_asked(table, trail)}

    assert {f"{name}.{column}" for column in naming - led} <= ALSO_NAMED


@pytest.mark.parametrize("name", MAPPED)
def test_who_reads_their_rows_reads_every_column_that_is_not_withheld_for_a_reason(name: str) -> None:
    kept = INVENTORY[name]
    shown = [trail for trail in kept.trails if trail.shown]
    columns = {column.name for column in table_named(name).columns}

    assert {*kept.withheld.split()} == set() or kept.why
    if shown:
        read = {column for trail in shown for column in shown_columns(kept, trail)}
        assert columns - read - {*kept.withheld.split()} <= {"owner_id", "remind_id"} & columns
        assert set(kept.readable) <= COLUMNS.keys(), "each has a label in three languages"
    for trail in kept.trails:
        assert {*trail.only.split(), *trail.without.split(), *trail.clears} <= columns


def test_every_word_of_a_fixed_set_is_translated() -> None:
    kinds = [
        table_named(name).c[column].type
        for name, kept in INVENTORY.items()
        for column in kept.readable
        if column in FIXED
    ]
    fixed = {str(value) for kind in kinds if isinstance(kind, Enum) for value in kind.enums}

    assert fixed - VALUES.keys() == set()
    assert set(AUDITED) - VALUES.keys() == set()


def test_the_audit_copies_nothing_that_somebody_typed_about_a_person() -> None:
    """It is kept for years, and is not searched when somebody is erased."""
    copied = {(table, column) for table, columns in AUDITED.items() for column in columns}
    words = {(table, column) for table, kept in INVENTORY.items() for column in kept.words.split()}

    assert copied & words == set()


def _may_hold_words(column: Column[Any]) -> bool:
    kind = column.type
    if isinstance(kind, Enum):
        return False
    return isinstance(kind, String | JSON | LargeBinary | ARRAY)


def _is_forgotten(kept: Kept, column: str) -> bool:
    return any(trail.deletes or column in trail.clears for trail in kept.trails)


def _secret_numbers(name: str) -> set[str]:
    """A hash of random bits says nothing of anybody."""
    return {"token_hash"} if name == "invitation" else set()


def _names_a_person(column: Column[Any]) -> bool:
    return any(key.column.table.name == "person" for key in column.foreign_keys)


def _columns_asked(table: Table, trail: Trail) -> set[str]:
    condition = trail.find(table, Whose(1, 2))
    return {part.name for part in iterate(condition) if isinstance(part, Column) and part.table is table}
