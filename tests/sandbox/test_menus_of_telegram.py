"""Command menus by scope and language, and what the bot says about itself."""

from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
)

from bot.sandbox.telegram import Account, LocalTelegram
from tests.sandbox.conftest import Api


async def test_nearest_scope_then_the_readers_language(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    private, own = BotCommandScopeAllPrivateChats(), BotCommandScopeChat(amina.id)
    assert telegram.commands(amina.id) == []

    await bot.set_my_commands([("help", "Groups")], BotCommandScopeAllGroupChats())
    await bot.set_my_commands([("help", "Default")])
    assert telegram.commands(amina.id) == [("help", "Default")]

    await bot.set_my_commands([("help", "Par défaut")], language_code="fr")
    assert telegram.commands(amina.id) == [("help", "Par défaut")]

    await bot.set_my_commands([("help", "Private")], private)
    assert telegram.commands(amina.id) == [("help", "Private")]

    await bot.set_my_commands([("today", "Today")], own)
    assert telegram.commands(amina.id) == [("today", "Today")]
    assert [command.command for command in await bot.get_my_commands(own)] == ["today"]

    await bot.delete_my_commands(own)
    assert telegram.commands(amina.id) == [("help", "Private")]


def command(name: str, description: str = "Help") -> dict[str, Any]:
    return {"commands": [{"command": name, "description": description}]}


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        (command("Help"), "BOT_COMMAND_INVALID"),
        (command("a" * 33), "BOT_COMMAND_INVALID"),
        (command("help", ""), "BOT_COMMAND_DESCRIPTION_INVALID"),
        (command("help", "a" * 257), "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": command("help")["commands"] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        (command("help") | {"language_code": "fra"}, "invalid language code specified"),
        (command("help") | {"scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        (
            command("help") | {"scope": {"type": "moon"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
    ],
)
async def test_menu_that_is_refused(api: Api, parameters: dict[str, Any], description: str) -> None:
    answer = await api("setMyCommands", **parameters)

    assert answer["description"] == f"Bad Request: {description}"


async def test_what_the_bot_says_about_itself_falls_back_to_no_language(bot: Bot) -> None:
    await bot.set_my_name("Duo")
    await bot.set_my_description("We meet.")
    await bot.set_my_short_description("Samen", language_code="nl")

    assert (await bot.get_my_name()).name == "Duo"
    assert (await bot.get_my_description(language_code="nl")).description == "We meet."
    assert (await bot.get_my_short_description(language_code="nl")).short_description == "Samen"
    assert (await bot.get_my_short_description()).short_description == ""


async def test_too_long_a_name(api: Api) -> None:
    assert (await api("setMyName", name="a" * 65))["error_code"] == 400


async def test_menu_button_of_all_and_of_one(bot: Bot, amina: Account) -> None:
    assert (await bot.get_chat_menu_button(amina.id)).type == "default"

    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())

    assert (await bot.get_chat_menu_button(amina.id)).type == "commands"
