"""What a request carries and what an answer says: JSON, and a form where there are files."""

import asyncio
import contextlib
import io
import json
from collections.abc import AsyncIterator
from typing import IO, Any, Final

import orjson
from aiohttp import FormData
from telegram.request import RequestData

CHUNK: Final = 64 * 1024  # what asyncio takes over at once, so that writing it never waits


def as_json(request_data: RequestData) -> bytes:
    """Return the parameters as one object: Telegram takes numbers, flags and objects as they are."""
    try:
        return orjson.dumps(request_data.parameters, option=orjson.OPT_PASSTHROUGH_DATETIME)
    except TypeError:  # beyond 64 bits, half a surrogate pair, a key that is no string: the library takes it
        return json.dumps(request_data.parameters).encode()


def as_form(request_data: RequestData, deadline: asyncio.Timeout, patience: float | None) -> FormData:
    form = FormData(quote_fields=False)  # else people would see my%20file.pdf
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, mime_type) in request_data.multipart_data.items():
        pieces = in_pieces(content, deadline, patience)
        form.add_field(name, pieces, filename=file_name, content_type=mime_type)
    return form


async def in_pieces(
    content: bytes | IO[bytes], deadline: asyncio.Timeout, patience: float | None
) -> AsyncIterator[bytes]:
    """Move `deadline` on with each piece: it has `patience` seconds, the whole as long as it takes."""
    file = io.BytesIO(content) if isinstance(content, bytes) else content
    with contextlib.suppress(AttributeError, OSError):
        file.seek(0)  # a second try sends it whole
    loop = asyncio.get_running_loop()
    while piece := await asyncio.to_thread(file.read, CHUNK):
        deadline.reschedule(None if patience is None else loop.time() + patience)
        yield piece
    deadline.reschedule(None)


def parsed(body: bytes) -> dict[str, Any] | None:
    """Return the JSON object, or None when it is something else; broken characters do no harm."""
    try:
        found = orjson.loads(body)
    except ValueError:
        try:
            found = json.loads(body.decode(errors="replace"))
        except (ValueError, RecursionError):
            return None
    return found if isinstance(found, dict) else None
