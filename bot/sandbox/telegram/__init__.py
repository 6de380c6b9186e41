"""A local Telegram: the Bot API over real HTTP, with people in memory on the far side."""

from bot.sandbox.telegram.faults import Fault, Faults
from bot.sandbox.telegram.local_telegram import LocalTelegram
from bot.sandbox.telegram.shapes import Account, Attachment, Button, Call, Message

__all__ = ["Account", "Attachment", "Button", "Call", "Fault", "Faults", "LocalTelegram", "Message"]
