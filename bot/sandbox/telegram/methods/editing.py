"""Methods that change or remove a message of the bot."""

from datetime import timedelta

from bot.sandbox.telegram import views
from bot.sandbox.telegram.core import Core
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.methods import keyboards, texts
from bot.sandbox.telegram.methods.delivering import known_chat, recipient
from bot.sandbox.telegram.methods.sending import WITH_CAPTION
from bot.sandbox.telegram.shapes import Json
from bot.sandbox.telegram.storage import Stored

DELETABLE_FOR = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(core: Core, p: Json) -> Json:
    stored = _own_message(core, p)
    if stored.kind != "text":
        raise bad_request("there is no text in the message to edit")
    return _change(core, stored, texts.text_content(p), p)


def edit_message_caption(core: Core, p: Json) -> Json:
    stored = _own_message(core, p)
    if stored.kind not in WITH_CAPTION:
        raise bad_request("there is no caption in the message to edit")
    without = {name: value for name, value in stored.content.items() if not name.startswith("caption")}
    return _change(core, stored, without | texts.caption_content(p), p)


def edit_message_reply_markup(core: Core, p: Json) -> Json:
    stored = _own_message(core, p)
    return _change(core, stored, stored.content, p)


def delete_message(core: Core, p: Json) -> bool:
    account = known_chat(core, p["chat_id"])
    stored = core.chats.find(account.id, p["message_id"])
    if stored is None:
        raise bad_request("message to delete not found")
    if core.now() - stored.date > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    stored.deleted = True
    core.changes.note()
    return True


def _own_message(core: Core, p: Json) -> Stored:
    """Return the bot's message that is to be edited."""
    if p.get("chat_id") is None:
        raise bad_request("chat_id is empty")
    if p.get("message_id") is None:
        raise bad_request("message identifier is not specified")
    stored = core.chats.find(recipient(core, p).id, p["message_id"])
    if stored is None:
        raise bad_request("message to edit not found")
    # "It is only possible to edit messages without reply_markup or with inline keyboards."
    has_other_markup = stored.markup is not None and not stored.inline_keyboard
    if not stored.from_bot or stored.origin or has_other_markup:
        raise bad_request("message can't be edited")
    return stored


def _change(core: Core, stored: Stored, content: Json, p: Json) -> Json:
    """Give the message its new content and buttons; an edit without buttons takes them away."""
    markup = keyboards.checked(p.get("reply_markup"))
    if (content, markup) == (stored.content, stored.markup):
        raise bad_request(NOT_MODIFIED)
    stored.content, stored.markup, stored.edited_at = content, markup, core.now()
    core.changes.note()
    return views.message(core, stored)
