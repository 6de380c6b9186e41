"""Files go round, and every kind of message can be copied to someone else."""

from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest

from bot.sandbox.telegram import Account, Attachment, LocalTelegram


@pytest.fixture
def jan(telegram: LocalTelegram) -> Account:
    """Someone else who has started the bot."""
    account = telegram.join("Jan")
    telegram.opens(account.id, "")
    telegram.core.updates.drop_all()
    return account


def everything_sent_by(telegram: LocalTelegram, account: Account) -> list[int]:
    """Send one message of each kind that can be copied."""
    return [
        telegram.says(account.id, "see https://duo.example"),
        telegram.sends_photo(account.id, b"jpg", caption="us"),
        telegram.sends_document(account.id, b"%PDF", file_name="cv.pdf", mime_type="application/pdf"),
        telegram.sends_voice(account.id, b"ogg", duration=7),
        telegram.sends_sticker(account.id, b"webp"),
        telegram.sends_location(account.id, 50.85, 4.35),
        telegram.sends_poll(account.id, "When?", ["Now", "Later"]),
        telegram.sends_dice(account.id),
    ]


async def test_every_kind_arrives_at_the_bot(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    everything_sent_by(telegram, amina)
    telegram.pins(amina.id, telegram.chat(amina.id)[0].id)
    telegram.sends_giveaway(amina.id)

    messages = [update.message for update in await bot.get_updates(timeout=0)]

    kinds = [message.effective_attachment for message in messages if message]
    assert [kind is None for kind in kinds] == [True, *[False] * 7, True, True]
    assert messages[1] is not None
    assert messages[1].caption == "us"


async def test_every_kind_is_copied_as_it_is_with_a_reply(
    telegram: LocalTelegram, bot: Bot, amina: Account, jan: Account
) -> None:
    anchor = telegram.says(jan.id, "send me all")

    for message_id in everything_sent_by(telegram, amina):
        await bot.copy_message(jan.id, amina.id, message_id, reply_parameters=ReplyParameters(anchor))

    originals, copies = telegram.chat(amina.id)[1:], telegram.chat(jan.id)[2:]
    for original, copy in zip(originals, copies, strict=True):
        assert (copy.kind, copy.text, copy.file_id) == (original.kind, original.text, original.file_id)
        assert (copy.caption, copy.entities) == (original.caption, original.entities)
        assert (copy.from_bot, copy.reply_to) == (True, anchor)


async def test_copy_with_a_caption_and_buttons_of_its_own(
    telegram: LocalTelegram, bot: Bot, amina: Account, jan: Account
) -> None:
    photo = telegram.sends_photo(amina.id, b"jpg", caption="us")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Nice", callback_data="n")]])

    await bot.copy_message(
        jan.id, amina.id, photo, caption="From <b>Amina</b>", parse_mode="HTML", reply_markup=keyboard
    )

    seen = telegram.chat(jan.id)[-1]
    assert (seen.caption, seen.caption_html) == ("From Amina", "From <b>Amina</b>")
    assert seen.buttons[0][0].label == "Nice"


async def test_forward_says_who_wrote_it(
    telegram: LocalTelegram, bot: Bot, amina: Account, jan: Account
) -> None:
    message_id = telegram.says(amina.id, "pass it on")

    forwarded = await bot.forward_message(jan.id, amina.id, message_id)

    assert forwarded.text == "pass it on"
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.type == "user"


async def test_bot_downloads_what_a_person_sent(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    telegram.sends_document(amina.id, b"%PDF", file_name="cv.pdf", mime_type="application/pdf")
    (update,) = await bot.get_updates(timeout=0)
    assert update.message is not None
    assert update.message.document is not None

    file = await update.message.document.get_file()

    assert bytes(await file.download_as_bytearray()) == b"%PDF"
    assert update.message.document.file_name == "cv.pdf"


async def test_bot_uploads_and_sends_again_by_id(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    sent = await bot.send_document(
        amina.id, b"a,b\n", filename="duos.csv", caption="All <i>duos</i>", parse_mode="HTML"
    )
    assert sent.document is not None
    await bot.send_document(amina.id, sent.document.file_id)

    first, again = telegram.chat(amina.id)[-2:]
    assert first.document == again.document == Attachment(sent.document.file_id, "duos.csv", 4)
    assert first.caption_html == "All <i>duos</i>"
    assert telegram.file(sent.document.file_id) == (b"a,b\n", "text/csv")


async def test_photo_and_voice_are_uploaded_and_the_caption_changes(
    telegram: LocalTelegram, bot: Bot, amina: Account
) -> None:
    photo = await bot.send_photo(amina.id, b"jpg", caption="us")
    await bot.edit_message_caption(amina.id, photo.message_id, caption="all of us")
    voice = await bot.send_voice(amina.id, b"ogg", duration=3)

    assert telegram.chat(amina.id)[-2].caption == "all of us"
    assert voice.voice is not None
    assert voice.voice.duration == timedelta(seconds=3)


async def test_unknown_and_misused_file_ids(telegram: LocalTelegram, bot: Bot, amina: Account) -> None:
    telegram.sends_photo(amina.id, b"jpg")
    photo = telegram.chat(amina.id)[-1].photo
    assert photo is not None

    with pytest.raises(BadRequest, match=r"(?i)can't use file of type Photo as Document"):
        await bot.send_document(amina.id, photo)
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_photo(amina.id, "https://duo.example/us.jpg")
    with pytest.raises(BadRequest, match="Wrong file_id"):
        await bot.get_file("unknown")
    sent = await bot.send_photo(amina.id, photo)
    with pytest.raises(BadRequest, match=r"(?i)there is no text"):
        await bot.edit_message_text("text", amina.id, sent.message_id)
    with pytest.raises(ValueError, match="no file"):
        telegram.file("unknown")
