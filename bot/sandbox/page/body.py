"""What the page sends, checked: every refusal is a plain sentence."""

import json
from typing import Any

from starlette.requests import Request

LARGEST_UPLOAD = 20 * 1024 * 1024
LARGEST_NUMBER = 2**53  # what a browser can count to exactly


class BadInputError(ValueError):
    """The page asked for something that makes no sense; the text says what."""


class Body:
    """A JSON object from the page."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    @classmethod
    async def of(cls, request: Request) -> "Body":
        try:
            values = json.loads(await raw_bytes(request))
        except ValueError as error:
            if isinstance(error, BadInputError):
                raise
            raise BadInputError("This is not valid JSON.") from error
        if not isinstance(values, dict):
            raise BadInputError("A JSON object is needed here.")
        return cls(values)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if not isinstance(value, str) or not value.strip():
            raise BadInputError(f"Some text is needed for “{name}”.")
        return value

    def number(self, name: str) -> int:
        return a_number(name, self.values.get(name))

    def optional_number(self, name: str) -> int | None:
        return None if self.values.get(name) is None else self.number(name)


def query_number(request: Request, name: str) -> int | None:
    """A whole number in the address, or None when it is absent."""
    text = request.query_params.get(name)
    if text is None:
        return None
    return a_number(name, int(text) if text.isascii() and text.isdigit() and len(text) < 17 else None)


def a_number(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST_NUMBER:
        raise BadInputError(f"A whole number is needed for “{name}”.")
    return value


async def uploaded(request: Request) -> bytes:
    data = await raw_bytes(request)
    if not data:
        raise BadInputError("The file is empty.")
    return data


async def raw_bytes(request: Request) -> bytes:
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_UPLOAD:
            raise BadInputError("The file is larger than 20 MB, more than a bot may fetch.")
    return bytes(data)
