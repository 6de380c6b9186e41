"""Deny by default: every route stands in this table, and every action takes what its route says."""

import inspect
from dataclasses import fields
from typing import Any

from bot.i18n import LANGUAGES, render_plain
from bot.onboarding.menu import ENTRIES
from bot.outbox.buttons import MAX_BYTES, Press
from bot.routing import NOBODY_ELSE, ROUTES

RIGHTS = {
    "anyone": {"/start", "my_chat_member"},
    "guest": {
        "/help",
        "/language",
        "[privacy]",
        "[research]",
        "[name]",
        "[noabout]",
        "[lang]",
        "[nvm]",
        "?onboarding.name",
        "?onboarding.about",
    },
    "member": {"/agreement", "a message", "an edited message"},
    "participant": {
        "/slot",
        "/duo",
        "/callme",
        "[yes]",
        "[no]",
        "[think]",
        "[because]",
        "[slot]",
        "[slotdays]",
        "[slotday]",
        "[slottime]",
        "[slotplace]",
        "[slotok]",
        "[come]",
        "[cannot]",
        "[met]",
        "[rate]",
        "[change]",
        "[word]",
        "[callin]",
        "[call]",
        "[sign]",
        "[agrread]",
        "[agrask]",
        "?meetings.place",
        "?checkins.word",
    },
    "coordinator": {
        "/newduo",
        "/duos",
        "[mees]",
        "[mors]",
        "[starts]",
        "[look]",
        "[propose]",
        "[stopform]",
        "[askagain]",
        "[withdraw]",
        "[end]",
        "[duos]",
        "[signs]",
        "[signask]",
        "[agrsee]",
    },
    "admin": {
        "[agrs]",
        "[agr]",
        "[agrtext]",
        "[agrnew]",
        "[agrdraft]",
        "[agrwrite]",
        "[agrkeep]",
        "[agrfill]",
        "[agrdrop]",
        "[agrwho]",
        "[agrout]",
        "[agrback]",
        "?agreements.text",
        "?agreements.rest",
    },
    "staff": {
        "/invite",
        "[inv]",
        "[invb]",
        "[invl]",
        "[take]",
        "[later]",
        "[solve]",
        "?escalations.solution",
    },
}


def test_every_route_stands_in_the_table_of_rights() -> None:
    actual: dict[str, set[str]] = {}
    for route in ROUTES:
        actual.setdefault(route.who.name, set()).add(route.name)

    assert actual == RIGHTS


def test_no_two_routes_share_a_name() -> None:
    names = [route.name for route in (*ROUTES, NOBODY_ELSE)]

    assert len(names) == len(set(names))


def test_every_action_takes_what_its_route_says() -> None:
    for route in ROUTES:
        if route.action is None:
            continue
        parameters = inspect.signature(route.action).parameters
        given = {"by", "now"}
        if route.press is not None:
            given |= {"shown", *(field.name for field in fields(route.press))}
        if route.name.startswith("?"):
            given |= {"text"}
        required = {
            name
            for name, parameter in list(parameters.items())[1:]
            if parameter.default is parameter.empty and not route.name.startswith("?")
        }
        assert given <= set(parameters), route.name
        assert required <= given, route.name


def test_every_press_has_a_route() -> None:
    routed = {route.name for route in ROUTES}

    assert {f"[{code}]" for code in Press.kinds} <= routed


def test_every_command_has_a_line_in_the_menu_in_every_language() -> None:
    commands = {route.name.removeprefix("/") for route in ROUTES if route.name.startswith("/")}

    assert {entry.command for entry in ENTRIES} == commands - {"start"}
    for entry in ENTRIES:
        lines = {render_plain(entry.line(), language=language, zone="UTC") for language in LANGUAGES}
        assert len(lines) == len(LANGUAGES)
        assert all(1 <= len(line) <= 256 for line in lines)


def test_every_button_fits_into_callback_data() -> None:
    for press in Press.kinds.values():
        assert len(longest(press).data().encode()) <= MAX_BYTES


def longest(press: type[Press]) -> Press:
    from datetime import date, time
    from enum import Enum
    from typing import get_type_hints

    def value(kind: Any) -> Any:
        if isinstance(kind, type) and issubclass(kind, Enum):
            return max(kind, key=lambda member: len(member.value))
        return {int: 2**31 - 1, bool: True, date: date(2026, 12, 31), time: time(23, 59), str: "any"}[kind]

    hints = get_type_hints(press)
    names = [field.name for field in fields(press)]
    return press(**{name: value(hints[name]) for name in names})
