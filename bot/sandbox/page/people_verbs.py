"""What a visitor does as one of the people: one endpoint per verb."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.page.body import BadInputError, Body, query_number, uploaded
from bot.sandbox.page.desk import Desk
from bot.sandbox.telegram import LocalTelegram

DONE: dict[str, Any] = {}
VOICE_SECONDS = 3


class PeopleVerbs:
    """Each takes the person from the address; what Telegram finds impossible becomes a 400."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def _telegram(self) -> LocalTelegram:
        return self._desk.stage.telegram

    def routes(self) -> list[Route]:
        verbs = {
            "say": self._say,
            "edit": self._edit,
            "tap": self._tap,
            "open": self._open,
            "block": self._block,
            "unblock": self._unblock,
            "photo": self._photo,
            "document": self._document,
            "voice": self._voice,
        }
        return [
            Route(f"/api/people/{{account:int}}/{verb}", endpoint, methods=["POST"])
            for verb, endpoint in verbs.items()
        ]

    def _who(self, request: Request) -> int:
        if not self._desk.stage.ready:
            raise BadInputError("The demo programme is still being prepared.")
        return self._desk.member_id(request.path_params["account"])

    async def _say(self, request: Request) -> Response:
        who, body = self._who(request), await Body.of(request)
        text, reply_to = body.text("text"), body.optional_number("reply_to")
        return JSONResponse({"message": self._telegram.says(who, text, reply_to=reply_to)})

    async def _edit(self, request: Request) -> Response:
        who, body = self._who(request), await Body.of(request)
        self._telegram.edits(who, body.number("message"), body.text("text"))
        return JSONResponse(DONE)

    async def _tap(self, request: Request) -> Response:
        who, body = self._who(request), await Body.of(request)
        query_id = self._telegram.taps(who, body.number("message"), body.text("button"))
        self._desk.book.tapped(who, query_id)
        return JSONResponse({"query": query_id})

    async def _open(self, request: Request) -> Response:
        who, body = self._who(request), await Body.of(request)
        self._telegram.opens(who, body.text("start"))
        return JSONResponse(DONE)

    async def _block(self, request: Request) -> Response:
        self._telegram.blocks(self._who(request))
        return JSONResponse(DONE)

    async def _unblock(self, request: Request) -> Response:
        self._telegram.unblocks(self._who(request))
        return JSONResponse(DONE)

    async def _photo(self, request: Request) -> Response:
        who, about = self._who(request), about_upload(request)
        return JSONResponse({"message": self._telegram.sends_photo(who, await uploaded(request), **about)})

    async def _document(self, request: Request) -> Response:
        who, about = self._who(request), about_upload(request)
        about["file_name"] = request.query_params.get("file_name") or "document"
        about["mime_type"] = request.headers.get("content-type") or "application/octet-stream"
        return JSONResponse({"message": self._telegram.sends_document(who, await uploaded(request), **about)})

    async def _voice(self, request: Request) -> Response:
        who, reply_to = self._who(request), query_number(request, "reply_to")
        data = await uploaded(request)
        sent = self._telegram.sends_voice(who, data, duration=VOICE_SECONDS, reply_to=reply_to)
        return JSONResponse({"message": sent})


def about_upload(request: Request) -> dict[str, Any]:
    """The file is the whole body of the request, so what goes with it is in the address."""
    return {
        "caption": request.query_params.get("caption") or None,
        "reply_to": query_number(request, "reply_to"),
    }
