"""A world in which every table has rows about Amina, and a mark stands wherever somebody may have typed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Integer, LargeBinary, String, Table, cast, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements.models import Agreement, AgreementText, Signature
from bot.audit.models import AuditEntry
from bot.cards.models import Correction, Note, Reading, What
from bot.cards.rules import Field
from bot.cover.models import KnownCarer, Leave
from bot.db import Base
from bot.dialogues.models import Dialogue
from bot.duos.models import Duo
from bot.escalations.models import Notice, Stall, ToldUnreachable
from bot.escalations.rules import StallReason
from bot.importing.models import ImportJob, ImportState
from bot.onboarding.models import Invitation
from bot.outbox.models import Attachment, Kind, Lane, OutgoingMessage, State
from bot.people.models import Cohort, Person, Role
from bot.people.roles import RoleKind
from bot.privacy.inventory import INVENTORY, table_named
from bot.privacy.keeping import Whose
from tests.beginnings import lived_once
from tests.world import World

MARK: Final = "zebra"
EVERYWHERE: Final = (String, JSONB, LargeBinary)


@lived_once
async def rich_world(world: World) -> None:
    """Amina and Jan have met, stopped meeting, and staff have written about it."""
    await world.person("Ada", "admin")
    await world.duo(met_today=True)
    await world.taps("Amina", "✏️")
    await world.says("Amina", "He was kind.")
    await world.says("Amina", "Thank you for today!")
    await world.says("Jan", "With pleasure.")
    await world.days_pass(18)
    await world.says("Amina", "/callme")
    await world.tick()
    async with world.built.database.transaction() as session:
        await _what_no_story_brings_yet(session, world)
    async with world.built.database.transaction() as session:
        await _mark(session, (await world.person("Amina")))


async def _what_no_story_brings_yet(session: AsyncSession, world: World) -> None:
    amina, jan, sofie = [await world.person(name) for name in ("Amina", "Jan", "Sofie")]
    duo = (await session.scalars(select(Duo))).unique().one()
    cohort = Cohort(branch_id=duo.branch_id, name="Spring", starts_on=date(2026, 3, 1))
    agreement = Agreement(version=1, made_at=world.now, made_by_id=amina.id, published_at=world.now)
    agreement.texts = [AgreementText(language="en", text="Be kind.")]
    session.add_all([cohort, agreement])
    await session.flush()
    role = await session.scalar(select(Role).where(Role.person_id == amina.id))
    assert role is not None
    role.cohort_id = cohort.id
    outgoing = _waiting(amina, world)
    session.add_all(
        [
            Note(person_id=amina.id, author_id=sofie.id, text="a note", written_at=world.now),
            Note(person_id=jan.id, author_id=amina.id, text="of another", written_at=world.now),
            Reading(reader_id=sofie.id, person_id=amina.id, what=What.NOTES, read_at=world.now),
            Correction(person_id=amina.id, by_id=sofie.id, field=Field.PHONE, made_at=world.now),
            ToldUnreachable(person_id=amina.id, told_id=sofie.id),
            KnownCarer(duo_id=duo.id, coordinator_id=sofie.id),
            Reading(reader_id=amina.id, person_id=jan.id, what=What.NOTES, read_at=world.now),
            Dialogue(person_id=amina.id, question="x", values={}, expires_at=world.now + timedelta(days=1)),
            Signature(duo_id=duo.id, person_id=amina.id, agreement_id=agreement.id, language="en",
                      asked_at=world.now, signed_at=world.now),
            Invitation(token_hash="for her", role=RoleKind.MENTEE, branch_id=duo.branch_id,
                       person_id=amina.id, made_by_id=sofie.id, made_at=world.now,
                       expires_at=world.now + timedelta(days=30)),
            Invitation(token_hash="by her", role=RoleKind.MENTEE, branch_id=duo.branch_id,
                       made_by_id=amina.id, made_at=world.now, expires_at=world.now + timedelta(days=30)),
            ImportJob(by_id=amina.id, branch_id=duo.branch_id, file_name="x", file_id="x", data=b"x",
                      state=ImportState.LOOKED_AT, made_at=world.now, counts={}),
            Leave(coordinator_id=amina.id, cover_id=sofie.id, from_on=date(2026, 1, 1),
                  until_on=date(2026, 1, 2), made_by_id=amina.id),
            Stall(duo_id=duo.id, reason=StallReason.NOT_MET, since=world.now, found_at=world.now,
                  closed_at=world.now, solution="x", notices=[Notice(person_id=amina.id)]),
            AuditEntry(by_id=sofie.id, for_id=amina.id, subject="duo", subject_id=duo.id, change="changed",
                       before={}, after={}),
            outgoing,
        ]
    )  # fmt: skip
    await session.flush()
    session.add(Attachment(outgoing_id=outgoing.id, file_name="x", data=b"x"))


def _waiting(person: Person, world: World) -> OutgoingMessage:
    """A message that is held by a sender who has gone away: it stays where it is."""
    return OutgoingMessage(
        person_id=person.id, chat_id=person.chat_id, lane=Lane.BULK, kind=Kind.DOCUMENT, content={},
        said_at=world.now, state=State.PENDING, lease="of another",
    )  # fmt: skip


async def _mark(session: AsyncSession, amina: Person) -> None:
    """Write "zebra:table.column" into every typed column of her rows."""
    whose = Whose(amina.id, amina.telegram_id)
    for name, column in (place.split(".") for place in marked_columns()):
        table = table_named(name)
        mine = or_(*(trail.find(table, whose) for trail in INVENTORY[name].trails if not trail.only))
        await session.execute(update(table).where(mine).values({column: _marked(table, column)}))


def marked_columns() -> Iterator[str]:
    """Every "table.column" that may hold what somebody typed about a person."""
    for name, kept in INVENTORY.items():
        for column in [*kept.words.split(), *kept.withheld.split()]:
            if isinstance(table_named(name).c[column].type, EVERYWHERE) and column != "token_hash":
                yield f"{name}.{column}"


def _marked(table: Table, column: str) -> Any:
    mark, kind = f"{MARK}:{table.name}.{column}", table.c[column].type
    if isinstance(kind, LargeBinary):
        return mark.encode()
    return {"x": mark} if isinstance(kind, JSONB) else mark


async def marks(world: World) -> set[str]:
    """Every "table.column" in which a mark stands."""
    return await places_of(world, MARK)


async def places_of(world: World, words: str) -> set[str]:
    """Every "table.column" of text, JSON or bytes that contains `words`."""
    found = set()
    async with world.built.database.transaction() as session:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                as_text = (
                    func.encode(column, "escape")
                    if isinstance(column.type, LargeBinary)
                    else cast(column, String)
                )
                query = select(func.count()).select_from(table).where(as_text.like(f"%{words}%"))
                if await session.scalar(query):
                    found.add(f"{table.name}.{column.name}")
    return found


async def numbers_of(world: World, number: int) -> set[str]:
    """Every "table.column" that holds this number."""
    found = set()
    async with world.built.database.transaction() as session:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Integer):
                    query = select(func.count()).select_from(table).where(cast(column, BigInteger) == number)
                    if await session.scalar(query):
                        found.add(f"{table.name}.{column.name}")
    return found


async def tables_about(world: World, person: Person) -> set[str]:
    """The tables in which a trail leads to rows of this person."""
    whose, found = Whose(person.id, person.telegram_id), set()
    async with world.built.database.transaction() as session:
        for name, kept in INVENTORY.items():
            table = table_named(name)
            for trail in kept.trails:
                query = select(func.count()).select_from(table).where(trail.find(table, whose))
                if await session.scalar(query):
                    found.add(name)
    return found


async def counts(world: World) -> Sequence[int]:
    """What must stay: duos, meetings that took place, check-ins, stars."""
    query = text(
        "SELECT (SELECT count(*) FROM duo), (SELECT count(*) FROM meeting WHERE state = 'happened'),"
        " (SELECT count(*) FROM check_in WHERE met IS NOT NULL), (SELECT sum(stars) FROM check_in)"
    )
    async with world.built.database.transaction() as session:
        return tuple((await session.execute(query)).one())
