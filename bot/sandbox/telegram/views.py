"""The same message as the Bot API tells it and as its reader sees it."""

from datetime import datetime

from bot.sandbox.telegram.core import Core
from bot.sandbox.telegram.entities import FormattedText
from bot.sandbox.telegram.html_renderer import render
from bot.sandbox.telegram.shapes import Account, Attachment, Button, Json, Message
from bot.sandbox.telegram.storage import Stored


def present(**fields: object) -> Json:
    """Return the fields that have a value."""
    return {name: value for name, value in fields.items() if value is not None}


def bot_user(core: Core) -> Json:
    return {
        "id": core.bot_id,
        "is_bot": True,
        "first_name": core.descriptions.get("name", "") or core.username,
        "username": core.username,
    }


def user(account: Account) -> Json:
    return present(
        id=account.id,
        is_bot=False,
        first_name=account.first_name,
        last_name=account.last_name,
        username=account.username,
        language_code=account.language_code,
    )


def chat(account: Account) -> Json:
    return present(
        id=account.id,
        type="private",
        first_name=account.first_name,
        last_name=account.last_name,
        username=account.username,
    )


def timestamp(moment: datetime) -> int:
    return int(moment.timestamp())


def message(core: Core, stored: Stored, *, with_reply: bool = True) -> Json:
    """Return the Bot API's Message; a reply carries the message it answers, which carries none."""
    account = core.accounts[stored.chat_id]
    replied = core.chats.find(stored.chat_id, stored.reply_to) if with_reply else None
    about = present(
        message_id=stored.id,
        date=timestamp(stored.date),
        chat=chat(account),
        edit_date=timestamp(stored.edited_at) if stored.edited_at else None,
        forward_origin=stored.origin,
        reply_to_message=message(core, replied, with_reply=False) if replied else None,
        quote=stored.quote if replied else None,
        has_protected_content=stored.protected or None,
        reply_markup=stored.markup if stored.inline_keyboard else None,
    )
    about["from"] = bot_user(core) if stored.from_bot else user(account)
    return about | {name: value for name, value in stored.content.items() if value != []}


def as_seen(stored: Stored) -> Message:
    """Return the message as its reader sees it."""
    content = stored.content
    return Message(
        id=stored.id,
        from_bot=stored.from_bot,
        date=stored.date,
        kind=stored.kind,
        text=content.get("text"),
        html=_html(content.get("text"), content.get("entities")),
        entities=content.get("entities") or content.get("caption_entities") or [],
        photo=content["photo"][-1]["file_id"] if "photo" in content else None,
        document=_attachment(content.get("document")),
        voice=_attachment(content.get("voice")),
        file_id=_file_id(content),
        caption=content.get("caption"),
        caption_html=_html(content.get("caption"), content.get("caption_entities")),
        reply_to=stored.reply_to,
        buttons=[[_button(button) for button in row] for row in stored.inline_keyboard],
        force_reply=bool((stored.markup or {}).get("force_reply")),
        edited_at=stored.edited_at,
        silent=stored.silent,
        protected=stored.protected,
    )


def _html(text: str | None, entities: list[Json] | None) -> str | None:
    return None if text is None else render(FormattedText(text, entities or []))


def _attachment(file: Json | None) -> Attachment | None:
    return Attachment(file["file_id"], file.get("file_name"), file["file_size"]) if file else None


def _file_id(content: Json) -> str | None:
    for kind in ("document", "voice", "sticker"):
        if kind in content:
            return str(content[kind]["file_id"])
    return str(content["photo"][-1]["file_id"]) if "photo" in content else None


def _button(button: Json) -> Button:
    return Button(button["text"], button.get("callback_data"), button.get("url"))
