"""Serves a web application in the running event loop, and can cut its connections."""

import asyncio
import socket

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request


class Listener:
    """A uvicorn server without a main loop: no signal handlers, and it closes at once."""

    def __init__(self, app: Starlette) -> None:
        self._app = app
        self._server: uvicorn.Server | None = None

    async def open(self, host: str, port: int) -> str:
        """Listen (port 0: any free one) and return the base URL."""
        bound = _bound(host, port)
        config = uvicorn.Config(self._app, lifespan="off", log_config=None, access_log=False, ws="none")
        config.load()
        self._server = uvicorn.Server(config)
        self._server.lifespan = config.lifespan_class(config)
        await self._server.startup(sockets=[bound])
        return f"http://{host}:{bound.getsockname()[1]}"

    async def close(self) -> None:
        """Stop listening, cut every connection and cancel what is still being answered."""
        if self._server is None:
            return
        server, self._server = self._server, None
        for listening in server.servers:
            listening.close()
        for connection in list(server.server_state.connections):
            connection.transport.abort()
        for task in server.server_state.tasks:
            task.cancel()
        await asyncio.gather(*server.server_state.tasks, return_exceptions=True)

    def cut(self, request: Request) -> None:
        """Drop the connection that a request came on."""
        client = tuple(request.scope["client"])
        for connection in self._server.server_state.connections if self._server else ():
            if getattr(connection, "client", None) == client:
                connection.transport.abort()


def _bound(host: str, port: int) -> socket.socket:
    """Return a bound socket that says it is TCP: asyncio switches Nagle's delay (40 ms) off only then."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError:
        bound.close()
        raise
    return bound
