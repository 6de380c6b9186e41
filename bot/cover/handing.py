"""A coordinator goes for good: what is in their hands goes to a successor, and nobody is orphaned."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover import handover_texts as texts
from bot.cover.arranging import ONE_AT_A_TIME, arrange, let_them_hear, note_what_they_know
from bot.cover.charge import (
    Charge,
    alerts_of,
    covers_of,
    duos_of,
    orphans,
    people_kept_by,
    unopened_by,
)
from bot.cover.leaves_of_leavers import call_off_leaves, pass_covers_on
from bot.duos.models import Duo, DuoState
from bot.escalations import moving
from bot.escalations.models import Stall
from bot.onboarding.models import Invitation
from bot.outbox.models import Lane
from bot.outbox.say import say
from bot.people.models import Person
from bot.people.queries import cover_of
from bot.people.roles import RoleKind
from bot.refusal import Refused

__all__ = ["Charge", "hand_over", "orphans"]


async def hand_over(
    session: AsyncSession,
    *,
    leaver: Person,
    successor: Person,
    duos: Sequence[Duo] | None = None,
    branch_id: int | None = None,
    now: datetime,
) -> Charge:
    """Give these duos, or all that is in the leaver's hands (in one branch or in all), to the successor.

    Who is to take it must be a coordinator of each duo's branch, else Refused is raised and nothing changes.
    The two people of each duo hear who looks after them now; the successor hears, and gets each open alert.
    """
    await session.execute(ONE_AT_A_TIME)
    everything = duos is None
    moved = await duos_of(session, leaver, branch_id, hold=True)
    if duos is not None:
        moved = [duo for duo in moved if duo.id in {chosen.id for chosen in duos}]
    _check(successor, leaver, moved)
    alerts = [
        alert
        for alert in await alerts_of(session, leaver, branch_id)
        if everything or alert.duo_id in {duo.id for duo in moved}
    ]
    for duo in moved:
        await _hand_over_duo(session, duo, successor, now)
    people = await _hand_over_people(session, leaver, successor, branch_id, None if everything else moved)
    invitations = await _hand_over_invitations(session, leaver, successor, branch_id) if everything else 0
    covers = await covers_of(session, leaver, branch_id) if everything else []
    charge = Charge(
        duos=len(moved),
        proposals=sum(duo.state is DuoState.PROPOSED for duo in moved),
        alerts=len(alerts),
        people=people,
        invitations=invitations,
        covers=len(covers),
    )
    if charge:
        told = texts.you_take_over(leaver.first_name, texts.told(**asdict(charge)))
        await say(session, successor, told, lane=Lane.ALERT, now=now)
    if everything:
        await pass_covers_on(session, covers, leaver=leaver, successor=successor, now=now)
        await call_off_leaves(session, leaver, now=now)
        await arrange(session, now)
    await _hand_over_alerts(session, alerts, leaver, now)
    return charge


def _check(successor: Person, leaver: Person, duos: Sequence[Duo]) -> None:
    if successor.id == leaver.id or successor.joined_at is None or successor.telegram_id is None:
        raise Refused(texts.cannot_succeed(successor.first_name))
    own = successor.branch_ids(RoleKind.COORDINATOR)
    for duo in duos:
        if duo.branch_id not in own:
            raise Refused(texts.not_a_coordinator_there(successor.first_name, duo.branch.name))


async def _hand_over_duo(session: AsyncSession, duo: Duo, successor: Person, now: datetime) -> None:
    """A successor who is away has a cover, too."""
    await note_what_they_know(session, duo)
    duo.coordinator = successor
    duo.caretaker = await cover_of(session, successor)
    await let_them_hear(session, duo, now)


async def _hand_over_people(
    session: AsyncSession,
    leaver: Person,
    successor: Person,
    branch_id: int | None,
    duos: Sequence[Duo] | None,
) -> int:
    """Of those without Telegram the successor keeps whom they may look after. For the others a coordinator of
    their branch answers, as for everybody whom nobody keeps."""
    kept = await people_kept_by(session, leaver, branch_id)
    if duos is not None:
        in_them = {person.id for duo in duos for person in duo.participants}
        kept = [person for person in kept if person.id in in_them]
    own = successor.branch_ids(RoleKind.COORDINATOR)
    for person in kept:
        may_keep = own & {role.branch_id for role in person.roles}
        person.kept_by_id = successor.id if may_keep else None
    return len(kept)


async def _hand_over_invitations(
    session: AsyncSession, leaver: Person, successor: Person, branch_id: int | None
) -> int:
    """Whoever made a link hears when it is opened, and follows it up when it is not."""
    branches = {branch_id} if branch_id is not None else successor.branch_ids(RoleKind.COORDINATOR)
    theirs = update(Invitation).where(*unopened_by(leaver), Invitation.branch_id.in_(branches))
    moved = await session.scalars(theirs.values(made_by_id=successor.id).returning(Invitation.id))
    return len(moved.all())


async def _hand_over_alerts(
    session: AsyncSession, alerts: Sequence[Stall], leaver: Person, now: datetime
) -> None:
    """Each goes to whoever looks after its duo by now."""
    for alert in alerts:
        carer = alert.duo.carer
        if carer.id != leaver.id:
            await moving.give(session, alert, giver=leaver, to=carer, now=now)
            await moving.tell_all(session, [alert], carer, giver=leaver, now=now)
