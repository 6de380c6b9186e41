"""HTTP: the webhook, and whether all is well. Wiring only."""

import hashlib
import hmac
import logging
from typing import Any, Final

import orjson
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import InterfaceError, OperationalError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram import Bot

from bot.clock import Clock
from bot.db import Database
from bot.dispatch import ALLOWED_UPDATES, Dispatch, NotDone
from bot.outbox.gauges import measure_waiting

log = logging.getLogger(__name__)

LARGEST_UPDATE: Final = 1024 * 1024  # bytes
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"


def build_web(dispatch: Dispatch, database: Database, clock: Clock, *, secret: str) -> Starlette:
    """The webhook, and how the process is."""

    async def telegram(request: Request) -> Response:
        """200 only when the update is committed; anything else makes Telegram send it again."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return PlainTextResponse("wrong secret", status_code=403)
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        try:
            await dispatch.receive(_update(body))
        except ValueError:
            return PlainTextResponse("not an update", status_code=400)
        except NotDone:
            return PlainTextResponse("please send it again", status_code=503)
        return PlainTextResponse("")

    return Starlette(routes=[Route("/telegram", telegram, methods=["POST"]), *_health(database, clock)])


def build_health(database: Database, clock: Clock) -> Starlette:
    """How the process is, for one that takes in no updates here."""
    return Starlette(routes=_health(database, clock))


def _health(database: Database, clock: Clock) -> list[Route]:
    async def healthz(request: Request) -> Response:
        """The process lives."""
        return PlainTextResponse("ok")

    async def readyz(request: Request) -> Response:
        """The process can do its work: the database answers."""
        try:
            async with database.transaction() as session:
                await session.execute(text("SELECT 1"))
        except (InterfaceError, OperationalError, OSError):
            return PlainTextResponse("the database does not answer", status_code=503)
        return PlainTextResponse("ok")

    async def metrics(request: Request) -> Response:
        """Numbers for Prometheus: this process's own, and what waits in the database."""
        try:
            await measure_waiting(database, clock.now())
        except (InterfaceError, OperationalError, OSError):
            log.warning("metrics: the database does not answer")
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]


async def _body(request: Request) -> bytes | None:
    """Return the body, or None once it is larger than an update can be; what follows is not read."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_UPDATE:
            return None
    return body


def _update(body: bytes) -> dict[str, Any]:
    data = orjson.loads(body)
    if not isinstance(data, dict):
        raise ValueError("an update is an object")
    return data


def webhook_secret(token: str) -> str:
    """Derive what Telegram must show us from the token, so that it needs no setting of its own."""
    return hmac.new(token.encode(), b"duo webhook", hashlib.sha256).hexdigest()


async def set_webhook(bot: Bot, *, public_url: str, secret: str) -> None:
    await bot.set_webhook(
        f"{public_url}/telegram", secret_token=secret, allowed_updates=ALLOWED_UPDATES, max_connections=40
    )
