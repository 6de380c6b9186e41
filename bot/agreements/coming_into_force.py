"""A text is put in force, and who has to sign it is asked; or it is taken back before anybody was."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import exists, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import queries, versions
from bot.agreements.models import Agreement, AgreementText, Signature
from bot.duos.models import Duo, DuoState
from bot.people.models import Branch
from bot.people.rules import decent_hour


async def publish_texts(
    session: AsyncSession,
    branch: Branch | None,
    texts: Mapping[str, str],
    *,
    ask_again: bool,
    now: datetime,
) -> Agreement:
    """Publish a version that was written elsewhere; there must be no draft."""
    branch_id = branch.id if branch is not None else None
    agreement = Agreement(
        branch_id=branch_id,
        version=await versions.next_number(session, branch_id),
        made_at=now,
        texts=[AgreementText(language=language, text=text) for language, text in texts.items()],
    )
    session.add(agreement)
    await session.flush()
    await put_in_force(session, agreement, ask_again=ask_again, now=now)
    return agreement


async def put_in_force(
    session: AsyncSession, agreement: Agreement, *, ask_again: bool, now: datetime
) -> None:
    """From now on this is what is signed: by all active duos anew, or by new ones and by who has not yet
    signed what they were asked. They are asked at a decent hour."""
    agreement.published_at, agreement.asks_all = now, ask_again
    await session.flush()
    for branch in await versions.branches_under(session, agreement.branch_id):
        to_ask = [Duo.branch_id == branch.id, Duo.state == DuoState.ACTIVE]
        if not ask_again:
            to_ask.append(exists().where(Signature.duo_id == Duo.id, queries.is_missing()).correlate(Duo))
        await session.execute(
            update(Duo)
            .where(*to_ask)
            .values(sign_at=decent_hour(now, zone=branch.zone))
            .execution_options(synchronize_session=False)
        )


async def take_back(session: AsyncSession, agreement: Agreement) -> None:
    """It is a draft again, and what was in force before it is so again."""
    agreement.published_at, agreement.asks_all = None, False
    await session.flush()


async def may_be_taken_back(session: AsyncSession, agreement: Agreement) -> bool:
    """Only the newest, while nobody has been asked to sign it and no newer draft is being written."""
    newest = await versions.newest_published(session, agreement.branch_id)
    if newest is None or newest.id != agreement.id:
        return False
    if await versions.draft_of(session, agreement.branch_id) is not None:
        return False
    return not await versions.was_asked(session, agreement)
