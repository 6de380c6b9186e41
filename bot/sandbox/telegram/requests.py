"""Reads a call's parameters from wherever the bot put them."""

import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.shapes import Json, Upload

ATTACHED = "attach://"


async def given_parameters(request: Request) -> Json:
    """Return the parameters of the query string and the body; files come as Upload."""
    parameters: Json = dict(request.query_params)
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == "application/json":
        parameters |= _from_json(await request.body())
    elif content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        parameters |= await _from_form(request)
    elif await request.body():
        raise bad_request(f"unsupported content type {content_type!r}")
    return {name: value for name, value in _with_attached(parameters).items() if value is not None}


def _from_json(body: bytes) -> Json:
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        parsed = None
    if not isinstance(parsed, dict):
        raise bad_request("can't parse JSON object")
    return parsed


async def _from_form(request: Request) -> Json:
    parameters: Json = {}
    async with request.form() as form:
        for name, value in form.multi_items():
            parameters[name] = await _upload(value) if isinstance(value, UploadFile) else value
    return parameters


async def _upload(file: UploadFile) -> Upload:
    mime_type = file.content_type or "application/octet-stream"
    return Upload(file.filename or "file", mime_type, await file.read())


def _with_attached(parameters: Json) -> Json:
    """Put the files that parameters name by attach://… in their place."""
    names = [value.removeprefix(ATTACHED) for value in parameters.values() if _is_attachment(value)]
    resolved = {name: parameters.get(name) for name in names}
    return {
        name: resolved[value.removeprefix(ATTACHED)] if _is_attachment(value) else value
        for name, value in parameters.items()
        if name not in resolved
    }


def _is_attachment(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(ATTACHED)
