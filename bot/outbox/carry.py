"""One outgoing message becomes one call of the Bot API, in its reader's language and zone of this moment."""

from typing import Any, Final

from telegram import Bot, InputFile

from bot.botapi.call import call
from bot.i18n import Sentence, render, render_plain
from bot.outbox.claims import Claimed
from bot.outbox.models import Kind
from bot.outbox.verdicts import Delivered, SayAnew, Verdict

AS_HTML: Final = {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}

Parameters = dict[str, Any]


async def carry(bot: Bot, claimed: Claimed) -> Verdict:
    """Send it; raise what the library raises when Telegram refuses.

    The library carries the call, and does not build its objects of what the answer says: all that is kept of
    it is the message's id, and building them costs more than everything else about a send.
    """
    method, parameters = _CALLS[claimed.kind](claimed)
    if claimed.kind is Kind.EDIT and parameters["message_id"] is None:
        return SayAnew()
    answer = await call(bot, method, parameters)
    if claimed.kind is Kind.EDIT:
        return Delivered(parameters["message_id"])
    return Delivered(answer["message_id"] if isinstance(answer, dict) else None)


def _message(claimed: Claimed) -> tuple[str, Parameters]:
    return "sendMessage", {
        "chat_id": claimed.chat_id,
        "text": _text(claimed),
        **AS_HTML,
        **_keyboard(claimed),
        **_reply(claimed),
    }


def _edit(claimed: Claimed) -> tuple[str, Parameters]:
    return "editMessageText", {
        "chat_id": claimed.chat_id,
        "message_id": claimed.content.get("message_id") or claimed.edits_message,
        "text": _text(claimed),
        **AS_HTML,
        **_keyboard(claimed),
    }


def _copy(claimed: Claimed) -> tuple[str, Parameters]:
    return "copyMessage", {
        "chat_id": claimed.chat_id,
        "from_chat_id": claimed.copies_chat,
        "message_id": claimed.copies_message,
        **_reply(claimed),
    }


def _document(claimed: Claimed) -> tuple[str, Parameters]:
    return "sendDocument", {
        "chat_id": claimed.chat_id,
        "document": InputFile(claimed.file or b"", filename=claimed.file_name),
        "caption": _text(claimed),
        "parse_mode": "HTML",
        **_keyboard(claimed),
    }


def _menu(claimed: Claimed) -> tuple[str, Parameters]:
    commands = [
        {"command": name, "description": _plain(claimed, said)} for name, said in claimed.content["commands"]
    ]
    return "setMyCommands", {"commands": commands, "scope": {"type": "chat", "chat_id": claimed.chat_id}}


_CALLS: Final = {
    Kind.TEXT: _message,
    Kind.EDIT: _edit,
    Kind.COPY: _copy,
    Kind.DOCUMENT: _document,
    Kind.MENU: _menu,
}


def _text(claimed: Claimed) -> str:
    sentence = Sentence.load(claimed.content["sentence"])
    return render(sentence, language=claimed.language, zone=claimed.zone)


def _plain(claimed: Claimed, said: dict[str, Any]) -> str:
    return render_plain(Sentence.load(said), language=claimed.language, zone=claimed.zone)


def _reply(claimed: Claimed) -> Parameters:
    reply_to = claimed.content.get("reply_to") or claimed.reply_to_message
    if not reply_to:
        return {}
    return {"reply_parameters": {"message_id": reply_to, "allow_sending_without_reply": True}}


def _keyboard(claimed: Claimed) -> Parameters:
    rows = [[_button(claimed, button) for button in row] for row in claimed.content.get("buttons", ())]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _button(claimed: Claimed, button: dict[str, Any]) -> Parameters:
    label = {"text": _plain(claimed, button["label"])}
    return label | ({"url": button["url"]} if "url" in button else {"callback_data": button["data"]})
