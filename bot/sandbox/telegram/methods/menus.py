"""Methods for the bot's command menus, names and descriptions."""

import re

from bot.sandbox.telegram.core import Core
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.menus import DEFAULT, Scope
from bot.sandbox.telegram.methods.delivering import known_chat
from bot.sandbox.telegram.shapes import Json

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
SIMPLE_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
LIMITS = {"name": 64, "description": 512, "short_description": 120}


def set_my_commands(core: Core, p: Json) -> bool:
    if len(p["commands"]) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in p["commands"]:
        _check_command(command)
    return _put_commands(core, p, p["commands"])


def get_my_commands(core: Core, p: Json) -> list[Json]:
    return core.menus.get(_scope(core, p), _language(p))


def delete_my_commands(core: Core, p: Json) -> bool:
    return _put_commands(core, p, [])


def _put_commands(core: Core, p: Json, commands: list[Json]) -> bool:
    core.menus.put(_scope(core, p), _language(p), commands)
    core.changes.note()
    return True


def _check_command(command: Json) -> None:
    if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(command["description"].strip()) <= LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _scope(core: Core, p: Json) -> Scope:
    scope = p.get("scope")
    if scope is None:
        return DEFAULT
    if scope["type"] in SIMPLE_SCOPES:
        return (scope["type"],)
    if scope["type"] not in ("chat", "chat_administrators", "chat_member"):
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    account = known_chat(core, scope.get("chat_id"))
    if scope["type"] != "chat":
        raise bad_request("can't use specified scope in private chats")
    return ("chat", account.id)


def _language(p: Json) -> str:
    code: str = p.get("language_code", "")
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise bad_request("invalid language code specified")
    return code


def set_my_name(core: Core, p: Json) -> bool:
    return _describe(core, p, "name")


def get_my_name(core: Core, p: Json) -> Json:
    return {"name": core.descriptions.get("name", _language(p)) or core.username}


def set_my_description(core: Core, p: Json) -> bool:
    return _describe(core, p, "description")


def get_my_description(core: Core, p: Json) -> Json:
    return {"description": core.descriptions.get("description", _language(p))}


def set_my_short_description(core: Core, p: Json) -> bool:
    return _describe(core, p, "short_description")


def get_my_short_description(core: Core, p: Json) -> Json:
    return {"short_description": core.descriptions.get("short_description", _language(p))}


def _describe(core: Core, p: Json, what: str) -> bool:
    text = p.get(what, "")
    if len(text) > LIMITS[what]:
        raise bad_request(f"bot {what.replace('_', ' ')} is too long")
    core.descriptions.put(what, _language(p), text)
    core.changes.note()
    return True


def set_chat_menu_button(core: Core, p: Json) -> bool:
    chat_id = _menu_chat(core, p)
    button = p.get("menu_button", {"type": "default"})
    if button["type"] not in ("default", "commands", "web_app"):
        raise bad_request("can't parse MenuButton: Unsupported type specified")
    core.menu_buttons[chat_id] = button
    return True


def get_chat_menu_button(core: Core, p: Json) -> Json:
    for chat_id in (_menu_chat(core, p), None):
        if button := core.menu_buttons.get(chat_id):
            return button
    return {"type": "default"}


def _menu_chat(core: Core, p: Json) -> int | None:
    return known_chat(core, p["chat_id"]).id if "chat_id" in p else None
