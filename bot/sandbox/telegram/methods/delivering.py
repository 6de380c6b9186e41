"""What every sent message has in common: who may get it, what it replies to, how fast."""

from typing import Any

from bot.sandbox.telegram.core import Core
from bot.sandbox.telegram.errors import bad_request, forbidden, not_carried_out
from bot.sandbox.telegram.methods import keyboards
from bot.sandbox.telegram.shapes import Account, Json
from bot.sandbox.telegram.storage import Stored

# Parameters that would change what happens, for things that this Telegram does not have.
NOT_HERE = (
    "business_connection_id",
    "message_thread_id",
    "direct_messages_topic_id",
    "suggested_post_parameters",
    "ephemeral_message_parameters",
    "inline_message_id",
    "rich_message",
)


def known_chat(core: Core, chat_id: Any) -> Account:
    account = core.accounts.get(chat_id)
    if account is None:
        raise bad_request("chat not found")
    return account


def recipient(core: Core, p: Json) -> Account:
    """Return the person to whom the bot may send."""
    for name in NOT_HERE:
        if name in p:
            raise not_carried_out(f"the parameter {name}")
    account = known_chat(core, p.get("chat_id"))
    if account.id not in core.started:
        raise forbidden("bot can't initiate conversation with a user")
    if account.id in core.blocked:
        raise forbidden("bot was blocked by the user")
    return account


def deliver(core: Core, p: Json, content: Json, *, origin: Json | None = None) -> Stored:
    """Put a message of the bot into a chat, or refuse it."""
    account = recipient(core, p)
    markup = keyboards.checked(p.get("reply_markup"))
    reply_to, quote = _replied(core, account.id, p.get("reply_parameters"))
    core.limits.admit(account.id)
    stored = Stored(
        id=core.chats.next_id(),
        chat_id=account.id,
        from_bot=True,
        date=core.now(),
        content=content,
        reply_to=reply_to,
        quote=quote,
        markup=markup,
        origin=origin,
        silent=p.get("disable_notification", False),
        protected=p.get("protect_content", False),
    )
    core.chats.add(stored)
    core.changes.note()
    return stored


def _replied(core: Core, chat_id: int, reply: Json | None) -> tuple[int | None, Json | None]:
    """Return the id of the message that is replied to and the quoted part of it."""
    if not reply or "message_id" not in reply:
        return None, None
    if reply.get("chat_id", chat_id) != chat_id:
        raise not_carried_out("replies to a message of another chat")
    replied = core.chats.find(chat_id, reply["message_id"])
    if replied is None:
        if reply.get("allow_sending_without_reply"):
            return None, None
        raise bad_request("message to be replied not found")
    return replied.id, _quoted(replied, reply.get("quote"))


def _quoted(replied: Stored, quote: str | None) -> Json | None:
    if not quote:
        return None
    text = replied.content.get("text") or replied.content.get("caption") or ""
    if quote not in text:
        raise bad_request("QUOTE_TEXT_INVALID")
    position = len(text[: text.index(quote)].encode("utf-16-le")) // 2
    return {"text": quote, "position": position, "is_manual": True}
