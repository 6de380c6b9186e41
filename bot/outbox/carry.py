"""One outgoing message becomes one call of the Bot API, in its reader's language and zone of this moment."""

from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode

from bot.i18n import Sentence, render, render_plain
from bot.outbox.claims import Claimed
from bot.outbox.models import Kind
from bot.outbox.verdicts import Delivered, SayAnew, Verdict

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def carry(bot: Bot, claimed: Claimed) -> Verdict:
    """Send it; raise what the library raises when Telegram refuses."""
    match claimed.kind:
        case Kind.TEXT:
            return await _send(bot, claimed)
        case Kind.EDIT:
            return await _edit(bot, claimed)
        case Kind.COPY:
            return await _copy(bot, claimed)
        case Kind.MENU:
            return await _set_menu(bot, claimed)


async def _send(bot: Bot, claimed: Claimed) -> Verdict:
    message = await bot.send_message(
        claimed.chat_id,
        _text(claimed),
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=_keyboard(claimed),
    )
    return Delivered(message.message_id)


async def _edit(bot: Bot, claimed: Claimed) -> Verdict:
    message_id = claimed.content.get("message_id") or claimed.edits_message
    if message_id is None:
        return SayAnew()
    await bot.edit_message_text(
        _text(claimed),
        chat_id=claimed.chat_id,
        message_id=message_id,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=_keyboard(claimed),
    )
    return Delivered(message_id)


async def _copy(bot: Bot, claimed: Claimed) -> Verdict:
    reply_to = claimed.content.get("reply_to") or claimed.reply_to_message
    copied = await bot.copy_message(
        claimed.chat_id,
        claimed.content["from_chat"],
        claimed.content["message_id"],
        reply_parameters=ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
    )
    return Delivered(copied.message_id)


async def _set_menu(bot: Bot, claimed: Claimed) -> Verdict:
    commands = [BotCommand(name, _plain(claimed, said)) for name, said in claimed.content["commands"]]
    await bot.set_my_commands(commands, scope=BotCommandScopeChat(claimed.chat_id))
    return Delivered(None)


def _text(claimed: Claimed) -> str:
    sentence = Sentence.load(claimed.content["sentence"])
    return render(sentence, language=claimed.language, zone=claimed.zone)


def _plain(claimed: Claimed, said: dict[str, Any]) -> str:
    return render_plain(Sentence.load(said), language=claimed.language, zone=claimed.zone)


def _keyboard(claimed: Claimed) -> InlineKeyboardMarkup | None:
    rows = [
        [
            InlineKeyboardButton(
                _plain(claimed, button["label"]), callback_data=button.get("data"), url=button.get("url")
            )
            for button in row
        ]
        for row in claimed.content.get("buttons", ())
    ]
    return InlineKeyboardMarkup(rows) if rows else None
