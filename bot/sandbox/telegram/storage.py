"""What Telegram remembers: chats with their messages, and files."""

import itertools
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.shapes import Json

# Far from anyone's own numbering, so that a mixed-up id is noticed.
FIRST_MESSAGE_ID = 50_001

CONTENT_KINDS = (
    "text",
    "photo",
    "document",
    "voice",
    "sticker",
    "location",
    "poll",
    "dice",
    "pinned_message",
    "giveaway",
)


@dataclass
class Stored:
    """A message; `content` holds the fields of the Bot API's Message that belong to its kind."""

    id: int
    chat_id: int
    from_bot: bool
    date: datetime
    content: Json
    reply_to: int | None = None
    quote: Json | None = None
    markup: Json | None = None
    origin: Json | None = None
    edited_at: datetime | None = None
    silent: bool = False
    protected: bool = False
    deleted: bool = False

    @property
    def kind(self) -> str:
        return next(kind for kind in CONTENT_KINDS if kind in self.content)

    @property
    def inline_keyboard(self) -> list[list[Json]]:
        keyboard: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return keyboard


class Chats:
    """Every message ever sent, by chat; as in Telegram all private chats of a bot share one numbering."""

    def __init__(self) -> None:
        self._ids = itertools.count(FIRST_MESSAGE_ID)
        self._by_chat: dict[int, dict[int, Stored]] = defaultdict(dict)

    def next_id(self) -> int:
        return next(self._ids)

    def add(self, message: Stored) -> Stored:
        self._by_chat[message.chat_id][message.id] = message
        return message

    def find(self, chat_id: int, message_id: int | None) -> Stored | None:
        """Return the message unless it never existed or is deleted."""
        message = self._by_chat[chat_id].get(message_id) if message_id else None
        return message if message and not message.deleted else None

    def ever_held(self, chat_id: int, message_id: int) -> bool:
        return message_id in self._by_chat[chat_id]

    def of(self, chat_id: int) -> list[Stored]:
        return [message for message in self._by_chat[chat_id].values() if not message.deleted]


@dataclass(frozen=True)
class StoredFile:
    """The content of a file, with what Telegram tells about it."""

    id: str
    kind: str
    data: bytes
    mime_type: str
    path: str
    details: Json = field(default_factory=dict)

    def as_api(self) -> Json:
        about = {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.data)}
        return about | self.details


DOWNLOAD_LIMIT = 20 * 1024 * 1024
EXTENSIONS = {"photo": "jpg", "voice": "oga", "sticker": "webp"}


class Files:
    """Every file that was sent, by file id and by its path for downloads."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._by_id: dict[str, StoredFile] = {}

    def add(self, kind: str, data: bytes, mime_type: str, details: Json | None = None) -> StoredFile:
        """Keep a file; details without a value are left out."""
        number = next(self._numbers)
        extension = (
            EXTENSIONS.get(kind) or str((details or {}).get("file_name") or "file.bin").rpartition(".")[2]
        )
        known = {name: value for name, value in (details or {}).items() if value is not None}
        path = f"{kind}s/file_{number}.{extension}"
        file = StoredFile(f"LT-{kind}-{number:06d}", kind, data, mime_type, path, known)
        self._by_id[file.id] = file
        return file

    def find(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return next((file for file in self._by_id.values() if file.path == path), None)

    def to_send(self, file_id: str, kind: str) -> StoredFile:
        """Return a known file that the bot wants to send again as `kind`."""
        file = self.find(file_id)
        if file is None:
            # A URL ends here too: this Telegram downloads nothing.
            raise bad_request("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
        return file
