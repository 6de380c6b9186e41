"""Methods by which the bot learns what happened, and answers taps."""

import re
from urllib.parse import urlsplit

from bot.sandbox.telegram import views
from bot.sandbox.telegram.core import Core
from bot.sandbox.telegram.errors import bad_request, conflict
from bot.sandbox.telegram.methods.delivering import known_chat
from bot.sandbox.telegram.polling import WEBHOOK_ACTIVE
from bot.sandbox.telegram.shapes import Json
from bot.sandbox.telegram.storage import DOWNLOAD_LIMIT
from bot.sandbox.telegram.updates import checked_limit
from bot.sandbox.telegram.webhook import LOOPBACK

LONGEST_TOAST = 200
TOO_LATE = "query is too old and response timeout expired or query ID is invalid"


def get_me(core: Core, p: Json) -> Json:
    return views.bot_user(core) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(core: Core, p: Json) -> list[Json]:
    if core.webhook.url:
        raise conflict(WEBHOOK_ACTIVE)
    limit = checked_limit(p.get("limit", 100))
    core.updates.allow(p.get("allowed_updates"))
    core.updates.confirm_before(p.get("offset", 0))
    return await core.polling.get(limit, p.get("timeout", 0))


async def set_webhook(core: Core, p: Json) -> bool:
    if not p["url"]:
        return await delete_webhook(core, p)
    _check_webhook_url(p["url"])
    secret = p.get("secret_token", "")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    core.updates.allow(p.get("allowed_updates"))
    if p.get("drop_pending_updates"):
        core.updates.drop_all()
    core.polling.end(conflict("terminated by setWebhook request"))
    await core.webhook.open(p["url"], secret=secret, max_connections=p.get("max_connections", 40))
    return True


def _check_webhook_url(url: str) -> None:
    """Real Telegram takes nothing but https; a bot beside the sandbox listens on http, on loopback."""
    parts = urlsplit(url)
    on_loopback = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not (parts.scheme == "https" or on_loopback):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


async def delete_webhook(core: Core, p: Json) -> bool:
    await core.webhook.close()
    if p.get("drop_pending_updates"):
        core.updates.drop_all()
    return True


def get_webhook_info(core: Core, p: Json) -> Json:
    return core.webhook.info()


def answer_callback_query(core: Core, p: Json) -> bool:
    query = core.query_waits(p["callback_query_id"])
    if query is None:
        raise bad_request(TOO_LATE)
    if len(p.get("text", "")) > LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answered = True
    if p.get("text"):
        core.toasts[query.account_id].append(p["text"])
    core.changes.note()
    return True


def get_chat(core: Core, p: Json) -> Json:
    return views.chat(known_chat(core, p["chat_id"])) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": True,
            "limited_gifts": True,
            "unique_gifts": True,
            "premium_subscription": True,
            "gifts_from_channels": True,
        },
    }


def get_file(core: Core, p: Json) -> Json:
    file = core.files.find(p["file_id"])
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.data) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    about = file.as_api()
    names = ("file_id", "file_unique_id", "file_size")
    return {name: about[name] for name in names} | {"file_path": file.path}
