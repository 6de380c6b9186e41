"""Every message that nobody else wanted, and for whom it is."""

from telegram import Update

from bot.conversations import actions, for_whom
from bot.conversations.presses import PassOnTo
from bot.outbox.say import Shown
from bot.turn import MEMBER, PARTICIPANT, Facts, Route, Turn, command_of, on_press


async def pass_on(update: Update, turn: Turn) -> None:
    message = update.message
    if message is not None:
        original = message.reply_to_message
        await actions.pass_on(
            turn.session,
            by=turn.person,
            message=Shown(message.message_id),
            reply_to=original.message_id if original else None,
            now=turn.now,
        )


async def explain_edit(update: Update, turn: Turn) -> None:
    if update.edited_message is not None:
        edited = Shown(update.edited_message.message_id)
        await actions.explain_edit(turn.session, by=turn.person, message=edited, now=turn.now)


def _is_message(update: Update, facts: Facts) -> bool:
    return update.message is not None and command_of(update) is None


def _is_edit(update: Update, facts: Facts) -> bool:
    return update.edited_message is not None


HANDLERS: tuple[Route, ...] = (
    on_press(PassOnTo, for_whom.pass_on_to, who=PARTICIPANT),
    Route("a message", MEMBER, _is_message, pass_on),
    Route("an edited message", MEMBER, _is_edit, explain_edit),
)
