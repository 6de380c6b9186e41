"""Which of their duos somebody means: a button carries its id; where there is none, they are asked."""

from collections.abc import Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.duos import partner_texts, queries, texts
from bot.duos.models import Duo, DuoState
from bot.duos.rules import PAGE, Partner, marks
from bot.i18n import Sentence
from bot.outbox.buttons import Button, Press, Rows, in_rows
from bot.people.models import Person
from bot.refusal import Refused
from bot.texts import stale_button


async def my_duo(session: AsyncSession, *, by: Person, duo_id: int) -> Duo:
    """Return that active duo of `by`, held until the transaction ends; refuse anybody else's."""
    duo = await queries.duo_of(session, duo_id)
    if duo is None or by.id not in (duo.mentee_id, duo.mentor_id):
        raise Refused(stale_button())
    if duo.state is not DuoState.ACTIVE:
        ended = duo.state is DuoState.ENDED
        raise Refused(partner_texts.duo_is_over(duo.partner_of(by).first_name) if ended else stale_button())
    return duo


async def my_duos(session: AsyncSession, *, by: Person) -> Sequence[Duo]:
    """Return the active duos of `by`; refuse it when there is none."""
    duos = await queries.active_duos_of(session, by)
    if not duos:
        raise Refused(texts.no_duo_yet())
    return duos


def partner_buttons(duos: Sequence[Duo], by: Person, press: Callable[[int], Press]) -> Rows:
    """A button for each partner, with `press(duo_id)`."""
    labels = partner_labels(duos, by)
    buttons = [Button(label, press(duo.id)) for duo, label in zip(duos, labels, strict=True)]
    return in_rows(buttons, 1 if len(buttons) <= PAGE else 2)


def label_of(duo: Duo, duos: Sequence[Duo], by: Person) -> Sentence:
    """The partner of one of these duos, as on the buttons."""
    return partner_labels(duos, by)[[each.id for each in duos].index(duo.id)]


def partner_labels(duos: Sequence[Duo], by: Person) -> list[Sentence]:
    partners = [duo.partner_of(by) for duo in duos]
    known = [
        Partner(duo.id, partner.first_name, partner.last_name, duo.starts_on)
        for duo, partner in zip(duos, partners, strict=True)
    ]
    return [
        partner_texts.partner(partner.first_name, **vars(mark))
        for partner, mark in zip(partners, marks(known), strict=True)
    ]
