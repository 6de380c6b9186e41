"""What Telegram refuses, in its own words."""

from typing import Any

import pytest

from bot.sandbox.telegram import Account, LocalTelegram
from tests.sandbox.conftest import Api, Clocks


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Yes", **fields}]]}


SENDING = [
    ({"text": ""}, "message text is empty"),
    ({"text": None}, "message text is empty"),
    ({"text": " \n "}, "text must be non-empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ({"text": "a" * 4097}, "message is too long"),
    ({"text": "𝄞" * 2049}, "message is too long"),
    ({"chat_id": None}, "chat_id is empty"),
    ({"chat_id": 5}, "chat not found"),
    ({"chat_id": "@someone"}, "chat not found"),
    ({"colour": "red"}, 'unknown parameter "colour"'),
    ({"disable_notification": "perhaps"}, "wrong parameter \"disable_notification\" in request: "
     "Boolean was expected, not 'perhaps'"),
    ({"text": 5}, 'wrong parameter "text" in request: a string was expected, not 5'),
    ({"parse_mode": "MarkdownV2"}, "only HTML is implemented here, not parse_mode MarkdownV2"),
    ({"parse_mode": "XML"}, "unsupported parse_mode"),
    ({"text": "<b>x", "parse_mode": "HTML"},
     'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
    ({"entities": [{"type": "loud", "offset": 0, "length": 1}]},
     "can't parse MessageEntity: Unsupported type specified"),
    ({"entities": [{"type": "bold", "offset": 0}]},
     'can\'t parse entities: MessageEntity has no required field "length"'),
    ({"reply_parameters": {"message_id": 3}}, "message to be replied not found"),
    ({"reply_parameters": {"message": 3}},
     'can\'t parse reply parameters: ReplyParameters has no field "message"'),
    ({"reply_markup": button(callback_data="d" * 65)}, "BUTTON_DATA_INVALID"),
    ({"reply_markup": button(callback_data="é" * 33)}, "BUTTON_DATA_INVALID"),
    ({"reply_markup": button(callback_data="")}, "BUTTON_DATA_INVALID"),
    ({"reply_markup": button()},
     "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ({"reply_markup": button(url="ftp://duo.example")},
     "inline keyboard button URL 'ftp://duo.example' is invalid: Wrong HTTP URL"),
    ({"reply_markup": button(callback="y")},
     'can\'t parse reply markup: InlineKeyboardButton has no field "callback"'),
    ({"reply_markup": {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}] * 101]}},
     "reply markup is too long"),
    ({"reply_markup": "not JSON"}, None),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "description"), SENDING)
async def test_message_that_is_not_sent(
    telegram: LocalTelegram, api: Api, amina: Account, wrong: dict[str, Any], description: str | None
) -> None:
    before = telegram.chat(amina.id)

    answer = await api("sendMessage", **{"chat_id": amina.id, "text": "hi"} | wrong)

    assert answer["error_code"] == 400
    if description:
        assert answer["description"] == f"Bad Request: {description}"
    assert telegram.chat(amina.id) == before


async def test_text_of_exactly_4096_characters_is_sent_and_tags_do_not_count(
    telegram: LocalTelegram, api: Api, amina: Account
) -> None:
    answer = await api("sendMessage", chat_id=amina.id, text="<b>" + "a" * 4096 + "</b>", parse_mode="HTML")

    assert answer["ok"]


async def test_data_of_exactly_64_bytes_is_taken(api: Api, amina: Account) -> None:
    markup = button(callback_data="é" * 32)

    assert (await api("sendMessage", chat_id=amina.id, text="hi", reply_markup=markup))["ok"]


async def test_caption_over_1024_characters(api: Api, telegram: LocalTelegram, amina: Account) -> None:
    photo = telegram.sends_photo(amina.id, b"jpg")

    answer = await api(
        "copyMessage", chat_id=amina.id, from_chat_id=amina.id, message_id=photo, caption="a" * 1025
    )

    assert answer["description"] == "Bad Request: message caption is too long"


async def test_only_who_has_started_and_not_blocked_can_be_written_to(
    telegram: LocalTelegram, api: Api, amina: Account
) -> None:
    silent = telegram.join("Silent")
    telegram.blocks(amina.id)

    to_silent = await api("sendMessage", chat_id=silent.id, text="hi")
    to_amina = await api("sendMessage", chat_id=amina.id, text="hi")

    assert to_silent["error_code"] == to_amina["error_code"] == 403
    assert to_silent["description"] == "Forbidden: bot can't initiate conversation with a user"
    assert to_amina["description"] == "Forbidden: bot was blocked by the user"


ON_MESSAGES = [
    ("editMessageText", "bot's", {"text": "first"}, "message is not modified: specified new message content "
     "and reply markup are exactly the same as a current content and reply markup of the message"),
    ("editMessageText", "bot's", {"text": ""}, "message text is empty"),
    ("editMessageCaption", "bot's", {"caption": "c"}, "there is no caption in the message to edit"),
    ("editMessageText", "person's", {"text": "x"}, "message can't be edited"),
    ("editMessageText", "forced", {"text": "x"}, "message can't be edited"),
    ("editMessageText", "nobody's", {"text": "x"}, "message to edit not found"),
    ("editMessageReplyMarkup", "nobody's", {}, "message to edit not found"),
    ("deleteMessage", "nobody's", {}, "message to delete not found"),
    ("copyMessage", "nobody's", {}, "message to copy not found"),
    ("forwardMessage", "nobody's", {}, "message to forward not found"),
    ("copyMessage", "service", {}, "message can't be copied"),
    ("copyMessage", "giveaway", {}, "message can't be copied"),
    ("copyMessage", "quiz", {}, "message can't be copied"),
    ("forwardMessage", "service", {}, "message can't be forwarded"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "whose", "more", "description"), ON_MESSAGES)
async def test_what_cannot_be_done_to_a_message(
    telegram: LocalTelegram,
    api: Api,
    amina: Account,
    method: str,
    whose: str,
    more: dict[str, Any],
    description: str,
) -> None:
    own = (await api("sendMessage", chat_id=amina.id, text="first"))["result"]["message_id"]
    force = {"force_reply": True}
    forced = await api("sendMessage", chat_id=amina.id, text="second", reply_markup=force)
    messages = {
        "bot's": own,
        "forced": forced["result"]["message_id"],
        "person's": telegram.says(amina.id, "mine"),
        "nobody's": 12,
        "service": telegram.pins(amina.id, own),
        "giveaway": telegram.sends_giveaway(amina.id),
        "quiz": telegram.sends_poll(amina.id, "2 + 2?", ["3", "4"], quiz=True),
    }
    source = {"from_chat_id": amina.id} if method in ("copyMessage", "forwardMessage") else {}

    answer = await api(method, chat_id=amina.id, message_id=messages[whose], **source, **more)

    assert answer["description"] == f"Bad Request: {description}"


async def test_protected_message_is_neither_copied_nor_forwarded(api: Api, amina: Account) -> None:
    sent = await api("sendMessage", chat_id=amina.id, text="psst", protect_content=True)
    which = {"chat_id": amina.id, "from_chat_id": amina.id, "message_id": sent["result"]["message_id"]}

    assert (await api("copyMessage", **which))["description"] == "Bad Request: message can't be copied"
    assert (await api("forwardMessage", **which))["description"] == "Bad Request: message can't be forwarded"


async def test_old_message_is_not_deleted(api: Api, amina: Account, clocks: Clocks) -> None:
    sent = await api("sendMessage", chat_id=amina.id, text="old")
    clocks.pass_(hours=49)

    answer = await api("deleteMessage", chat_id=amina.id, message_id=sent["result"]["message_id"])

    assert answer["description"] == "Bad Request: message can't be deleted for everyone"


async def test_tap_is_answered_once_and_in_time(
    telegram: LocalTelegram, api: Api, amina: Account, clocks: Clocks
) -> None:
    too_late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    sent = await api("sendMessage", chat_id=amina.id, text="?", reply_markup=button(callback_data="y"))
    tap = telegram.taps(amina.id, sent["result"]["message_id"], "Yes")
    late = telegram.taps(amina.id, sent["result"]["message_id"], "Yes")

    assert (await api("answerCallbackQuery", callback_query_id=tap, text="a" * 201))["error_code"] == 400
    assert (await api("answerCallbackQuery", callback_query_id=tap))["ok"]
    assert (await api("answerCallbackQuery", callback_query_id=tap))["description"] == too_late
    assert (await api("answerCallbackQuery", callback_query_id="5"))["description"] == too_late

    clocks.ticks += 901
    assert (await api("answerCallbackQuery", callback_query_id=late))["description"] == too_late
    assert telegram.toasts(amina.id) == []
