"""What is known of an update before any handler runs, and in whose name it is made."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update, User

from bot import texts
from bot.dialogues.queries import answered_by, who_writes
from bot.i18n import SOURCE_LANGUAGE, known_language
from bot.outbox.buttons import whose_tap
from bot.outbox.hearing import Stranger
from bot.outbox.say import Shown
from bot.people.queries import spoken_for
from bot.refusal import AnswerForNobody, Refused
from bot.turn import Facts


async def gather(session: AsyncSession, update: Update, account: User, now: datetime) -> Facts:
    language = known_language(account.language_code) or SOURCE_LANGUAGE
    person, dialogue = await who_writes(session, account.id)
    query = update.callback_query
    in_the_name_of, press = whose_tap(query.data or "") if query else (None, None)
    facts = Facts(
        session=session,
        now=now,
        person=person,
        stranger=Stranger(account.id, language),
        first_name=account.first_name,
        press=press,
        in_the_name_of=in_the_name_of,
        shown=Shown(query.message.message_id) if query and query.message else None,
    )
    if person is not None and update.message is not None:
        original = update.message.reply_to_message
        reply_to = original.message_id if original else None
        facts.dialogue = await answered_by(session, person, dialogue, reply_to=reply_to, now=now)
        facts.in_the_name_of = facts.dialogue.for_person_id if facts.dialogue is not None else None
    return facts


async def speak_for(facts: Facts, person_id: int) -> None:
    """A coordinator answers for somebody without Telegram: it counts as said by that person."""
    if facts.person is None:
        raise Refused(texts.who_are_you())
    person = await spoken_for(facts.session, facts.person, person_id)
    if person is None:
        raise AnswerForNobody(texts.no_longer_for_them()) if facts.dialogue else Refused(texts.stale_button())
    facts.person = person
