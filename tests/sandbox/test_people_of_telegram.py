"""What people do besides talking, and what they cannot do."""

import pytest
from telegram import Bot

from bot.sandbox.telegram import Account, LocalTelegram
from tests.sandbox.conftest import YES_NO, only_update


async def test_person_edits_a_message(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    message_id = telegram.says(amina.id, "helo")
    await only_update(bot)

    telegram.edits(amina.id, message_id, "hello")

    update = await only_update(bot)
    assert update.edited_message is not None
    assert update.edited_message.edit_date is not None
    assert telegram.chat(amina.id)[-1].text == update.edited_message.text == "hello"


async def test_blocking_and_coming_back_are_told_to_the_bot(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    telegram.blocks(amina.id)
    member = (await only_update(bot)).my_chat_member
    assert member is not None
    assert (member.old_chat_member.status, member.new_chat_member.status) == ("member", "kicked")

    with pytest.raises(ValueError, match="has blocked the bot"):
        telegram.says(amina.id, "hello?")

    telegram.opens(amina.id, "again")
    back, start = await bot.get_updates(timeout=0)
    assert back.my_chat_member is not None
    assert back.my_chat_member.new_chat_member.status == "member"
    assert start.message is not None


async def test_what_a_person_cannot_do_raises(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    sent = await bot.send_message(amina.id, "Did you meet?", reply_markup=YES_NO)

    with pytest.raises(ValueError, match=r"no button 'No'; it has \['Yes', 'Site'\]"):
        telegram.taps(amina.id, sent.message_id, "No")
    with pytest.raises(ValueError, match="opens a link"):
        telegram.taps(amina.id, sent.message_id, "Site")
    with pytest.raises(ValueError, match="no message 7"):
        telegram.says(amina.id, "hm", reply_to=7)
    with pytest.raises(ValueError, match="no account 9"):
        telegram.says(9, "hm")
    with pytest.raises(ValueError, match="not a text of account"):
        telegram.edits(amina.id, sent.message_id, "mine now")
    with pytest.raises(ValueError, match="at most 4096"):
        telegram.says(amina.id, "a" * 4097)
    with pytest.raises(ValueError, match="already is"):
        telegram.join("Double", account_id=amina.id)
