"""People with a phone: they join, write, block; updates tell the bot."""

import itertools

from bot.sandbox.telegram import views
from bot.sandbox.telegram.core import Core
from bot.sandbox.telegram.entities import FormattedText, trimmed, utf16_length, with_found_entities
from bot.sandbox.telegram.methods.texts import LONGEST_TEXT
from bot.sandbox.telegram.shapes import Account, Json
from bot.sandbox.telegram.storage import Stored

FIRST_ACCOUNT_ID = 700_000_001
BETWEEN_ACCOUNTS = 7_919


class People:
    """The people of the local Telegram. What is impossible raises ValueError."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self._account_ids = itertools.count(FIRST_ACCOUNT_ID, BETWEEN_ACCOUNTS)

    def join(
        self,
        first_name: str,
        *,
        language_code: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        account_id: int | None = None,
    ) -> Account:
        """Give a person a Telegram account; they have not written to the bot yet."""
        new_id = next(self._account_ids) if account_id is None else account_id
        if new_id in self.core.accounts:
            raise ValueError(f"there already is an account {new_id}")
        account = Account(new_id, first_name, last_name, language_code, username)
        self.core.accounts[account.id] = account
        return account

    def says(self, account_id: int, text: str, *, reply_to: int | None = None) -> int:
        """Write to the bot; return the message's id."""
        return self._sends(account_id, text_content(text), reply_to)

    def opens(self, account_id: int, start_parameter: str) -> int:
        """Open a link t.me/bot?start=…; who has blocked the bot unblocks it by this."""
        if account_id in self.core.blocked:
            self.unblocks(account_id)
        return self.says(account_id, f"/start {start_parameter}".strip())

    def edits(self, account_id: int, message_id: int, text: str) -> None:
        """Change a text message of one's own."""
        message = self._message(account_id, message_id)
        if message.from_bot or message.kind != "text":
            raise ValueError(f"message {message_id} is not a text of account {account_id}")
        message.content = text_content(text)
        message.edited_at = self.core.now()
        self.core.updates.put("edited_message", account_id, views.message(self.core, message))
        self.core.changes.note()

    def deletes(self, account_id: int, message_id: int) -> None:
        """Delete a message on both sides; Telegram does not tell the bot."""
        self._message(account_id, message_id).deleted = True
        self.core.changes.note()

    def blocks(self, account_id: int) -> None:
        """Stop the bot from writing to this person."""
        self._account(account_id)
        if account_id not in self.core.blocked:
            self.core.blocked.add(account_id)
            self._tells_membership(account_id, "member", "kicked")

    def unblocks(self, account_id: int) -> None:
        self._account(account_id)
        if account_id in self.core.blocked:
            self.core.blocked.remove(account_id)
            self._tells_membership(account_id, "kicked", "member")

    def _tells_membership(self, account_id: int, before: str, after: str) -> None:
        account, bot = self.core.accounts[account_id], views.bot_user(self.core)
        until = {"kicked": {"until_date": 0}}
        body = {
            "chat": views.chat(account),
            "from": views.user(account),
            "date": views.timestamp(self.core.now()),
            "old_chat_member": {"user": bot, "status": before} | until.get(before, {}),
            "new_chat_member": {"user": bot, "status": after} | until.get(after, {}),
        }
        self.core.updates.put("my_chat_member", account_id, body)
        self.core.changes.note()

    def _sends(self, account_id: int, content: Json, reply_to: int | None) -> int:
        account = self._account(account_id)
        if account_id in self.core.blocked:
            raise ValueError(f"{account.first_name} has blocked the bot and would have to unblock it first")
        if reply_to is not None:
            self._message(account_id, reply_to)
        message = Stored(
            id=self.core.chats.next_id(),
            chat_id=account_id,
            from_bot=False,
            date=self.core.now(),
            content=content,
            reply_to=reply_to,
        )
        self.core.started.add(account_id)
        self.core.chats.add(message)
        self.core.updates.put("message", account_id, views.message(self.core, message))
        self.core.changes.note()
        return message.id

    def _account(self, account_id: int) -> Account:
        if account_id not in self.core.accounts:
            raise ValueError(f"there is no account {account_id}")
        return self.core.accounts[account_id]

    def _message(self, account_id: int, message_id: int) -> Stored:
        self._account(account_id)
        message = self.core.chats.find(account_id, message_id)
        if message is None:
            raise ValueError(f"there is no message {message_id} in the chat of account {account_id}")
        return message


def text_content(text: str) -> Json:
    """Return the content of a text as a Telegram app sends it."""
    formatted = with_found_entities(trimmed(FormattedText(text)))
    if not formatted.text:
        raise ValueError("an empty message cannot be sent")
    if utf16_length(formatted.text) > LONGEST_TEXT:
        raise ValueError(f"Telegram's apps send at most {LONGEST_TEXT} characters in one message")
    return {"text": formatted.text, "entities": formatted.entities}
