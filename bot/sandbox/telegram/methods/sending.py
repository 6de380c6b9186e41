"""Methods that put a message into a chat."""

from bot.sandbox.telegram import views
from bot.sandbox.telegram.core import Core
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.methods import texts
from bot.sandbox.telegram.methods.delivering import deliver, known_chat, recipient
from bot.sandbox.telegram.shapes import Json, Upload
from bot.sandbox.telegram.storage import Stored, StoredFile

CHAT_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
WITH_CAPTION = {"photo", "document", "voice"}
NEVER_COPIED = {"pinned_message", "giveaway"}


def send_message(core: Core, p: Json) -> Json:
    recipient(core, p)
    return views.message(core, deliver(core, p, texts.text_content(p)))


def send_photo(core: Core, p: Json) -> Json:
    content = photo_content(_file(core, p["photo"], "photo"))
    return views.message(core, deliver(core, p, content | _media_options(p)))


def send_document(core: Core, p: Json) -> Json:
    content = {"document": _file(core, p["document"], "document").as_api()}
    return views.message(core, deliver(core, p, content | _media_options(p)))


def send_voice(core: Core, p: Json) -> Json:
    file = _file(core, p["voice"], "voice", {"duration": p.get("duration", 0)})
    return views.message(core, deliver(core, p, {"voice": file.as_api()} | _media_options(p)))


def send_chat_action(core: Core, p: Json) -> bool:
    recipient(core, p)
    if p["action"] not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def copy_message(core: Core, p: Json) -> Json:
    recipient(core, p)
    source = _source(core, p, "message to copy not found")
    if not _may_be_copied(source):
        raise bad_request("message can't be copied")
    content = dict(source.content)
    if p.get("caption") is not None and source.kind in WITH_CAPTION:
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content |= texts.caption_content(p)
    return {"message_id": deliver(core, p, content).id}


def forward_message(core: Core, p: Json) -> Json:
    recipient(core, p)
    source = _source(core, p, "message to forward not found")
    if source.kind in NEVER_COPIED or source.protected:
        raise bad_request("message can't be forwarded")
    origin = source.origin or _origin(core, source)
    return views.message(core, deliver(core, p, dict(source.content), origin=origin))


def photo_content(file: StoredFile) -> Json:
    """Return the sizes of a photo; both carry the same bytes, as nothing is scaled here."""
    full = file.as_api()
    return {"photo": [full | {"width": 90, "height": 60}, full | {"width": 1280, "height": 853}]}


def _file(core: Core, given: str | Upload, kind: str, details: Json | None = None) -> StoredFile:
    if isinstance(given, str):
        return core.files.to_send(given, kind)
    if not given.data:
        raise bad_request("file must be non-empty")
    if kind == "document":
        details = {"file_name": given.name, "mime_type": given.mime_type}
    elif kind == "voice":
        details = {**(details or {}), "mime_type": given.mime_type}
    return core.files.add(kind, given.data, given.mime_type, details)


def _media_options(p: Json) -> Json:
    flags = {name: True for name in ("show_caption_above_media",) if p.get(name)}
    spoiler = {"has_media_spoiler": True} if p.get("has_spoiler") else {}
    return texts.caption_content(p) | flags | spoiler


def _source(core: Core, p: Json, not_found: str) -> Stored:
    source = core.chats.find(known_chat(core, p["from_chat_id"]).id, p["message_id"])
    if source is None:
        raise bad_request(not_found)
    return source


def _may_be_copied(source: Stored) -> bool:
    """A bot does not know the answer of a person's quiz, so it cannot copy one."""
    is_quiz = source.content.get("poll", {}).get("type") == "quiz"
    return source.kind not in NEVER_COPIED and not source.protected and not is_quiz


def _origin(core: Core, source: Stored) -> Json:
    sender = views.bot_user(core) if source.from_bot else views.user(core.accounts[source.chat_id])
    return {"type": "user", "date": views.timestamp(source.date), "sender_user": sender}
