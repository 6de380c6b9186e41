"""Only a page of this machine may drive the sandbox; a page on the web must not."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})

PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' blob: data:; media-src 'self' blob:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class OnlyThisMachine:
    """Refuse a foreign Host (DNS rebinding) and what another site's page posts (request forgery)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif reason := refusal(scope["method"], Headers(scope=scope)):
            await JSONResponse({"error": reason}, status_code=403)(scope, receive, send)
        else:
            await self.app(scope, receive, with_page_headers(send))


def refusal(method: str, headers: Headers) -> str | None:
    """Say why a request is refused, or None when it may pass."""
    host = headers.get("host", "")
    if host_name(f"//{host}") not in LOOPBACK_NAMES:
        return "The sandbox answers on this machine only."
    if method not in ("GET", "HEAD") and not is_same_origin(headers, host):
        return "Only the sandbox's own page may do this."
    return None


def is_same_origin(headers: Headers, host: str) -> bool:
    """A browser names where a request comes from; other programs of this machine name nothing."""
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return False
    return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def host_name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def with_page_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in PAGE_HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_with_headers
