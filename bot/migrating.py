"""The schema: brought up to date, or compared with what the code expects."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, pool

FOLDER: Final = Path(__file__).parent.parent / "migrations"


def migrate(url: str, *, to: str = "head") -> None:
    """Bring the database up to a revision; nothing happens when it is there already."""
    command.upgrade(config_for(url), to)


def is_up_to_date(url: str) -> bool:
    engine = create_engine(url, poolclass=pool.NullPool)
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    engine.dispose()
    return current == ScriptDirectory.from_config(config_for(url)).get_current_head()


def config_for(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config
