"""People and messages as JSON for the page."""

from datetime import datetime

from bot.sandbox.page.stage import CastMember
from bot.sandbox.telegram import Attachment, Button, LocalTelegram, Message
from bot.sandbox.telegram.shapes import Json


def person(member: CastMember, telegram: LocalTelegram) -> Json:
    """Return a person with what the list of people shows."""
    # Counting is cheap and happens for everyone at every change, so no message is rendered for it.
    chat = telegram.core.chats.of(member.account_id)
    return {
        "id": member.account_id,
        "name": member.name,
        "roles": list(member.roles),
        "branch": member.branch,
        "language": member.language,
        "about": member.about,
        "blocked": member.account_id in telegram.core.blocked,
        "received": sum(message.from_bot for message in chat),
    }


def message(seen: Message) -> Json:
    """Return a message with what its bubble shows."""
    return {
        "id": seen.id,
        "fromBot": seen.from_bot,
        "at": moment(seen.date),
        "kind": seen.kind,
        "text": seen.text or seen.caption or "",
        "html": seen.html or seen.caption_html or "",
        "photo": seen.photo,
        "file": attachment(seen.document or seen.voice),
        "replyTo": seen.reply_to,
        "buttons": [[button(item) for item in row] for row in seen.buttons],
        "forceReply": seen.force_reply,
        "edited": seen.edited_at is not None,
    }


def attachment(file: Attachment | None) -> Json | None:
    return {"id": file.file_id, "name": file.name or "", "size": file.size} if file else None


def button(item: Button) -> Json:
    return {"label": item.label, "data": item.data, "url": item.url}


def moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
