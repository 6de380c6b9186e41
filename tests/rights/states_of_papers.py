"""What must be so of agreements, leaves, imports and questions before a route can be tried."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements.models import Agreement, AgreementText, Signature
from bot.conversations.queries import for_whom_key
from bot.cover.models import Leave
from bot.dialogues.models import Dialogue
from bot.duos.models import Duo, DuoState
from bot.escalations.models import Stall
from bot.i18n import LANGUAGES
from bot.importing.models import ImportJob, ImportState
from bot.outbox.models import Kind, Lane, OutgoingMessage
from bot.people.models import Person, Role

Ids = dict[str, Any]
State = Callable[[AsyncSession, Ids, datetime], Awaitable[None]]


async def agreement_in_force(session: AsyncSession, ids: Ids, now: datetime) -> None:
    ids["agreement_id"] = await _agreement(session, now, published_at=now)


async def the_mentee_is_to_sign(session: AsyncSession, ids: Ids, now: datetime) -> None:
    await agreement_in_force(session, ids, now)
    asked = Signature(
        duo_id=ids["duo_id"],
        person_id=ids["person_id"],
        agreement_id=ids["agreement_id"],
        language="fr",
        asked_at=now,
    )
    session.add(asked)
    await session.flush()
    ids["signature_id"] = asked.id


async def agreement_is_drafted(session: AsyncSession, ids: Ids, now: datetime) -> None:
    ids["agreement_id"] = await _agreement(session, now)


async def draft_is_empty(session: AsyncSession, ids: Ids, now: datetime) -> None:
    await agreement_is_drafted(session, ids, now)
    await session.execute(delete(AgreementText).where(AgreementText.agreement_id == ids["agreement_id"]))
    session.expire_all()


async def text_is_asked_for(session: AsyncSession, ids: Ids, now: datetime) -> None:
    await agreement_is_drafted(session, ids, now)
    kept = {"agreement_id": ids["agreement_id"], "language": "fr"}
    await _everybody_is_asked(session, "agreements.text", kept, now)


async def _agreement(session: AsyncSession, now: datetime, **more: Any) -> int:
    texts = [AgreementText(language=language, text="We meet.") for language in LANGUAGES]
    agreement = Agreement(version=1, made_at=now, texts=texts, **more)
    session.add(agreement)
    await session.flush()
    return agreement.id


async def leave_has_begun(session: AsyncSession, ids: Ids, now: datetime) -> None:
    await session.execute(update(Leave).where(Leave.id == ids["leave_id"]).values(begins_at=None))


async def nobody_is_away(session: AsyncSession, ids: Ids, now: datetime) -> None:
    """Nobody counts on the cover, who may go."""
    await session.execute(delete(Leave))


async def mentor_is_trained(session: AsyncSession, ids: Ids, now: datetime) -> None:
    await session.execute(update(Role).where(Role.id == ids["role_id"]).values(trained_on=now.date()))


async def cover_has_an_alert_after_the_leave(session: AsyncSession, ids: Ids, now: datetime) -> None:
    over = update(Leave).where(Leave.id == ids["leave_id"]).values(begins_at=None, ends_at=None)
    await session.execute(over)
    taken = update(Stall).where(Stall.id == ids["stall_id"])
    await session.execute(taken.values(owner_id=ids["cover_id"], taken_at=now))


async def sheet_was_looked_at(session: AsyncSession, ids: Ids, now: datetime) -> None:
    job = update(ImportJob).where(ImportJob.id == ids["job_id"])
    await session.execute(job.values(state=ImportState.LOOKED_AT))


async def somebody_on_paper_is_in_a_duo(session: AsyncSession, ids: Ids, now: datetime) -> None:
    duo = Duo(
        branch_id=ids["branch_id"],
        mentee_id=ids["paper_id"],
        mentor_id=ids["mentor_id"],
        coordinator_id=ids["coordinator_id"],
        state=DuoState.ACTIVE,
        starts_on=now.date(),
        ends_on=now.date() + timedelta(days=180),
        proposed_at=now,
        active_since=now,
    )
    session.add(duo)
    await session.flush()


async def everybody_was_asked_for_whom(session: AsyncSession, ids: Ids, now: datetime) -> None:
    people = await session.scalars(select(Person).where(Person.telegram_id.is_not(None)))
    for person in people.unique():
        asked = OutgoingMessage(
            person_id=person.id,
            chat_id=person.chat_id,
            lane=Lane.REPLY,
            kind=Kind.TEXT,
            dedupe_key=for_whom_key(person, ids["message_id"]),
            said_at=now,
        )
        session.add(asked)
    await session.flush()


async def cohort_start_is_asked(session: AsyncSession, ids: Ids, now: datetime) -> None:
    kept = {"branch_id": ids["branch_id"], "name": "Autumn"}
    await _everybody_is_asked(session, "programme.cohort_start", kept, now)


def said_of_a_branch(**said: str) -> State:
    async def state(session: AsyncSession, ids: Ids, now: datetime) -> None:
        await _everybody_is_asked(session, "programme.new_branch", {"said": said}, now)

    return state


# What is known of somebody who is added, in the order in which it is asked.
_ADDED: Final = ("role", "branch_id", "first_name", "last_name", "language", "phone", "about", "agreed")


def added_until(step: str) -> State:
    async def state(session: AsyncSession, ids: Ids, now: datetime) -> None:
        said = {"role": "mentee", "branch_id": ids["branch_id"], "first_name": "Pol", "last_name": None}
        said |= {"language": "fr", "phone": None, "about": None, "agreed": True}
        known = _ADDED[: _ADDED.index(step)] if step in _ADDED else _ADDED
        ids["draft"] = {name: said[name] for name in known}
        await _everybody_is_asked(session, "cards.person", {"draft": ids["draft"]}, now)

    return state


async def _everybody_is_asked(
    session: AsyncSession, question: str, values: dict[str, Any], now: datetime
) -> None:
    await session.execute(delete(Dialogue))
    until = now + timedelta(days=1)
    for person_id in await session.scalars(select(Person.id)):
        asked = Dialogue(person_id=person_id, question=question, values=values, expires_at=until)
        session.add(asked)
    await session.flush()


A_BRANCH: Final = {
    "name": "Namur",
    "city": "Namur",
    "country": "BE",
    "region": "none",
    "zone": "Europe/Brussels",
    "language": "fr",
    "hours": "09:00-17:00",
    "works": "mon tue",
    "keeps": "24",
}
