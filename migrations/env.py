"""Alembic's way in: `python -m bot migrate` hands over the database's URL."""

from alembic import context
from sqlalchemy import create_engine, pool

from bot.db import Moment
from bot.tables import Base


def render_item(kind: str, item: object, autogen_context: object) -> str | bool:
    """A revision stands on its own: it names the database's types, not ours."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def run() -> None:
    url = context.config.get_main_option("sqlalchemy.url")
    engine = create_engine(url or "", poolclass=pool.NullPool)
    with engine.begin() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_item=render_item,
            compare_server_default=True,
        )
        context.run_migrations()
    engine.dispose()


run()
