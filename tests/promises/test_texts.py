"""Every text of every feature renders in every language, as HTML that Telegram takes, within its limits."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, get_type_hints

import pytest

import bot
from bot.i18n import LANGUAGES, Sentence, _, render, render_plain
from bot.sandbox.telegram.html_parser import parse

LONGEST = 4096
NAME = "<b>Zoë & Ülkü</b> " * 3  # as unkind as a name may be


def text_functions() -> Iterator[tuple[str, Callable[..., Sentence]]]:
    for module_info in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module_info.name.endswith(("texts", ".menu")):
            continue
        module = importlib.import_module(module_info.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            hints = get_type_hints(function)
            says = function.__module__ == module.__name__ and hints.get("return") is Sentence
            if says and "person" not in hints:
                yield f"{module_info.name}.{name}", function


def samples(function: Callable[..., Sentence]) -> Iterator[dict[str, Any]]:
    """Arguments of the right types: each value of an enum, with and without what may be missing."""
    hints = get_type_hints(function)
    parameters = inspect.signature(function).parameters.values()
    for turn in range(8):
        arguments: dict[str, Any] = {}
        for parameter in parameters:
            if parameter.kind is not parameter.VAR_POSITIONAL:
                arguments[parameter.name] = sample(hints[parameter.name], turn)
        yield arguments


def sample(kind: Any, turn: int) -> Any:
    options = getattr(kind, "__args__", ())
    if type(None) in options:
        real = next(option for option in options if option is not type(None))
        return None if turn % 2 else sample(real, turn)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return list(kind)[turn % len(kind)]
    if getattr(kind, "__origin__", None) is tuple:
        return ("Amina", NAME)[: 1 + turn % 2]
    return {
        str: NAME if turn else "fr",
        int: turn % 7,
        bool: bool(turn % 2),
        date: date(2026, 3, 31),
        time: time(18, 30),
        datetime: datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        Sentence: _("No"),
    }[kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "function"), list(text_functions()))
def test_renders(name: str, function: Callable[..., Sentence], language: str) -> None:
    for arguments in samples(function):
        if "language" in arguments:
            arguments["language"] = language
        sentence = Sentence.load(function(**arguments).dump())

        html = render(sentence, language=language, zone="Europe/Brussels")
        plain = render_plain(sentence, language=language, zone="Europe/Brussels")

        text = parse(html).text
        assert text.strip()
        assert "{" not in text
        assert len(text) <= LONGEST
        assert plain


def test_there_are_texts_to_check() -> None:
    assert len(list(text_functions())) > 120
