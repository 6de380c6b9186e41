"""What has happened in the demo before a visitor comes: four weeks, lived through the bot itself."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from typing import Final

from bot.agreements.presses import SignAgreement
from bot.checkins.presses import RateMeeting, TellMet
from bot.checkins.rules import Met
from bot.meetings.rules import Place
from bot.sandbox.demo.cast import BRANCHES, PAIRS, PARTS
from bot.sandbox.programme import Programme
from bot.sandbox.telegram import Message

WEEKS: Final = 4

# As a French Excel saves it; Hodan has no Telegram, and is kept on paper.
SHEET: Final = """Prénom;Nom;Rôle;Langue;Téléphone;Telegram;Accord;Formation;Nombre de duos
Yasmina;Benali;mentee;français;0470 11 22 33;oui;;;
Hodan;Warsame;mentee;anglais;0470 44 55 66;non;02/03/2026;;
Marie-Claire;Dubois;mentor;français;0470 77 88 99;oui;;15/02/2026;2
"""
DO_NOT_SIGN: Final = ("Inès", "Bernard")

Tell = Callable[[str], None]


async def perform(play: Programme, *, until: datetime, tell: Tell) -> None:
    """Live the weeks before `until`; `tell` hears what is being prepared."""
    tell("The branches and their people come in …")
    for name, country, zone, language in BRANCHES:
        await play.branch(name, country=country, zone=zone, language=language)
    await play.join(PARTS)
    await agreement_is_published(play)
    tell("The first duos form …")
    for pair in PAIRS:
        weekday = (until - timedelta(days=pair.days_after)).weekday()
        await play.forms_duo(pair.coordinator, pair.mentee, pair.mentor)
        await play.agrees_on(pair.mentee, pair.mentor, weekday=weekday, at=pair.at, place=Place.CAFE)
    while (days_left := (until - play.now).days) > 0:
        tell(f"{days_left} days to go …")
        await play.travel(play.now + timedelta(days=1))
        await check_ins_are_answered(play, until)
        await agreements_are_signed(play)
        await events_of_day(play, days_left=days_left - 1)
    tell("Today …")
    await play.travel(until)
    await today(play)


async def agreement_is_published(play: Programme) -> None:
    """Claire takes the example as it is."""
    await play.says("Claire", "/agreement")
    for label in ("All branches", "New version", "Start from the example", "Publish version 1", "new duos"):
        await play.taps("Claire", label)


async def agreements_are_signed(play: Programme) -> None:
    """Whoever has been asked signs the day after, but for two."""
    for part in PARTS:
        signs = button_that(SignAgreement.code, play.sees(part.name))
        if signs is not None and part.name not in DO_NOT_SIGN:
            play.tap(part.name, SignAgreement.parse(signs))
    await play.settle()


def button_that(code: str, chat: Sequence[Message]) -> str | None:
    """Return what the newest button of this kind stands for, if there is one."""
    data = [button.data or "" for message in chat for row in message.buttons for button in row]
    return next((each for each in reversed(data) if each.startswith(f"{code}:")), None)


async def check_ins_are_answered(play: Programme, until: datetime) -> None:
    """Those who still meet say so; of the others the mentee says that they did not, the mentor nothing."""
    rated = []
    for pair in PAIRS:
        for name in (pair.mentee, pair.mentor):
            asked = open_question(play.sees(name))
            met = (until - play.now).days >= pair.last_met - 1  # it was yesterday's meeting
            if asked is None or (name == pair.mentor and not met):
                continue
            play.tap(name, TellMet(asked, Met.YES if met else Met.NO))
            if met:
                rated.append((name, RateMeeting(asked, 4 + len(name) % 2)))
    await play.settle()
    for name, rating in rated:
        play.tap(name, rating)
    await play.settle()


def open_question(chat: Sequence[Message]) -> int | None:
    """Return the meeting of the newest "did you meet?" that is still asked as such."""
    for message in reversed(chat):
        codes = [button.data or "" for row in message.buttons for button in row]
        if len(codes) == len(Met) and all(code.startswith(f"{TellMet.code}:") for code in codes):
            return TellMet.parse(codes[0]).meeting_id
    return None


async def events_of_day(play: Programme, *, days_left: int) -> None:
    if days_left == 6:
        await people_are_imported(play)
    if days_left == 5:
        await play.proposes_duo("Anouk", "Selam", "Hans")
        await play.taps("Selam", "✅")
        await play.forms_duo("Sofie", "سمير", "Greet")
    if days_left == 3:
        await play.forms_duo("Anouk", "Rahma", "Joke")
    if days_left == 1:
        await play.proposes_duo("Sofie", "Grace", "Pierre")
        await play.taps("Pierre", "✅")
        await play.says("Ali", "/callme")
        await play.travel(play.now + timedelta(minutes=5))
        await play.taps("Karim", "✋")


async def people_are_imported(play: Programme) -> None:
    """Sofie sends the sheet of her next intake; nobody of it has opened their link when the visitor comes."""
    await play.says("Sofie", "/import")
    account = play.accounts["Sofie"].id
    play.telegram.sends_document(account, SHEET.encode("cp1252"), file_name="inscriptions.csv")
    await play.settle()
    await play.tick()
    await play.taps("Sofie", "✅")
    await play.tick()


async def today(play: Programme) -> None:
    """What lies on the table when the visitor comes."""
    await play.taps("Dawit", "👎")
    await play.proposes_slot("Joke", "Rahma", weekday=3, at=time(15), place=Place.BRANCH)
    await play.says("Jan", "Dag Amina! Dinsdag neem ik brood mee. 🥖")
    await play.says("Amina", "Merci Jan ! À mardi.", reply_to=play.sees("Amina")[-1].id)
