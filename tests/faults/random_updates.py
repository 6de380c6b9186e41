"""Random updates that are valid by the schema, and look enough like real ones to get far."""

import itertools
import random
from dataclasses import fields
from datetime import date, time
from enum import StrEnum
from typing import Any, Final, get_type_hints

from bot.onboarding.menu import ENTRIES
from bot.outbox.buttons import Press
from tests.faults.schema import Schema

Json = dict[str, Any]

# How often a kind is sent; every other kind of the schema comes now and then.
OFTEN: Final = {"message": 30.0, "callback_query": 50.0, "edited_message": 5.0, "my_chat_member": 5.0}
SELDOM: Final = 0.5
SAID: Final = ("Amina", "yes", "At 6 in the library", "I am better now", "5", "/", "//help", "/help@other")
NEAR_IDS: Final = (2, 2, 4, 12, 40)  # ids up to here stand for somebody's rows, the lower the likelier


class RandomUpdates:
    """What one account might send: of its own, and with ids and codes of others."""

    def __init__(self, schema: Schema, chance: random.Random, everybody: list[int]) -> None:
        self._schema = schema
        self._chance = chance
        self._everybody = everybody
        self._update_ids = itertools.count(1)
        self._often = {kind: OFTEN.get(kind, SELDOM) for kind in schema.kinds_of_update()}

    def of(self, account_id: int) -> Json:
        (kind,) = self._chance.choices(list(self._often), list(self._often.values()))
        body = self._schema.body(kind)
        self._sign(body, account_id)
        match kind:
            case "message" | "edited_message":
                self._speak(body)
            case "callback_query":
                self._press(body, account_id)
        return {"update_id": next(self._update_ids), kind: body}

    def _sign(self, body: Json, account_id: int) -> None:
        """Telegram itself says who it is from; the chat is mostly theirs."""
        if "from" in body or self._chance.random() < 0.9:
            body["from"] = self._user(account_id)
        if "chat" in body and self._chance.random() < 0.9:
            body["chat"] = self._private_chat(account_id)
        elif "chat" in body:
            body["chat"]["type"] = self._chance.choice(["private", "group", "supergroup", "channel"])

    def _user(self, account_id: int) -> Json:
        user: Json = self._schema.value("User", 2)
        return user | {
            "id": account_id,
            "is_bot": self._chance.random() < 0.02,
            "language_code": self._chance.choice(["en", "fr", "nl-BE", "tr", "", "xx"]),
        }

    def _private_chat(self, account_id: int) -> Json:
        if self._chance.random() < 0.03:
            account_id = self._chance.choice(self._everybody)
        return {"id": account_id, "type": "private", "first_name": self._schema.value("String")}

    def _speak(self, message: Json) -> None:
        command = self._chance.random() < 0.4
        words = self._chance.choice([*SAID, self._schema.value("String")])
        text = f"/{self._command()}" if command else words
        message["text"] = text
        if command:
            length = len(text.split(" ")[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]

    def _command(self) -> str:
        name = self._chance.choice(ENTRIES).command
        return self._chance.choice([name, f"{name} {self._code()}", f"start {self._code()}"])

    def _press(self, query: Json, account_id: int) -> None:
        if "message" in query:
            query["message"]["chat"] = self._private_chat(account_id)
            query["message"]["message_id"] = self._chance.randint(1, 200)
        query["data"] = self._code()

    def _code(self) -> str:
        """A code that a button might carry, with ids of anybody's rows or of none."""
        press = self._chance.choice([Press.kinds[code] for code in sorted(Press.kinds)])
        hints = get_type_hints(press)
        code = ":".join([press.code, *(self._value(hints[field.name]) for field in fields(press))])
        in_a_name = f"@{self._value(int)}:" if self._chance.random() < 0.2 else ""
        return f"{in_a_name}{code}"[:64]

    def _value(self, hint: Any) -> str:
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return str(self._chance.choice(list(hint)))
        choices = {
            int: [*(str(self._chance.randint(1, most)) for most in NEAR_IDS), "0", "-1", str(2**31 - 1)],
            bool: ["0", "1"],
            date: ["20260302", "20260309", "20260406", "00010101", "99991231"],
            time: ["0900", "1800", "2500"],
            str: ["en", "fr", "nl", "any", "xx"],
        }
        return self._chance.choice(choices[hint])
