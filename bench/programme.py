"""A programme of any size: people who joined, duos that are active, messages that wait. Rows, not played."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversations.texts import partner_follows
from bot.db import Database
from bot.duos.models import Duo, DuoState
from bot.outbox.models import Lane
from bot.outbox.say import say, say_to_all
from bot.people.actions import add_branch
from bot.people.models import Branch, Person, Role
from bot.people.roles import RoleKind
from bot.tables import Base  # all of them, so that each finds those it refers to

FIRST_READER: Final = 10_000_000  # chats of people whom the bot writes to
FIRST_MENTEE: Final = 20_000_000
FIRST_MENTOR: Final = 30_000_000
COORDINATOR: Final = 40_000_000
BRANCH: Final = "Bruxelles"
A_SENTENCE: Final = partner_follows()

READERS: Final = text("""
    INSERT INTO person (telegram_id, first_name, name_confirmed, language, zone, joined_at, on_paper)
    SELECT chat, 'Ada', true, 'en', 'Europe/Brussels', now(), false
    FROM generate_series(:first, :last) AS chat
""")
ALIKE: Final = [
    column.name
    for column in Base.metadata.tables["outgoing_message"].columns
    if column.name not in {"id", "person_id", "chat_id", "dedupe_key"}
]
MORE_LIKE_IT: Final = text(f"""
    INSERT INTO outgoing_message (person_id, chat_id, {", ".join(ALIKE)})
    SELECT person.id, person.telegram_id, {", ".join(f"said.{name}" for name in ALIKE)}
    FROM generate_series(1, :rounds) AS round, person, outgoing_message AS said
    WHERE said.id = :like AND person.telegram_id >= :first
    ORDER BY round, person.id
""")

Step = Callable[[AsyncSession], Awaitable[None]]


def prepare(url: str, *steps: Step) -> None:
    """Carry out the steps in one transaction each."""
    asyncio.run(_prepare(url, steps))


async def _prepare(url: str, steps: tuple[Step, ...]) -> None:
    database = Database(url)
    try:
        for step in steps:
            async with database.transaction() as session:
                await step(session)
    finally:
        await database.close()


def readers(number: int) -> Step:
    async def add(session: AsyncSession) -> None:
        await session.execute(READERS, {"first": FIRST_READER, "last": FIRST_READER + number - 1})

    return add


async def branch(session: AsyncSession) -> None:
    await _branch(session)


async def _branch(session: AsyncSession) -> Branch:
    return await add_branch(session, name=BRANCH, country="BE", zone="Europe/Brussels", language="fr")


def duos(number: int) -> Step:
    """A branch with so many active duos, all looked after by one coordinator."""

    async def add(session: AsyncSession) -> None:
        branch = await _branch(session)
        coordinator = _person(COORDINATOR, RoleKind.COORDINATOR, branch.id)
        session.add_all(_duo(duo, branch.id, coordinator) for duo in range(number))

    return add


def _duo(number: int, branch_id: int, coordinator: Person) -> Duo:
    now = datetime.now(UTC)
    return Duo(
        branch_id=branch_id,
        mentee=_person(FIRST_MENTEE + number, RoleKind.MENTEE, branch_id),
        mentor=_person(FIRST_MENTOR + number, RoleKind.MENTOR, branch_id),
        coordinator=coordinator,
        state=DuoState.ACTIVE,
        starts_on=now.date(),
        ends_on=now.date() + timedelta(days=180),
        proposed_at=now,
        active_since=now,
    )


def _person(chat: int, kind: RoleKind, branch_id: int) -> Person:
    return Person(
        telegram_id=chat,
        first_name="Ada",
        name_confirmed=True,
        language="en",
        zone="Europe/Brussels",
        joined_at=datetime.now(UTC),
        roles=[Role(kind=kind, branch_id=branch_id)],
    )


def announcement() -> Step:
    """One message to every reader, by the one road by which the bot speaks."""

    async def enqueue(session: AsyncSession) -> None:
        everyone = select(Person).where(Person.telegram_id.between(FIRST_READER, FIRST_MENTEE - 1))
        people = (await session.scalars(everyone.order_by(Person.id))).all()
        await say_to_all(session, people, A_SENTENCE, lane=Lane.BULK, now=datetime.now(UTC))

    return enqueue


def waiting(rounds: int) -> Step:
    """So many messages for every reader, in rounds: one is said, the others are made like it, and it goes."""

    async def enqueue(session: AsyncSession) -> None:
        one = await session.scalar(select(Person).where(Person.telegram_id == FIRST_READER))
        assert one is not None
        like = await say(session, one, A_SENTENCE, lane=Lane.BULK, now=datetime.now(UTC))
        await session.execute(MORE_LIKE_IT, {"rounds": rounds, "like": like, "first": FIRST_READER})
        await session.execute(text("DELETE FROM outgoing_message WHERE id = :like"), {"like": like})

    return enqueue
