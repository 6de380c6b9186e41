"""Valid answers of the Bot API, and which chat a body speaks of, as cheaply as possible."""

import json
import re
from typing import Any, Final

BOT: Final = '{"id":123456,"is_bot":true,"first_name":"Duo","username":"duo_bot"}'
MESSAGE: Final = (
    '{"ok":true,"result":{"message_id":%d,"from":' + BOT + ',"chat":{"id":%d,"first_name":"Ada",'
    '"type":"private"},"date":1790000000,"text":"What was sent."}}'
)
COPIED: Final = '{"ok":true,"result":{"message_id":%d}}'
TRUE: Final = '{"ok":true,"result":true}'
FIXED: Final = {
    "getMe": f'{{"ok":true,"result":{BOT}}}',
    "getUpdates": '{"ok":true,"result":[]}',
    "getWebhookInfo": (
        '{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}'
    ),
}
TOO_MANY: Final = (
    '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after %d",'
    '"parameters":{"retry_after":%d}}'
)
IN_FORM: Final = re.compile(rb"(?:^|&)(chat_id|from_chat_id|message_id)=(-?\d+)")
IN_PARTS: Final = re.compile(rb'name="(chat_id|from_chat_id|message_id)"(?:\r\n[^\r\n]+)*\r\n\r\n(-?\d+)')


def parameters(body: bytes) -> dict[str, int]:
    """Return the numbers among chat_id, from_chat_id and message_id; of JSON or of either kind of form."""
    if body.startswith(b"{"):
        return _of_json(json.loads(body))
    pattern = IN_PARTS if body.startswith(b"--") else IN_FORM
    return {name.decode(): int(number) for name, number in pattern.findall(body)}


def _of_json(given: dict[str, Any]) -> dict[str, int]:
    return {name: int(given[name]) for name in ("chat_id", "from_chat_id", "message_id") if name in given}


def answer(method: str, given: dict[str, int], fresh_id: int) -> str:
    if method == "copyMessage":
        return COPIED % fresh_id
    if method.startswith("edit"):
        return MESSAGE % (given.get("message_id", fresh_id), given.get("chat_id", 0))
    if method.startswith(("send", "forward")) and method != "sendChatAction":
        return MESSAGE % (fresh_id, given.get("chat_id", 0))
    return FIXED.get(method, TRUE)


def too_many(seconds: int) -> str:
    return TOO_MANY % (seconds, seconds)
