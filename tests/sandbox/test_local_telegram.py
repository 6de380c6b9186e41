"""A bot and a person talk through the local Telegram."""

from telegram import Bot, ForceReply, ReplyParameters

from bot.sandbox.telegram import Account, Button, LocalTelegram
from tests.sandbox.conftest import YES_NO, Api, Clocks, only_update


async def test_person_opens_the_bot_with_a_link(telegram: LocalTelegram, bot: Bot) -> None:
    jan = telegram.join("Jan", last_name="Peeters", language_code="nl")

    message_id = telegram.opens(jan.id, "invite-7")

    message = (await only_update(bot)).message
    assert message is not None
    assert message.from_user is not None
    assert (message.message_id, message.text) == (message_id, "/start invite-7")
    assert (message.chat.id, message.from_user.id) == (jan.id, jan.id)
    assert message.from_user.language_code == "nl"
    assert [entity.type for entity in message.entities] == ["bot_command"]


async def test_bot_writes_with_buttons_and_person_sees_them(
    telegram: LocalTelegram, bot: Bot, amina: Account, clocks: Clocks
) -> None:
    sent = await bot.send_message(
        amina.id, "Did you <b>meet</b>? <i>1 < 2</i>".replace("1 <", "1 &lt;"), "HTML", reply_markup=YES_NO
    )

    seen = telegram.chat(amina.id)[-1]
    assert seen.id == sent.message_id
    assert (seen.from_bot, seen.kind, seen.date) == (True, "text", clocks.now)
    assert seen.text == "Did you meet? 1 < 2"
    assert seen.html == "Did you <b>meet</b>? <i>1 &lt; 2</i>"
    assert seen.buttons == [[Button("Yes", data="y"), Button("Site", url="https://duo.example")]]


async def test_tap_reaches_the_bot_and_its_answer_is_a_toast(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    sent = await bot.send_message(amina.id, "Did you meet?", reply_markup=YES_NO)
    query_id = telegram.taps(amina.id, sent.message_id, "Yes")
    assert not telegram.answered(query_id)

    query = (await only_update(bot)).callback_query
    assert query is not None
    assert (query.id, query.data) == (query_id, "y")
    assert query.message is not None
    assert query.message.message_id == sent.message_id

    await bot.answer_callback_query(query.id, "Noted")
    assert telegram.answered(query_id)
    assert telegram.toasts(amina.id) == ["Noted"]


async def test_button_is_found_by_its_data_and_forged_data_arrives_too(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    sent = await bot.send_message(amina.id, "Did you meet?", reply_markup=YES_NO)

    telegram.taps(amina.id, sent.message_id, "y")
    telegram.forges(amina.id, sent.message_id, "admin:1")

    queries = [update.callback_query for update in await bot.get_updates(timeout=0)]
    assert [query.data for query in queries if query] == ["y", "admin:1"]


async def test_tap_under_a_deleted_message_arrives_without_it(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    sent = await bot.send_message(amina.id, "Did you meet?", reply_markup=YES_NO)
    await bot.delete_message(amina.id, sent.message_id)

    telegram.forges(amina.id, sent.message_id, "y")

    query = (await only_update(bot)).callback_query
    assert query is not None
    assert query.message is not None
    assert not query.message.is_accessible


async def test_reply_carries_what_it_answers_in_both_directions(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    asked = await bot.send_message(amina.id, "How was it?", reply_markup=ForceReply())
    assert telegram.chat(amina.id)[-1].force_reply

    answer_id = telegram.says(amina.id, "Good", reply_to=asked.message_id)
    answer = (await only_update(bot)).message
    assert answer is not None
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "How was it?"

    thanks = await bot.send_message(
        amina.id, "Thanks", reply_parameters=ReplyParameters(answer_id, quote="oo")
    )
    assert thanks.reply_to_message is not None
    assert thanks.reply_to_message.message_id == answer_id
    assert thanks.quote is not None
    assert telegram.chat(amina.id)[-1].reply_to == answer_id


async def test_reply_to_a_message_that_is_gone_is_sent_when_allowed(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    gone = telegram.says(amina.id, "oops")
    telegram.deletes(amina.id, gone)

    reply = ReplyParameters(gone, allow_sending_without_reply=True)
    sent = await bot.send_message(amina.id, "Still here", reply_parameters=reply)

    assert sent.reply_to_message is None


async def test_edit_without_buttons_takes_the_buttons_away(
    telegram: LocalTelegram, bot: Bot, amina: Account, clocks: Clocks
) -> None:
    sent = await bot.send_message(amina.id, "Did you meet?", reply_markup=YES_NO)
    clocks.pass_(hours=1)

    await bot.edit_message_text("You met.", amina.id, sent.message_id)

    seen = telegram.chat(amina.id)[-1]
    assert (seen.text, seen.buttons, seen.edited_at) == ("You met.", [], clocks.now)


async def test_buttons_change_alone(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    sent = await bot.send_message(amina.id, "Did you meet?", reply_markup=YES_NO)

    await bot.edit_message_reply_markup(amina.id, sent.message_id)

    assert telegram.chat(amina.id)[-1].buttons == []


async def test_deleted_message_is_no_longer_seen(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    before = len(telegram.chat(amina.id))
    sent = await bot.send_message(amina.id, "A secret")

    await bot.delete_message(amina.id, sent.message_id)

    assert len(telegram.chat(amina.id)) == before


async def test_flags_of_a_message_are_seen(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    await bot.send_message(amina.id, "psst", disable_notification=True, protect_content=True)

    seen = telegram.chat(amina.id)[-1]
    assert (seen.silent, seen.protected) == (True, True)


async def test_version_grows_and_a_waiting_page_wakes(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    since = telegram.version
    assert await telegram.changed(since, timeout=0) == since

    await bot.send_message(amina.id, "news")

    assert await telegram.changed(since, timeout=60) == since + 1


async def test_every_call_is_noted(telegram: LocalTelegram, api: Api, amina: Account) -> None:
    await api("sendmessage", chat_id=str(amina.id), text="hi")
    await api("sendMessage", chat_id=amina.id, text="")

    good, bad = telegram.calls
    assert (good.method, good.parameters, good.ok) == (
        "sendMessage",
        {"chat_id": amina.id, "text": "hi"},
        True,
    )
    assert (bad.ok, bad.error) == (False, "Bad Request: message text is empty")


async def test_bot_learns_who_it_is_and_who_someone_is(bot: Bot, amina: Account) -> None:
    assert (bot.id, bot.username) == (4242, "duo_bot")

    chat = await bot.get_chat(amina.id)
    assert (chat.first_name, chat.type) == ("Amina", "private")
    assert await bot.send_chat_action(amina.id, "typing")
