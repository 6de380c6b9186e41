"""What people send besides text."""

import itertools

from bot.sandbox.telegram import views
from bot.sandbox.telegram.core import Core
from bot.sandbox.telegram.methods.sending import photo_content
from bot.sandbox.telegram.people import People, text_content
from bot.sandbox.telegram.shapes import Json

FIRST_POLL_ID = 6_021_000_000_001


class PeopleWithMedia(People):
    """Each returns the message's id."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._poll_ids = itertools.count(FIRST_POLL_ID)

    def sends_photo(
        self, account_id: int, data: bytes, *, caption: str | None = None, reply_to: int | None = None
    ) -> int:
        photo = photo_content(self.core.files.add("photo", data, "image/jpeg"))
        return self._sends(account_id, photo | _caption_content(caption), reply_to)

    def sends_document(
        self,
        account_id: int,
        data: bytes,
        *,
        file_name: str,
        mime_type: str = "application/octet-stream",
        caption: str | None = None,
        reply_to: int | None = None,
    ) -> int:
        file = self.core.files.add(
            "document", data, mime_type, {"file_name": file_name, "mime_type": mime_type}
        )
        return self._sends(account_id, {"document": file.as_api()} | _caption_content(caption), reply_to)

    def sends_voice(self, account_id: int, data: bytes, *, duration: int, reply_to: int | None = None) -> int:
        file = self.core.files.add(
            "voice", data, "audio/ogg", {"duration": duration, "mime_type": "audio/ogg"}
        )
        return self._sends(account_id, {"voice": file.as_api()}, reply_to)

    def sends_sticker(
        self, account_id: int, data: bytes = b"RIFF", *, emoji: str = "👍", reply_to: int | None = None
    ) -> int:
        file = self.core.files.add("sticker", data, "image/webp", {"emoji": emoji})
        about = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._sends(account_id, {"sticker": file.as_api() | about}, reply_to)

    def sends_location(
        self, account_id: int, latitude: float, longitude: float, *, reply_to: int | None = None
    ) -> int:
        place = {"latitude": latitude, "longitude": longitude}
        return self._sends(account_id, {"location": place}, reply_to)

    def sends_poll(self, account_id: int, question: str, options: list[str], *, quiz: bool = False) -> int:
        """Send a poll; a quiz is one that the bot cannot copy."""
        poll = {
            "id": str(next(self._poll_ids)),
            "question": question,
            "options": [
                {"persistent_id": str(number), "text": option, "voter_count": 0}
                for number, option in enumerate(options)
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "quiz" if quiz else "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
        return self._sends(account_id, {"poll": poll}, None)

    def sends_dice(self, account_id: int, value: int = 6) -> int:
        return self._sends(account_id, {"dice": {"emoji": "🎲", "value": value}}, None)

    def sends_giveaway(self, account_id: int) -> int:
        """Send something that cannot be copied."""
        giveaway = {
            "chats": [],
            "winners_selection_date": views.timestamp(self.core.now()),
            "winner_count": 1,
        }
        return self._sends(account_id, {"giveaway": giveaway}, None)

    def pins(self, account_id: int, message_id: int) -> int:
        """Pin a message; the chat gets a service message, which cannot be copied."""
        pinned = views.message(self.core, self._message(account_id, message_id), with_reply=False)
        return self._sends(account_id, {"pinned_message": pinned}, None)


def _caption_content(caption: str | None) -> Json:
    if not caption:
        return {}
    content = text_content(caption)
    return {"caption": content["text"], "caption_entities": content["entities"]}
