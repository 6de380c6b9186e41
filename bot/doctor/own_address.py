"""PUBLIC_URL: whether Telegram can send to it, and whether the bot answers there."""

from typing import Final
from urllib.parse import urlsplit

from telegram.error import TelegramError

from bot.botapi.transport import AiohttpRequest
from bot.doctor.checking import Look
from bot.doctor.far_side import is_telegram_s_own, kind_of
from bot.doctor.findings import RESTART, Finding, aside, silence, well

PORTS: Final = {80, 88, 443, 8443}  # core.telegram.org/bots/api#setwebhook
PATIENCE: Final = 5.0  # seconds


async def public_url(look: Look) -> list[Finding]:
    """A Bot API server of one's own is less strict than Telegram's."""
    if look.settings.public_url is None:
        return []
    url = urlsplit(look.settings.public_url)
    wrong = [
        *(["not https"] if url.scheme != "https" else []),
        *([f"port {url.port}"] if url.port not in {None, *PORTS} else []),
    ]
    if not wrong:
        return []
    told = f"PUBLIC_URL is one that Telegram does not send to: {' and '.join(wrong)}"
    if not is_telegram_s_own(look.settings.telegram_api_url):
        return [aside(told, "A Bot API server of your own (TELEGRAM_API_URL) may do so.")]
    right = f"Right would be https://{url.hostname}, without a port or with 80, 88, 443 or 8443."
    return [silence(told, right)]


async def answer_at_public_url(look: Look) -> list[Finding]:
    if look.settings.public_url is None:
        return []
    place = f"{look.settings.public_url}/readyz"
    request = AiohttpRequest(connection_pool_size=1, connect_timeout=PATIENCE, read_timeout=PATIENCE)
    try:
        async with request:
            status, body = await request.do_request(place, "GET")
    except TelegramError as error:
        return [
            silence(
                f"{place} does not answer from here ({kind_of(error)})",
                "Is `web` (or `run`) running, and does the address lead to it?",
                "If people are answered all the same, only this machine does not reach it.",
            )
        ]
    if (status, body) == (200, b"ok"):
        return [well(f"{place} answers: ok")]
    if status == 503:
        return [
            silence(
                f"{place} answers that the bot is not ready (503)",
                "Its process does not reach the database, or has just begun. Look again in a minute.",
                f"If it stays so, restart it: {RESTART}",
            )
        ]
    return [
        silence(
            f"{place} answers {status}, and not as the bot does",
            "Another program stands there: does PUBLIC_URL lead to `web` (or `run`)?",
        )
    ]
