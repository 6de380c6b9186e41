"""Telegram, as the bot sees it from here: the token, the webhook, and what waits there."""

from datetime import timedelta
from typing import Final

from telegram import WebhookInfo
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError
from telegram.ext import CallbackContext

from bot.botapi.application import build_application
from bot.dispatch import ALLOWED_UPDATES
from bot.doctor.checking import Look, LookAtWebhook
from bot.doctor.findings import RESTART, SAME_SETTINGS, Finding, aside, at, loss, risk, silence, well
from bot.settings import Settings

LATELY: Final = timedelta(hours=1)
MANY_UPDATES: Final = 100
RESTART_WEB: Final = "Restart `web` (or `run`): it tells Telegram what it needs when it starts."


async def ask_telegram(look: Look) -> tuple[list[Finding], WebhookInfo | None]:
    """Ask over the same transport and proxy as the bot."""
    settings = look.settings
    if settings.bot_token is None:
        new = "If the bot has none yet: /newbot at @BotFather gives you one."
        return [silence("BOT_TOKEN is not set", SAME_SETTINGS, new)], None
    bot = build_application(
        token=settings.bot_token.get_secret_value(),
        api_url=settings.telegram_api_url,
        context=CallbackContext,
        proxy=settings.telegram_proxy,
    ).bot
    try:
        async with bot:
            return [well(f"Telegram knows the bot as @{bot.username}")], await bot.get_webhook_info()
    except TelegramError as error:
        return [_refused(error, settings)], None


def _refused(error: TelegramError, settings: Settings) -> Finding:
    place = settings.telegram_api_url
    match error:
        case InvalidToken():
            advice = ["/token at @BotFather shows the right one. Set BOT_TOKEN to it and restart the bot."]
            if not is_telegram_s_own(place):
                advice.append(f"Or TELEGRAM_API_URL ({place}) does not lead to a Bot API server.")
            return silence("Telegram does not know this token", *advice)
        case NetworkError() if not isinstance(error, BadRequest):
            return silence(
                f"Telegram cannot be reached from here ({kind_of(error)})",
                f"Does this machine reach {place}? Look at its network, TELEGRAM_API_URL and TELEGRAM_PROXY.",
            )
    return risk(f"Telegram does not say how it is ({kind_of(error)})", "Try again in some minutes.")


def kind_of(error: TelegramError) -> str:
    """Our transport's errors say which kind they are; others may quote what nobody should read here."""
    return str(error) if str(error).isidentifier() else type(error).__name__


def is_telegram_s_own(api_url: str) -> bool:
    return bool(api_url == Settings.model_fields["telegram_api_url"].default)


async def webhook_address(look: LookAtWebhook) -> list[Finding]:
    token, public_url = look.settings.bot_token, look.settings.public_url
    found, expected = look.webhook.url, f"{public_url}/telegram" if public_url else ""
    if token is not None:
        found = found.replace(token.get_secret_value(), "TOKEN")  # some programs have it in their address
    if found == expected:
        return [well(f"Telegram sends updates to {found}" if found else "Telegram waits until the bot asks")]
    if not expected:
        return [
            silence(
                f"Telegram sends updates to {found}, and PUBLIC_URL is not set",
                "Shall the bot ask Telegram by itself? Start `python -m bot run`: it takes the address away.",
                "Is that address the bot's? Set PUBLIC_URL to it, without /telegram.",
                "Is it nobody's you know? Somebody has the token: /revoke at @BotFather gives a new one.",
            )
        ]
    if not found:
        return [
            silence(
                f"Telegram sends updates nowhere; expected was {expected}",
                RESTART_WEB,
                "If it comes back: another copy of the bot runs without PUBLIC_URL. Stop it.",
            )
        ]
    return [
        silence(
            f"Telegram sends updates to {found}; expected was {expected}",
            f"Correct PUBLIC_URL if the first is right. {RESTART_WEB}",
            "If it comes back: another copy of the bot runs with the same token. Stop it.",
        )
    ]


async def webhook_errors(look: LookAtWebhook) -> list[Finding]:
    """What Telegram could not hand over waits there and is tried again: with nothing waiting, it is over."""
    failed_at, waiting = look.webhook.last_error_date, look.webhook.pending_update_count
    if failed_at is None or not look.webhook.url:
        return []
    told = f"Telegram did not reach the bot on {at(failed_at, look.now)}: {look.webhook.last_error_message}"
    if waiting == 0 or look.now - failed_at > LATELY:
        return [aside(f"{told}. It may be over")]
    return [
        silence(
            told,
            "Is `web` (or `run`) running? Does PUBLIC_URL lead to it, with a certificate that is valid?",
            "What Telegram cannot hand over it keeps for 24 hours.",
        )
    ]


async def kinds_of_updates(look: LookAtWebhook) -> list[Finding]:
    """Without a webhook the bot says each time it asks what it wants to hear of."""
    told_of, wanted = set(look.webhook.allowed_updates), set(ALLOWED_UPDATES)
    if not look.webhook.url or told_of == wanted:
        return []
    if told_of and (missing := wanted - told_of):
        return [loss(f"Telegram does not tell the bot of: {', '.join(sorted(missing))}", RESTART_WEB)]
    needless = ", ".join(sorted(told_of - wanted)) or "everything"
    return [risk(f"Telegram tells the bot of more than it understands: {needless}", RESTART_WEB)]


async def updates_that_wait(look: LookAtWebhook) -> list[Finding]:
    told = f"Updates (messages, taps) that wait at Telegram: {look.webhook.pending_update_count}"
    if look.webhook.pending_update_count < MANY_UPDATES:
        return [well(told)]
    return [
        loss(
            told,
            "The bot does not take them in as fast as they come. Telegram keeps each for 24 hours.",
            f"Does it run? If so, restart it: {RESTART}",
        )
    ]
