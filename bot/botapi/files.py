"""What people send to the bot, fetched from Telegram."""

from telegram import Bot
from telegram.error import TelegramError

from bot.faults import NotFetched


class Files:
    """What an errand may ask of Telegram."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    @property
    def username(self) -> str:
        return self._bot.username

    async def fetch(self, file_id: str) -> bytes:
        try:
            file = await self._bot.get_file(file_id)
            return bytes(await file.download_as_bytearray())
        except TelegramError as error:
            raise NotFetched from error
