"""What each method of the Bot API does."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox.telegram.core import Core
from bot.sandbox.telegram.methods import editing, menus, receiving, sending
from bot.sandbox.telegram.shapes import Json

Method = Callable[[Core, Json], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getMe": receiving.get_me,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "answerCallbackQuery": receiving.answer_callback_query,
    "getChat": receiving.get_chat,
    "getFile": receiving.get_file,
    "sendMessage": sending.send_message,
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendVoice": sending.send_voice,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "setMyCommands": menus.set_my_commands,
    "getMyCommands": menus.get_my_commands,
    "deleteMyCommands": menus.delete_my_commands,
    "setMyName": menus.set_my_name,
    "getMyName": menus.get_my_name,
    "setMyDescription": menus.set_my_description,
    "getMyDescription": menus.get_my_description,
    "setMyShortDescription": menus.set_my_short_description,
    "getMyShortDescription": menus.get_my_short_description,
    "setChatMenuButton": menus.set_chat_menu_button,
    "getChatMenuButton": menus.get_chat_menu_button,
}
