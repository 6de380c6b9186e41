"""One call of the Bot API by its own name, without the library's objects on either side."""

from typing import Any

from telegram import Bot, InputFile
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter


async def call(bot: Bot, method: str, parameters: dict[str, Any]) -> Any:
    """Return the answer as it came; raise what the library raises when Telegram refuses.

    `Bot.do_api_request` does the same but warns, each time, of every method that the library also knows.
    """
    data = RequestData([_parameter(name, value) for name, value in parameters.items()])
    return await bot.request.post(f"{bot.base_url}/{method}", data)


def _parameter(name: str, value: Any) -> RequestParameter:
    if isinstance(value, InputFile):
        return RequestParameter(name, None, [value])
    return RequestParameter(name, value, None)
