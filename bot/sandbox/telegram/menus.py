"""The bot's command menus and descriptions, by scope and language."""

from collections import defaultdict

from bot.sandbox.telegram.shapes import Account, Json

Scope = tuple[object, ...]
DEFAULT: Scope = ("default",)
ALL_PRIVATE_CHATS: Scope = ("all_private_chats",)


class Menus:
    """Which commands are offered to whom."""

    def __init__(self) -> None:
        self._menus: dict[tuple[Scope, str], list[Json]] = {}

    def put(self, scope: Scope, language_code: str, commands: list[Json]) -> None:
        self._menus[scope, language_code] = commands

    def get(self, scope: Scope, language_code: str) -> list[Json]:
        return self._menus.get((scope, language_code), [])

    def seen_by(self, account: Account) -> list[Json]:
        """Return the first menu that is not empty: the nearest scope, then the reader's language."""
        language = (account.language_code or "")[:2]
        for scope in (("chat", account.id), ALL_PRIVATE_CHATS, DEFAULT):
            for code in dict.fromkeys((language, "")):
                if menu := self.get(scope, code):
                    return menu
        return []


class Descriptions:
    """The bot's name, description and short description, each by language."""

    def __init__(self) -> None:
        self._texts: dict[str, dict[str, str]] = defaultdict(dict)

    def put(self, what: str, language_code: str, text: str) -> None:
        self._texts[what][language_code] = text

    def get(self, what: str, language_code: str) -> str:
        texts = self._texts[what]
        return texts.get(language_code) or texts.get("", "")
