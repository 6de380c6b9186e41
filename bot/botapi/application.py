"""python-telegram-bot, without the parts that would take a second road."""

import os
from typing import Any

from telegram.ext import Application, ApplicationBuilder, CallbackContext, ContextTypes

from bot.botapi.transport import AiohttpRequest

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


def build_application(
    *, token: str, api_url: str, context: type[CallbackContext[Any, Any, Any, Any]], proxy: str | None = None
) -> AnyApplication:
    """Build it with neither updater nor job queue: dispatch feeds it, the timetable keeps the time."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # else each RetryAfter warns that it will become one
    builder = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(AiohttpRequest(connection_pool_size=256, read_timeout=20, proxy=proxy))
        .get_updates_request(AiohttpRequest(connection_pool_size=2, read_timeout=20, proxy=proxy))
        .context_types(ContextTypes(context=context))
        .updater(None)
        .job_queue(None)
    )
    application: AnyApplication = builder.build()
    return application
