"""An open alert goes from one human to another, who gets it with its buttons."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.escalations import ladder, texts
from bot.escalations.models import Stall
from bot.people.models import Person


async def give(session: AsyncSession, stall: Stall, *, giver: Person, to: Person, now: datetime) -> None:
    """What `giver` has taken or put off is `to`'s from now on; whoever heard of it sees so."""
    if stall.remind_id == giver.id:
        stall.remind_id = to.id
    if stall.owner_id == giver.id:
        stall.owner, stall.owner_id = to, to.id
        await ladder.show_everywhere(session, stall, texts.is_taken_by(to.first_name), now=now)


async def tell_all(
    session: AsyncSession, stalls: Sequence[Stall], to: Person, *, giver: Person, now: datetime
) -> int:
    """Tell `to` of each that is nobody's or theirs; return how many. What another has taken stays there."""
    mine = [stall for stall in stalls if stall.closed_at is None and stall.owner_id in (None, to.id)]
    for stall in mine:
        if stall.remind_at is not None:
            stall.remind_id = to.id
        said = texts.with_state(await ladder.alert(session, stall, now), texts.comes_from(giver.first_name))
        await ladder.tell(session, stall, to, said, now=now)
    return len(mine)
