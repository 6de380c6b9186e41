"""The HTTP side: takes the bot's calls, carries them out, answers as Telegram does."""

import asyncio
import inspect
import secrets
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.telegram import spec
from bot.sandbox.telegram.core import Core
from bot.sandbox.telegram.errors import Refusal, not_carried_out
from bot.sandbox.telegram.faults import Fault, Faults
from bot.sandbox.telegram.methods import METHODS
from bot.sandbox.telegram.requests import given_parameters
from bot.sandbox.telegram.shapes import Call, Json

MOST_CALLS = 20_000
PROXY_PAGE = "<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"
HangUp = Callable[[Request], Awaitable[Response]]


class BotApi:
    """The Bot API as a web application."""

    def __init__(self, core: Core, hang_up: HangUp) -> None:
        self.core = core
        self.calls: deque[Call] = deque(maxlen=MOST_CALLS)
        self.faults = Faults()
        self._hang_up = hang_up
        self.app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._answer, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._download, methods=["GET"]),
            ],
            exception_handlers={Refusal: _refused, 404: _not_found},
        )

    async def _answer(self, request: Request) -> Response:
        try:
            return await self._answer_unless_closed(request)
        except asyncio.CancelledError:
            # Only closing cancels a call, and has cut its connection: nobody reads this answer.
            return Response()

    async def _answer_unless_closed(self, request: Request) -> Response:
        self._check_token(request)
        method = spec.method_name(request.path_params["method"])
        if method is None:
            raise Refusal(404, "Not Found")
        given = await given_parameters(request)
        call = Call(method, given, self.core.monotonic())
        self.calls.append(call)
        fault = self.faults.take(method, given.get("chat_id"))
        if fault and not (fault.after or fault.late):
            return await self._strike(fault, call, request)
        answer = await self._carry_out(call)
        if fault and fault.late and fault.until:
            await fault.until.wait()
            return answer
        return await self._strike(fault, call, request) if fault else answer

    def _check_token(self, request: Request) -> None:
        if not secrets.compare_digest(request.path_params["token"].encode(), self.core.token.encode()):
            raise Refusal(401, "Unauthorized")

    async def _carry_out(self, call: Call) -> Response:
        try:
            result = await self._result(call)
        except Refusal as refusal:
            call.error = refusal.description
            return JSONResponse(refusal.body(), refusal.code)
        call.ok = True
        return JSONResponse({"ok": True, "result": result})

    async def _result(self, call: Call) -> Any:
        carry_out = METHODS.get(call.method)
        if carry_out is None:
            raise not_carried_out(f"the method {call.method}")
        call.parameters = spec.check(call.method, call.parameters)
        result = carry_out(self.core, call.parameters)
        return await result if inspect.isawaitable(result) else result

    async def _strike(self, fault: Fault, call: Call, request: Request) -> Response:
        """Answer with trouble instead of the result."""
        if fault.until:
            await fault.until.wait()
        if fault.hang_up:
            call.error = call.error or "hung up"
            return await self._hang_up(request)
        if fault.html:
            call.error = call.error or "Bad Gateway"
            return HTMLResponse(PROXY_PAGE, 502)
        body: Json = fault.body()
        call.error = call.error or body["description"]
        return JSONResponse(body, body["error_code"])

    async def _download(self, request: Request) -> Response:
        self._check_token(request)
        file = self.core.files.at(request.path_params["path"])
        if file is None:
            raise Refusal(404, "Not Found")
        return Response(file.data, media_type="application/octet-stream")


async def _refused(_: Request, problem: Exception) -> Response:
    assert isinstance(problem, Refusal)
    return JSONResponse(problem.body(), problem.code)


async def _not_found(_: Request, __: Exception) -> Response:
    return JSONResponse(Refusal(404, "Not Found").body(), 404)
