"""Who hears what is said to somebody: they themselves or, for a person without Telegram, a coordinator."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import Sentence
from bot.people.models import Person
from bot.people.queries import stand_in_for
from bot.texts import for_somebody_on_paper


@dataclass(frozen=True)
class Stranger:
    """Someone the bot does not know: a chat and the language of their Telegram."""

    telegram_id: int
    language: str


Reader = Person | Stranger


@dataclass(frozen=True)
class Ear:
    """A chat, and the person who reads there; `name` is of somebody on paper, for whom it is meant."""

    chat_id: int
    person_id: int | None
    language: str | None  # of a stranger
    name: str | None = None
    on_paper_id: int | None = None

    def hears(self, sentence: Sentence) -> Sentence:
        return sentence if self.name is None else for_somebody_on_paper(self.name, sentence)


async def ear_of(session: AsyncSession, to: Reader) -> Ear | None:
    """None when nobody would hear: the person is expected, forgotten, or has nobody who answers for them."""
    if isinstance(to, Stranger):
        return Ear(to.telegram_id, None, to.language)
    if to.telegram_id is not None:
        return Ear(to.telegram_id, to.id, None)
    listener = await listener_for(session, to)
    if listener is None or listener.telegram_id is None:
        return None
    return Ear(listener.telegram_id, listener.id, None, to.first_name, to.id)


async def listener_for(session: AsyncSession, person: Person) -> Person | None:
    """Return the person themselves or, on paper, whoever speaks for them now or answers for them always."""
    if person.telegram_id is not None:
        return person
    if person.speaks_through is not None:
        return person.speaks_through
    return await stand_in_for(session, person) if person.on_paper else None
