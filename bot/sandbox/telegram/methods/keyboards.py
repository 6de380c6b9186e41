"""Reply markup: buttons under a message, forced replies."""

from urllib.parse import urlsplit

from bot.sandbox.telegram.errors import bad_request, not_carried_out
from bot.sandbox.telegram.shapes import Json

LONGEST_DATA = 64
MOST_BUTTONS = 100
ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
}
CARRIED_OUT = {"url", "callback_data", "copy_text"}
NO_ACTION = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"


def checked(markup: Json | None) -> Json | None:
    """Return the markup, None when it is empty; refuse what Telegram refuses."""
    keyboard = (markup or {}).get("inline_keyboard")
    if keyboard is None:
        return markup
    rows = [row for row in keyboard if row]
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": rows} if rows else None


def _check_button(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: the text of the button is empty")
    actions = ACTIONS & button.keys()
    if not actions:
        raise bad_request(NO_ACTION)
    if len(actions) > 1:
        raise bad_request(f"can't parse inline keyboard button: more than one of {sorted(actions)}")
    if unknown := actions - CARRIED_OUT:
        raise not_carried_out(f"buttons with {unknown.pop()}")
    if "callback_data" in button:
        _check_data(button["callback_data"])
    if "url" in button:
        _check_url(button["url"])


def _check_data(data: str) -> None:
    if not 1 <= len(data.encode("utf-8")) <= LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: str) -> None:
    # Real Telegram refuses http://localhost and bare host names; the sandbox's own pages live there.
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https", "tg") or not parts.netloc:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
