"""From what Telegram, or somebody else, sent to an update that can be handled."""

from typing import Any

from telegram import Bot, Update


def read_update(data: dict[str, Any], bot: Bot) -> Update:
    """Raise ValueError when `data` is no update."""
    try:
        update = Update.de_json(data, bot)
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError, RecursionError) as error:
        raise ValueError("not an update of the Bot API") from error
    account = update.effective_user
    if not _is_id(update.update_id) or (account is not None and not _is_id(account.id)):
        raise ValueError("not an update of the Bot API: its ids are none")
    return update


def kind_of(update: Update) -> str:
    kinds = [name for name in Update.ALL_TYPES if getattr(update, name, None) is not None]
    return kinds[0] if kinds else "unknown"


def _is_id(number: object) -> bool:
    """Whether this is a whole number that the database can keep."""
    return type(number) is int and abs(number) < 2**63
