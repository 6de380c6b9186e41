"""A sentence as data: a message id and tagged values, rendered only when it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final, Literal

Reading = Literal["day", "date", "time", "moment", "stamp"]


@dataclass(frozen=True)
class Instant:
    """A moment in UTC, read in the reader's zone: "day", "time", both ("moment"), or figures ("stamp").

    A "date" is a day with its year, for what may lie long ago.
    """

    at: datetime
    format: Reading


@dataclass(frozen=True)
class Weekday:
    """A day of the week, 0 for Monday to 6 for Sunday."""

    number: int


@dataclass(frozen=True)
class Verbatim:
    """What a person wrote, passed on as it is: the one exception to translated text."""

    text: str


@dataclass(frozen=True)
class InLanguage:
    """A sentence for somebody else than the reader: it keeps its own language, to be passed on."""

    language: str
    sentence: "Sentence"


class _Seal:
    """Only this module's makers and `Sentence.load` hold one; the type checker asks for it."""


_SEAL: Final = _Seal()


@dataclass(frozen=True)
class Sentence:
    """One thing the bot says; made by `_` or `_n` so that translators and the type checker see it."""

    seal: _Seal
    message: str
    values: Mapping[str, "Value"]
    plural: str | None = None
    count: int | None = None
    joiner: str = ""
    parts: "tuple[Sentence, ...]" = ()

    def dump(self) -> dict[str, Any]:
        """Return this sentence as JSON-ready data; `load` reads it back."""
        if self.parts:
            return {"join": self.joiner, "parts": [part.dump() for part in self.parts]}
        data: dict[str, Any] = {"id": self.message}
        if self.values:
            data["values"] = {name: _dump(value) for name, value in self.values.items()}
        if self.plural is not None:
            data |= {"plural": self.plural, "n": self.count}
        return data

    @staticmethod
    def load(data: Mapping[str, Any]) -> "Sentence":
        if "parts" in data:
            return _joined(data["join"], tuple(Sentence.load(part) for part in data["parts"]))
        values = {name: _load(tagged) for name, tagged in data.get("values", {}).items()}
        return Sentence(_SEAL, data["id"], values, data.get("plural"), data.get("n"))


Value = (
    str
    | int
    | Decimal
    | date
    | time
    | Instant
    | Weekday
    | Verbatim
    | InLanguage
    | Sentence
    | tuple["Value", ...]
)


def _(message: str, /, **values: Value) -> Sentence:
    return Sentence(_SEAL, message, values)


def _n(one: str, many: str, n: int, /, **values: Value) -> Sentence:
    return Sentence(_SEAL, one, {"n": n, **values}, many, n)


def only(value: Value) -> Sentence:
    """A label that is nothing but a value, such as a name or a day: there is nothing to translate."""
    return Sentence(_SEAL, "{value}", {"value": value})


def lines(*sentences: Sentence) -> Sentence:
    return _joined("\n", sentences)


def paragraphs(*sentences: Sentence) -> Sentence:
    return _joined("\n\n", sentences)


def _joined(joiner: str, parts: tuple[Sentence, ...]) -> Sentence:
    return Sentence(_SEAL, "", {}, joiner=joiner, parts=parts)


def _dump(value: Value) -> list[Any]:
    match value:
        case Sentence():
            return ["sentence", value.dump()]
        case InLanguage(language, sentence):
            return ["in", sentence.dump(), language]
        case Verbatim(text):
            return ["verbatim", text]
        case Instant(at, form):
            return ["instant", at.isoformat(), form]
        case Weekday(number):
            return ["weekday", number]
        case tuple():
            return ["list", [_dump(item) for item in value]]
        case str():
            return ["text", value]
        case int():
            return ["int", value]
        case Decimal():
            return ["decimal", str(value)]
        case datetime():
            raise TypeError("a moment in a sentence is an Instant, so that it says how it is read")
        case date():
            return ["date", value.isoformat()]
        case time():
            return ["clock", value.isoformat()]
    raise TypeError(f"a sentence cannot hold a {type(value).__name__}")


def _load(tagged: list[Any]) -> Value:
    tag, value = tagged[0], tagged[1]
    match tag:
        case "text" | "int":
            plain: str | int = value
            return plain
        case "sentence":
            return Sentence.load(value)
        case "in":
            return InLanguage(tagged[2], Sentence.load(value))
        case "verbatim":
            return Verbatim(value)
        case "instant":
            return Instant(datetime.fromisoformat(value), tagged[2])
        case "weekday":
            return Weekday(value)
        case "list":
            return tuple(_load(item) for item in value)
        case "decimal":
            return Decimal(value)
        case "date":
            return date.fromisoformat(value)
        case "clock":
            return time.fromisoformat(value)
    raise ValueError(f"unknown kind of value in a stored sentence: {tag}")
