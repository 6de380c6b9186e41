"""One message for a whole walk through lists and pages: said once, then changed."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import Sentence
from bot.outbox.buttons import Button, Press, Rows
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.programme import texts


async def show(
    session: AsyncSession,
    to: Person,
    sentence: Sentence,
    *,
    buttons: Rows,
    shown: Shown | None,
    now: datetime,
) -> None:
    """In place of what is `shown`, or as a new message."""
    if shown is None:
        await say(session, to, sentence, buttons=buttons, now=now)
    else:
        await revise(session, to, sentence, of=shown, buttons=buttons, now=now)


def pages(page: int, *, more: bool, turn_to: Callable[[int], Press]) -> list[list[Button]]:
    """A row with the ways to the pages before and after this one; no row when it is the only one."""
    turns = [Button(texts.earlier(), turn_to(page - 1))] if page else []
    if more:
        turns.append(Button(texts.more(), turn_to(page + 1)))
    return [turns] if turns else []
