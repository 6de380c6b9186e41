"""What the local Telegram shows to the outside: people, messages, buttons and the bot's calls."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Account:
    """A person with Telegram on their phone; the id is also the id of their chat with the bot."""

    id: int
    first_name: str
    last_name: str | None = None
    language_code: str | None = None
    username: str | None = None


@dataclass(frozen=True)
class Button:
    """A button under a message: it either carries data for the bot or opens a link."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Attachment:
    """A file as a chat shows it."""

    file_id: str
    name: str | None
    size: int


@dataclass
class Message:
    """A message as its reader sees it.

    `kind` is "text", "photo", "document", "voice", "sticker", "location", "poll", "dice",
    "pinned_message" or "giveaway". The `html` fields are safe to put into a web page as they are.
    """

    id: int
    from_bot: bool
    date: datetime
    kind: str
    text: str | None = None
    html: str | None = None
    entities: list[Json] = field(default_factory=list)
    photo: str | None = None
    document: Attachment | None = None
    voice: Attachment | None = None
    file_id: str | None = None
    caption: str | None = None
    caption_html: str | None = None
    reply_to: int | None = None
    buttons: list[list[Button]] = field(default_factory=list)
    force_reply: bool = False
    edited_at: datetime | None = None
    silent: bool = False
    protected: bool = False


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime_type: str
    data: bytes


@dataclass
class Call:
    """One call of the Bot API; while it is being carried out it is neither `ok` nor has an error."""

    method: str
    parameters: Json
    at: float
    ok: bool = False
    error: str | None = None
