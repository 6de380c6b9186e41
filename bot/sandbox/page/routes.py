"""The page's addresses: the page itself, a JSON API under /api, and a stream of what changes."""

from collections.abc import Callable
from pathlib import Path

from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.page import views
from bot.sandbox.page.body import Body, query_number
from bot.sandbox.page.desk import Desk
from bot.sandbox.page.guard import OnlyThisMachine
from bot.sandbox.page.live import Live
from bot.sandbox.page.people_verbs import PeopleVerbs
from bot.sandbox.page.stage import Stage

STATIC = Path(__file__).with_name("static")
SHOWN_IN_PLACE = ("image/jpeg", "image/png", "image/webp", "image/gif", "audio/")


def page_routes(stage: Stage, *, closing: Callable[[], bool] = lambda: False) -> list[BaseRoute]:
    """Return the page, to be mounted at "/".

    `closing` says when the server is about to stop (`lambda: server.should_exit`): uvicorn waits for
    open streams before it stops, so they have to end by themselves.
    """
    desk = Desk(stage, closing)
    page = Page(desk)
    routes: list[BaseRoute] = [
        Route("/", page.index),
        Route("/api/state", page.state),
        Route("/api/live", Live(desk).stream),
        Route("/api/chat/{account:int}", page.chat),
        Route("/api/file/{file_id}", page.file),
        Route("/api/clock", page.skip, methods=["POST"]),
        Route("/api/newcomers", page.newcomer, methods=["POST"]),
        *PeopleVerbs(desk).routes(),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    refuse_kindly = Middleware(ExceptionMiddleware, handlers={ValueError: bad_input})
    return [Mount("/", routes=routes, middleware=[Middleware(OnlyThisMachine), refuse_kindly])]


class Page:
    """What is asked of the sandbox as a whole."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def index(self, _: Request) -> Response:
        return FileResponse(STATIC / "index.html")

    async def state(self, _: Request) -> Response:
        return JSONResponse(await self._desk.state())

    async def chat(self, request: Request) -> Response:
        account_id = self._desk.member_id(request.path_params["account"])
        return JSONResponse(self._desk.book.news(account_id, query_number(request, "since") or 0))

    async def file(self, request: Request) -> Response:
        data, mime_type = self._desk.stage.telegram.file(request.path_params["file_id"])
        # Whatever else somebody sent is downloaded, never opened as a page of this origin.
        if mime_type.startswith(SHOWN_IN_PLACE):
            return Response(data, media_type=mime_type)
        headers = {"Content-Disposition": "attachment"}
        return Response(data, media_type="application/octet-stream", headers=headers)

    async def skip(self, request: Request) -> Response:
        leap = (await Body.of(request)).text("leap")
        return JSONResponse({"now": views.moment(await self._desk.skip(leap))})

    async def newcomer(self, request: Request) -> Response:
        body = await Body.of(request)
        member = await self._desk.stage.newcomer(body.text("first_name"), body.text("language_code"))
        return JSONResponse(views.person(member, self._desk.stage.telegram))


async def bad_input(_: Request, error: Exception) -> Response:
    return JSONResponse({"error": sentence(str(error))}, status_code=400)


def sentence(text: str) -> str:
    """Local Telegram's messages begin small and end without a full stop; the page shows sentences."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")
