"""aiogram as it comes.

`send API_URL SECONDS IN_FLIGHT [uvloop]`, or `echo API_URL PORT` behind its own webhook server.
"""

import asyncio
import sys

import uvloop
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web
from sending import TOKEN, send_for


def bot(api_url: str) -> Bot:
    return Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api_url)))


async def send(api_url: str, seconds: float, in_flight: int) -> None:
    async with bot(api_url) as sender:
        await send_for(lambda chat, text: sender.send_message(chat, text), seconds, in_flight)


async def answer(message: Message) -> None:
    await message.answer(message.text or "")


def echo(api_url: str, port: int) -> None:
    dispatcher = Dispatcher()
    dispatcher.message.register(answer)
    speaker = bot(api_url)
    app = web.Application()
    SimpleRequestHandler(dispatcher, speaker).register(app, path="/telegram")
    setup_application(app, dispatcher, bot=speaker)
    web.run_app(app, host="127.0.0.1", port=port, print=None, access_log=None)


if __name__ == "__main__":
    verb, url, *more = sys.argv[1:]
    if verb == "send":
        run = uvloop.run if more[2:] == ["uvloop"] else asyncio.run
        run(send(url, float(more[0]), int(more[1])))
    else:
        echo(url, int(more[0]))
