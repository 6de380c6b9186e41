"""/handover: one duo after the other; and at its end the role of who has gone."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cover import handover_texts as texts
from bot.cover import presses, queries, rules
from bot.cover.charge import orphans
from bot.cover.guide import turns
from bot.cover.handing import hand_over
from bot.cover.handover import STOP, leaver_in, successor_in
from bot.duos.models import Duo
from bot.duos.queries import LIVE, duo_of
from bot.onboarding.menu import commands_for
from bot.outbox.buttons import Button
from bot.outbox.models import Lane
from bot.outbox.say import Shown, revise, say, set_menu
from bot.people.models import Person
from bot.people.roles import RoleKind
from bot.refusal import Refused
from bot.texts import stale_button


async def show_duos(
    session: AsyncSession,
    *,
    by: Person,
    leaver_id: int,
    branch_id: int,
    successor_id: int,
    page: int,
    shown: Shown,
    now: datetime,
) -> None:
    leaver, branch = await leaver_in(session, by, leaver_id, branch_id)
    successor = await successor_in(session, successor_id, leaver, branch_id)
    duos = await queries.duos_coordinated_by(session, {leaver.id}, branch_id=branch_id)
    if not duos:
        raise Refused(texts.no_duo_left(leaver.first_name))
    page = min(max(0, page), (len(duos) - 1) // rules.PAGE)
    rows = [
        [Button(texts.duo_name(*_names(duo)), presses.LookAtDuo(successor.id, duo.id))]
        for duo in duos[page * rules.PAGE : (page + 1) * rules.PAGE]
    ]
    ways = turns(
        page,
        is_last=(page + 1) * rules.PAGE >= len(duos),
        turn_to=lambda other: presses.ShowDuosToHand(leaver.id, branch.id, successor.id, other),
    )
    question = texts.which_duo(leaver.first_name, successor.first_name)
    await revise(session, by, question, of=shown, buttons=[*rows, *ways, [STOP]], now=now)


async def look_at_duo(
    session: AsyncSession, *, by: Person, successor_id: int, duo_id: int, shown: Shown, now: datetime
) -> None:
    duo, leaver, successor = await _duo_and_both(session, by, successor_id, duo_id)
    look = texts.look_at_duo(*_names(duo), successor.first_name)
    back = presses.ShowDuosToHand(leaver.id, duo.branch_id, successor.id, 0)
    buttons = [
        [Button(texts.hand_it(), presses.HandDuo(successor.id, duo.id))],
        [Button(texts.back_to_the_duos(), back)],
    ]
    await revise(session, by, look, of=shown, buttons=buttons, now=now)


async def hand_duo(
    session: AsyncSession, *, by: Person, successor_id: int, duo_id: int, shown: Shown, now: datetime
) -> None:
    duo, leaver, successor = await _duo_and_both(session, by, successor_id, duo_id)
    charge = await hand_over(session, leaver=leaver, successor=successor, duos=[duo], now=now)
    done = texts.duo_is_handed(*_names(duo), successor.first_name)
    on = presses.ShowDuosToHand(leaver.id, duo.branch_id, successor.id, 0)
    await revise(session, by, done, of=shown, buttons=[[Button(texts.next_duo(), on)]], now=now)
    if by.id != leaver.id:
        thanks = texts.taken_over_from_you(successor.first_name, texts.told(**asdict(charge)))
        await say(session, leaver, thanks, lane=Lane.ALERT, now=now)


async def _duo_and_both(
    session: AsyncSession, by: Person, successor_id: int, duo_id: int
) -> tuple[Duo, Person, Person]:
    """Return a live duo that `by` may hand over, its coordinator, and a colleague of theirs."""
    duo = await duo_of(session, duo_id)
    if duo is None or duo.state not in LIVE:
        raise Refused(stale_button())
    leaver, _branch = await leaver_in(session, by, duo.coordinator_id, duo.branch_id)
    return duo, leaver, await successor_in(session, successor_id, leaver, duo.branch_id)


def _names(duo: Duo) -> tuple[str, str]:
    return duo.mentee.first_name, duo.mentor.first_name


async def end_role(
    session: AsyncSession, *, by: Person, leaver_id: int, branch_id: int, shown: Shown, now: datetime
) -> None:
    """Only with empty hands, and while somebody else is there for the branch."""
    leaver, branch = await leaver_in(session, by, leaver_id, branch_id)
    charge = await orphans(session, leaver, branch_id=branch_id)
    if charge:
        raise Refused(texts.still_in_hand(leaver.first_name, branch.name, texts.told(**asdict(charge))))
    if len(await queries.coordinators(session, branch_id=branch_id)) < 2:
        raise Refused(texts.nobody_succeeds(leaver.first_name, branch.name))
    leaver.roles = [
        role for role in leaver.roles if (role.kind, role.branch_id) != (RoleKind.COORDINATOR, branch_id)
    ]
    await session.flush()
    await set_menu(session, leaver, commands_for(leaver), now=now)
    await revise(session, by, texts.role_has_ended(leaver.first_name, branch.name), of=shown, now=now)
    if by.id != leaver.id:
        await say(session, leaver, texts.your_role_has_ended(branch.name), lane=Lane.ALERT, now=now)
