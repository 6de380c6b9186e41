"""/handover: who goes, which branch, who succeeds, a last look; all at once or duo by duo."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover import handover_texts as texts
from bot.cover import presses, queries
from bot.cover.charge import orphans
from bot.cover.guide import answer, coordinator_for, pages_of_coordinators
from bot.cover.handing import hand_over
from bot.cover.leave_texts import stop as stop_label
from bot.outbox.buttons import Button
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say
from bot.people.models import Branch, Person
from bot.people.queries import branches
from bot.people.roles import RoleKind
from bot.refusal import Refused
from bot.texts import stale_button

STOP = Button(stop_label(), presses.StopHandover())


async def plan_handover(session: AsyncSession, *, by: Person, now: datetime) -> None:
    """An admin chooses who goes; a coordinator hands over their own."""
    if by.is_a(RoleKind.ADMIN):
        await show_who_goes(session, by=by, page=0, shown=None, now=now)
    else:
        await _choose_branch(session, by, by, None, now)


async def show_who_goes(
    session: AsyncSession, *, by: Person, page: int, shown: Shown | None, now: datetime
) -> None:
    buttons = await pages_of_coordinators(
        session, page, pick=lambda person: presses.ChooseBranch(person.id), turn_to=presses.ShowWhoGoes
    )
    await answer(session, by, texts.who_goes(), [*buttons, [STOP]], shown, now)


async def choose_branch(
    session: AsyncSession, *, by: Person, leaver_id: int, shown: Shown, now: datetime
) -> None:
    await _choose_branch(session, by, await coordinator_for(session, by, leaver_id), shown, now)


async def _choose_branch(
    session: AsyncSession, by: Person, leaver: Person, shown: Shown | None, now: datetime
) -> None:
    """The question is left out when there is only one answer."""
    theirs = await branches(session, leaver.branch_ids(RoleKind.COORDINATOR))
    if len(theirs) == 1:
        await _choose_successor(session, by, leaver, theirs[0], shown, now)
        return
    rows = [
        [Button(texts.branch_name(branch.name), presses.ChooseSuccessor(leaver.id, branch.id))]
        for branch in theirs
    ]
    await answer(session, by, texts.which_branch(leaver.first_name), [*rows, [STOP]], shown, now)


async def choose_successor(
    session: AsyncSession, *, by: Person, leaver_id: int, branch_id: int, shown: Shown, now: datetime
) -> None:
    leaver, branch = await leaver_in(session, by, leaver_id, branch_id)
    await _choose_successor(session, by, leaver, branch, shown, now)


async def _choose_successor(
    session: AsyncSession, by: Person, leaver: Person, branch: Branch, shown: Shown | None, now: datetime
) -> None:
    others = [
        each for each in await queries.coordinators(session, branch_id=branch.id) if each.id != leaver.id
    ]
    if not others:
        raise Refused(texts.nobody_succeeds(leaver.first_name, branch.name))
    rows = [
        [Button(texts.branch_name(each.first_name), presses.LookAtHandover(leaver.id, branch.id, each.id))]
        for each in others
    ]
    question = texts.who_succeeds(leaver.first_name, branch.name)
    await answer(session, by, question, [*rows, [STOP]], shown, now)


async def look_at_handover(
    session: AsyncSession,
    *,
    by: Person,
    leaver_id: int,
    branch_id: int,
    successor_id: int,
    shown: Shown,
    now: datetime,
) -> None:
    leaver, branch = await leaver_in(session, by, leaver_id, branch_id)
    successor = await successor_in(session, successor_id, leaver, branch_id)
    charge = await orphans(session, leaver, branch_id=branch_id)
    names = leaver.first_name, successor.first_name, branch.name
    ids = leaver.id, branch.id, successor.id
    rows = [[Button(texts.hand_all(), presses.HandAll(*ids))]]
    if charge.duos > 1:
        rows.append([Button(texts.duo_by_duo(), presses.ShowDuosToHand(*ids, 0))])
    look = texts.look_at_handover(*names, texts.told(**asdict(charge)))
    if not charge:
        look, rows = (
            texts.nothing_in_hand(leaver.first_name, branch.name),
            [[end_role_button(leaver, branch)]],
        )
    await revise(session, by, look, of=shown, buttons=[*rows, [STOP]], now=now)


async def hand_all(
    session: AsyncSession,
    *,
    by: Person,
    leaver_id: int,
    branch_id: int,
    successor_id: int,
    shown: Shown,
    now: datetime,
) -> None:
    """All that is in the leaver's hands in this branch; a second tap finds nothing left."""
    leaver, branch = await leaver_in(session, by, leaver_id, branch_id)
    successor = await successor_in(session, successor_id, leaver, branch_id)
    charge = await hand_over(session, leaver=leaver, successor=successor, branch_id=branch_id, now=now)
    if not charge:
        raise Refused(texts.nothing_in_hand(leaver.first_name, branch.name))
    what = texts.told(**asdict(charge))
    done = texts.handed_over(leaver.first_name, successor.first_name, branch.name, what)
    await revise(session, by, done, of=shown, buttons=[[end_role_button(leaver, branch)]], now=now)
    if by.id != leaver.id:
        thanks = texts.taken_over_from_you(successor.first_name, what)
        await say(session, leaver, thanks, lane=Lane.ALERT, now=now)


def end_role_button(leaver: Person, branch: Branch) -> Button:
    return Button(texts.end_role(branch.name), presses.EndRole(leaver.id, branch.id))


async def stop(session: AsyncSession, *, by: Person, shown: Shown, now: datetime) -> None:
    await revise(session, by, texts.handover_stopped(), of=shown, now=now)


async def leaver_in(
    session: AsyncSession, by: Person, leaver_id: int, branch_id: int
) -> tuple[Person, Branch]:
    """Return whose duos `by` may hand over, and one of their branches."""
    leaver = await coordinator_for(session, by, leaver_id)
    branch = await session.get(Branch, branch_id)
    if branch is None or branch_id not in leaver.branch_ids(RoleKind.COORDINATOR):
        raise Refused(stale_button())
    return leaver, branch


async def successor_in(session: AsyncSession, successor_id: int, leaver: Person, branch_id: int) -> Person:
    for each in await queries.coordinators(session, branch_id=branch_id):
        if each.id == successor_id != leaver.id:
            return each
    raise Refused(stale_button())
