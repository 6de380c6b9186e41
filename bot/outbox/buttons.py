"""Buttons: a label and a short typed code, which is all that comes back when somebody taps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Final, Self, get_type_hints

from bot.i18n import Sentence

MAX_BYTES: Final = 64  # Telegram's limit for callback_data
SEPARATOR: Final = ":"
LARGEST_ID: Final = 2**31 - 1  # of a database integer: what is larger stands for no row
IN_THE_NAME_OF: Final = "@"  # before the id of somebody without Telegram, for whom a coordinator taps
ROOM_FOR_NAME: Final = len(f"{IN_THE_NAME_OF}{LARGEST_ID}{SEPARATOR}")


@dataclass(frozen=True)
class Press:
    """What a tap says. A subclass is a frozen dataclass of ints, strings of a fixed set, dates and times.

    The code travels through the person's phone, so it is only a wish: the action loads the row and checks
    that this person may do this now.
    """

    code: ClassVar[str]
    kinds: ClassVar[dict[str, type["Press"]]] = {}

    def __init_subclass__(cls, *, code: str) -> None:
        if code in Press.kinds:
            raise TypeError(f"two presses share the code {code!r}")
        cls.code = code
        Press.kinds[code] = cls

    def data(self) -> str:
        """Return the callback_data; raise ValueError when Telegram would refuse its length."""
        data = SEPARATOR.join([self.code, *map(_write, self.values().values())])
        if len(data.encode()) > MAX_BYTES - ROOM_FOR_NAME:
            raise ValueError(f"{type(self).__name__} is longer than {MAX_BYTES - ROOM_FOR_NAME} bytes")
        return data

    def values(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def parse(cls, data: str) -> Self:
        """Raise ValueError for anything that `data()` did not write."""
        code, *values = data.split(SEPARATOR)
        if code != cls.code or len(values) != len(kinds := _kinds(cls.code)):
            raise ValueError("not such a button")
        read = {name: _read(kind, text) for (name, kind), text in zip(kinds.items(), values, strict=True)}
        return cls(**read)


@cache
def _kinds(code: str) -> dict[str, Any]:
    """The type of each value, in their order. Python works it out slowly, and a tap asks twice."""
    press = Press.kinds[code]
    hints = get_type_hints(press)
    return {field.name: hints[field.name] for field in fields(press)}


def _write(value: object) -> str:
    if isinstance(value, time):
        return value.strftime("%H%M")
    if isinstance(value, date):
        return value.strftime("%Y%m%d")
    if isinstance(value, bool):
        return str(int(value))
    text = str(value)
    if SEPARATOR in text:
        raise ValueError("a button's value cannot hold a colon")
    return text


def _read(kind: Any, text: str) -> Any:
    if kind is bool:
        return {"0": False, "1": True}[text] if text in {"0", "1"} else _bad()
    if kind is int:
        number = int(text) if len(text) <= 11 and text.lstrip("-").isdecimal() and text.isascii() else _bad()
        return number if abs(number) <= LARGEST_ID else _bad()
    if kind is date:
        return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:8]}") if len(text) == 8 else _bad()
    if kind is time:
        return time.fromisoformat(f"{text[:2]}:{text[2:4]}") if len(text) == 4 else _bad()
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(text)
    return text


def _bad() -> Any:
    raise ValueError("not a value of this button")


@dataclass(frozen=True)
class Button:
    label: Sentence
    press: Press | None = None
    url: str | None = None

    def dump(self, in_the_name_of: int | None = None) -> dict[str, Any]:
        if self.url is not None:
            return {"label": self.label.dump(), "url": self.url}
        if self.press is None:
            raise ValueError("a button needs a press or an address")
        name = f"{IN_THE_NAME_OF}{in_the_name_of}{SEPARATOR}" if in_the_name_of is not None else ""
        return {"label": self.label.dump(), "data": name + self.press.data()}


Rows = Sequence[Sequence[Button]]


def dump_rows(rows: Rows, in_the_name_of: int | None = None) -> list[list[Mapping[str, Any]]]:
    return [[button.dump(in_the_name_of) for button in row] for row in rows]


def whose_tap(data: str) -> tuple[int | None, str]:
    """Return in whose name a button is tapped, if in another's, and the press itself."""
    if not data.startswith(IN_THE_NAME_OF):
        return None, data
    name, _colon, press = data.removeprefix(IN_THE_NAME_OF).partition(SEPARATOR)
    try:
        return int(_read(int, name)), press
    except ValueError:
        return 0, press  # nobody: such a tap is refused


def in_rows(buttons: Sequence[Button], per_row: int) -> list[list[Button]]:
    return [list(buttons[start : start + per_row]) for start in range(0, len(buttons), per_row)]
