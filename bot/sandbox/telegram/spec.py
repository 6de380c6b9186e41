"""Checks every call against the published list of the Bot API's methods, parameters and types.

`spec.json` holds names, types and which are required ("!"), version 10.3. Real Telegram ignores a parameter
it does not know and forgives some wrong types; we refuse both, because each is a mistake in the bot.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from bot.sandbox.telegram.errors import Refusal, bad_request
from bot.sandbox.telegram.shapes import Json, Upload

SPEC: Json = json.loads(Path(__file__).with_name("spec.json").read_text("utf-8"))
TYPES: dict[str, Any] = SPEC["types"]
BY_LOWER_NAME = {name.lower(): name for name in SPEC["methods"]}

# How Telegram names the absence of a parameter; the others get a plain sentence of ours.
WHEN_MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "from_chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "voice": "there is no voice in the request",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "action": "wrong parameter action in request",
}


class Mismatch(Exception):
    """A value is not of the type that the specification asks for."""


@cache
def fields_of(kind: str, name: str) -> dict[str, tuple[tuple[str, ...], bool]]:
    """Return the fields of a method or type: name → (types, is it required?)."""
    fields = SPEC[kind][name]
    return {key.rstrip("!"): (tuple(types.split("|")), key.endswith("!")) for key, types in fields.items()}


def method_name(called: str) -> str | None:
    """Return the method's own spelling, or None when the Bot API has no such method."""
    return BY_LOWER_NAME.get(called.lower())


def check(method: str, given: Json) -> Json:
    """Return the parameters with their proper types, or refuse the call."""
    fields = fields_of("methods", method)
    for name in given:
        if name not in fields:
            raise bad_request(f'unknown parameter "{name}"')
    for name, (_, required) in fields.items():
        if required and given.get(name) is None:
            raise bad_request(WHEN_MISSING.get(name, f'parameter "{name}" is required'))
    return {name: _parameter(name, fields[name][0], value) for name, value in given.items()}


def _parameter(name: str, types: tuple[str, ...], value: Any) -> Any:
    try:
        return _first_fitting(types, value, from_text=True)
    except Mismatch as problem:
        raise _wrong_type(name, types, problem) from None


def _wrong_type(name: str, types: tuple[str, ...], problem: Mismatch) -> Refusal:
    if types in (("Integer",), ("Boolean",), ("String",), ("Float",)):
        return bad_request(f'wrong parameter "{name}" in request: {problem}')
    return bad_request(f"can't parse {name.replace('_', ' ')}: {problem}")


def _first_fitting(types: tuple[str, ...], value: Any, *, from_text: bool = False) -> Any:
    """Return the value as the first of the types that it fits; explain the nearest one when none does."""
    problems = []
    for kind in _expanded(types):
        try:
            return _as(kind, value, from_text=from_text)
        except Mismatch as problem:
            problems.append((_likeness(kind, value), str(problem)))
    raise Mismatch(max(problems, key=lambda found: found[0])[1])


def _expanded(types: tuple[str, ...]) -> list[str]:
    """Return the types with each family ("BotCommandScope") replaced by its members."""
    expanded: list[str] = []
    for kind in types:
        members = TYPES.get(kind)
        expanded += members if isinstance(members, list) else [kind]
    return expanded


def _likeness(kind: str, value: Any) -> int:
    """How much an object looks like a type; used to choose which complaint to show."""
    value = _decoded(value)
    if isinstance(value, dict) and isinstance(TYPES.get(kind), dict):
        return len(value.keys() & fields_of("types", kind).keys())
    return -1


def _as(kind: str, value: Any, *, from_text: bool) -> Any:
    if kind == "InputFile":
        return _uploaded(value)
    if isinstance(value, Upload):
        raise Mismatch(f"a file where {kind} is expected")
    if kind == "String":
        return _text(value)
    if from_text and isinstance(value, str):
        value = _decoded(value)
    if kind.startswith("Array of "):
        return _array(kind.removeprefix("Array of "), value)
    return _scalar(kind, value) if kind in SCALARS else _object(kind, value)


def _decoded(value: Any) -> Any:
    """Forms carry everything as text; what is not plain text is JSON."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _uploaded(value: Any) -> Upload:
    if isinstance(value, Upload):
        return value
    raise Mismatch("a file was expected")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise Mismatch(f"a string was expected, not {value!r}")


SCALARS: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "Boolean": (bool,),
    "True": (bool,),
}


def _scalar(kind: str, value: Any) -> Any:
    is_bool_where_it_should_not_be = isinstance(value, bool) and bool not in SCALARS[kind]
    if isinstance(value, SCALARS[kind]) and not is_bool_where_it_should_not_be:
        return value
    raise Mismatch(f"{kind} was expected, not {value!r}")


def _array(kind: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Mismatch(f"an array of {kind} was expected")
    return [_first_fitting((kind,), item) for item in value]


def _object(kind: str, value: Any) -> Json:
    if not isinstance(value, dict):
        raise Mismatch(f"{kind} was expected, not {value!r}")
    fields = fields_of("types", kind)
    for name in value:
        if name not in fields:
            raise Mismatch(f'{kind} has no field "{name}"')
    for name, (_, required) in fields.items():
        if required and name not in value:
            raise Mismatch(f'{kind} has no required field "{name}"')
    return {name: _first_fitting(fields[name][0], item) for name, item in value.items()}
