"""The database server: whether it can carry the bot."""

from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.doctor.checking import LookAtRows
from bot.doctor.findings import Finding, aside, risk, well

OLDEST_POSTGRES: Final = 15


async def postgresql_version(look: LookAtRows) -> list[Finding]:
    version = int(await look.connection.scalar(text("SHOW server_version_num")) or 0) // 10_000
    if version >= OLDEST_POSTGRES:
        return [well(f"PostgreSQL {version} answers")]
    told = f"PostgreSQL {version} is too old for the bot"
    return [risk(told, f"Make a backup (python -m bot backup), then move to {OLDEST_POSTGRES} or newer.")]


async def connection_pooler(look: LookAtRows) -> list[Finding]:
    """In transaction mode two open connections share one of the server's, or one is handed another."""
    async with look.connection.engine.connect() as other:
        await other.execution_options(isolation_level="AUTOCOMMIT")
        both = look.connection, other
        first, second, first_again, second_again = [await _who_answers(each) for each in (*both, *both)]
    if first == first_again != second == second_again:
        return []
    return [
        risk(
            "DATABASE_URL leads to a connection pooler in transaction mode: sending is slow and may stop",
            "Set DATABASE_URL to the direct address of the database. Often only the port differs:",
            "5432 instead of 6543, such as postgresql://user:password@host:5432/database",
        )
    ]


async def _who_answers(connection: AsyncConnection) -> int:
    return int(await connection.scalar(text("SELECT pg_backend_pid()")) or 0)


async def size_of_the_database(look: LookAtRows) -> list[Finding]:
    size = await look.connection.scalar(text("SELECT pg_size_pretty(pg_database_size(current_database()))"))
    return [aside(f"Size of the database: {size}")]
