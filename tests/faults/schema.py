"""Random values of the Bot API's types, made from its schema: recursive, and never deeper than need be."""

import json
import random
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.faults.processes import ROOT

SPEC: Final = ROOT.parent / "shared" / "bot-api" / "spec.json"
DEEPEST: Final = 4
ARRAY: Final = "Array of "

# How a kind is named in JSON where it is not simply the end of its type's name.
NAMES: Final = {"owner": "creator", "banned": "kicked"}
TELLING: Final = ("type", "status", "source")
WORDS: Final = ("", "Ça va ?", "<b>&amp;</b>", "{name}", "👩‍🏫🎉", "ß" * 300, "مرحبا", "' OR 1=1 --", "%s\n")
# Telegram's numbers have 31 bits (dates, durations, ids of messages), but for the ids of people and chats.
NUMBERS: Final = (0, 1, 2, 3, 5, 8, 13, 1_700_000_000, 2**31 - 1)
IDS: Final = (1, 2**31, -1, -1_001_234_567_890, 2**52 - 1)


class Schema:
    def __init__(self, types: dict[str, Any], chance: random.Random) -> None:
        self._types = types
        self.chance = chance
        self._height = cache(self._measure)

    @staticmethod
    def read(chance: random.Random, spec: Path = SPEC) -> "Schema":
        return Schema(json.loads(spec.read_text())["types"], chance)

    def value(self, kind: str, depth: int = 0, name: str = "") -> Any:
        """Return any value of this type, for a field of this name."""
        if kind.startswith(ARRAY):
            most = 2 if depth < DEEPEST else 0
            count = self.chance.randint(0, most)
            return [self.value(kind.removeprefix(ARRAY), depth + 1) for _each in range(count)]
        match kind:
            case "Integer":
                is_wide = name in {"id", "user_id", "chat_id"}
                return self.chance.choice(IDS if is_wide else NUMBERS)
            case "String":
                return self.chance.choice(WORDS)
            case "Float":
                return self.chance.uniform(-90, 90)
            case "Boolean":
                return self.chance.random() < 0.5
            case "True":
                return True
        return self._object(kind, depth)

    def kinds_of_update(self) -> list[str]:
        return [name for name in self._types["Update"]["fields"] if name != "update_id"]

    def body(self, kind: str) -> Any:
        """Return what an update of this kind carries."""
        return self.value(self._types["Update"]["fields"][kind]["types"][0])

    def _object(self, kind: str, depth: int, parent: str = "") -> dict[str, Any]:
        children = self._types[kind].get("subtypes")
        if children:
            if depth >= DEEPEST:  # the one that ends soonest
                return self._object(min(children, key=self._height), depth, kind)
            return self._object(self.chance.choice(children), depth, kind)
        made = {}
        for name, field in self._types[kind]["fields"].items():
            if field["required"] or (depth < DEEPEST and self.chance.random() < 0.12 / (1 + depth)):
                made[name] = self.value(self.chance.choice(field["types"]), depth + 1, name)
        if parent:
            made |= {name: _named(kind, parent) for name in TELLING if name in made}
        if kind == "InaccessibleMessage":
            made["date"] = 0
        return made

    def _measure(self, kind: str, above: frozenset[str] = frozenset()) -> float:
        """How many types deep the smallest value of this type is."""
        if kind.startswith(ARRAY) or kind not in self._types:
            return 0
        if kind in above:
            return float("inf")
        of, above = self._types[kind], above | {kind}
        if of.get("subtypes"):
            return min(self._measure(child, above) for child in of["subtypes"])
        needed = [field["types"] for field in of["fields"].values() if field["required"]]
        return 1 + max((min(self._measure(each, above) for each in types) for types in needed), default=0)


def _named(kind: str, parent: str) -> str:
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.removeprefix(parent)).lower()
    return NAMES.get(name, name)
