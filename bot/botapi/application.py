"""python-telegram-bot, without the parts that would take a second road."""

import logging
import os
from typing import Any

from telegram.ext import Application, ApplicationBuilder, CallbackContext, ContextTypes
from telegram.request import HTTPXRequest

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


def build_application(
    *, token: str, api_url: str, context: type[CallbackContext[Any, Any, Any, Any]]
) -> AnyApplication:
    """Build it with neither updater nor job queue: dispatch feeds it, the timetable keeps the time."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # else each RetryAfter warns that it will become one
    for noisy in ("httpx", "httpcore"):
        logging.getLogger(noisy).setLevel(logging.WARNING)  # at INFO it prints the token in every address
    builder = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(HTTPXRequest(connection_pool_size=32, read_timeout=20))
        .get_updates_request(HTTPXRequest(connection_pool_size=2, read_timeout=20))
        .context_types(ContextTypes(context=context))
        .updater(None)
        .job_queue(None)
    )
    application: AnyApplication = builder.build()
    return application
