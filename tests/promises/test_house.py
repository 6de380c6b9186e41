"""What a linter would not know."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from importlinter.cli import lint_imports
from mypy import api as mypy
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.pool import NullPool

from bot.migrating import config_for, is_up_to_date, migrate
from bot.settings import Settings
from bot.tables import Base

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for path in (ROOT / "bot").rglob("*.py"))


def test_the_import_contracts_hold() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_every_revision_migrates_up_down_and_up_again(empty_database: str) -> None:
    config = config_for(empty_database)
    revisions = list(reversed(list(ScriptDirectory.from_config(config).walk_revisions())))

    for revision in revisions:
        command.upgrade(config, revision.revision)
        command.downgrade(config, "-1")
        command.upgrade(config, revision.revision)
    assert is_up_to_date(empty_database)

    command.downgrade(config, "base")
    engine = create_engine(empty_database, poolclass=NullPool)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    assert not is_up_to_date(empty_database)


def test_what_waits_in_the_outbox_survives_a_migration(empty_database: str) -> None:
    config = config_for(empty_database)
    command.upgrade(config, "0001")
    engine = create_engine(empty_database, poolclass=NullPool)
    waits = (
        "INSERT INTO outgoing_message"
        " (chat_id, language, lane, kind, content, said_at, due_at, state, attempts)"
        " VALUES (1, 'fr', 0, 'text', '{}', now(), now(), 'pending', 0)"
    )
    with engine.begin() as connection:
        connection.execute(text(waits))

    for target in ("head", "0001", "head"):
        (command.downgrade if target == "0001" else command.upgrade)(config, target)
        with engine.begin() as connection:
            found = connection.execute(text("SELECT chat_id, state FROM outgoing_message")).all()
        assert [tuple(row) for row in found] == [(1, "pending")]


def test_the_migrations_make_what_the_models_say(empty_database: str) -> None:
    migrate(empty_database)

    engine = create_engine(empty_database, poolclass=NullPool)
    with engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), Base.metadata)

    assert difference == []


def test_every_setting_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()

    assert [name for name in Settings.model_fields if f"`{name.upper()}`" not in readme] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_clock_asks_what_time_it_is(path: Path) -> None:
    if path.name == "clock.py" and path.parent.name == "bot":
        return
    asked = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"utcnow", "today", "now", "time"}
        if isinstance(node.value, ast.Name) and node.value.id in {"datetime", "date", "time"}
    }

    assert asked == set()


def test_only_underscore_makes_a_sentence(tmp_path: Path) -> None:
    """`say(…, "Hello")` and a hand-made Sentence do not type-check."""
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        "from datetime import datetime\n"
        "from sqlalchemy.ext.asyncio import AsyncSession\n"
        "from bot.i18n import Sentence\n"
        "from bot.outbox.say import say\n"
        "from bot.people.models import Person\n"
        "async def f(session: AsyncSession, person: Person, now: datetime) -> None:\n"
        '    await say(session, person, "Hello", now=now)\n'
        '    Sentence("Hello", {})\n'
    )

    told, _errors, _status = mypy.run([str(wrong), "--config-file", str(ROOT / "pyproject.toml")])

    assert 'incompatible type "str"; expected "Sentence"' in told
    assert "wrong.py:8" in told


def test_the_help_explains_every_command() -> None:
    environment = os.environ | {"COLUMNS": "120", "NO_COLOR": "1"}
    told = subprocess.run(
        [sys.executable, "-m", "bot", "--help"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    for name in (
        "run",
        "web",
        "worker",
        "migrate",
        "invite",
        "branch",
        "cohort",
        "staff",
        "audit",
        "waiting",
        "import",
        "agreement",
        "doctor",
        "backup",
        "restore",
    ):
        line = next(line for line in told.splitlines() if f" {name} " in line)
        assert len(line.split(name, 1)[1].strip(" │")) > 20
