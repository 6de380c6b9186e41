"""python-telegram-bot as it comes.

`send API_URL SECONDS IN_FLIGHT`, or `echo API_URL PORT` by its run_webhook.
"""

import asyncio
import sys

from sending import TOKEN, send_for
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


def application(api_url: str) -> Application:
    return Application.builder().token(TOKEN).base_url(f"{api_url}/bot").build()


async def send(api_url: str, seconds: float, in_flight: int) -> None:
    async with application(api_url) as built:
        await send_for(lambda chat, text: built.bot.send_message(chat, text), seconds, in_flight)


async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text(update.message.text)


def echo(api_url: str, port: int) -> None:
    built = application(api_url)
    built.add_handler(MessageHandler(filters.TEXT, answer))
    address = f"http://127.0.0.1:{port}/telegram"
    built.run_webhook(listen="127.0.0.1", port=port, url_path="telegram", webhook_url=address)


if __name__ == "__main__":
    verb, url, *more = sys.argv[1:]
    if verb == "send":
        asyncio.run(send(url, float(more[0]), int(more[1])))
    else:
        echo(url, int(more[0]))
