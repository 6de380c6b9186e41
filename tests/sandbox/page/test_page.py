"""The sandbox's web page as its browser side meets it: the JSON API."""

import asyncio
import json

import httpx

from tests.sandbox.page.small_stage import SmallStage, as_amina, bot_calls, news


async def test_state_shows_the_people_and_the_clock(page: httpx.AsyncClient) -> None:
    state = (await page.get("/api/state")).json()

    assert [person["name"] for person in state["people"]] == ["Amina", "Jan"]
    assert (state["now"], state["nextDue"]) == ("2026-03-03T17:00:00+00:00", "2026-03-03T18:00:00+00:00")
    assert state["ready"]
    assert state["moving"] is None


async def test_a_chat_is_told_once_and_then_only_what_changed(page: httpx.AsyncClient, amina: int) -> None:
    first = (await page.post(as_amina(amina, "say"), json={"text": "Bonjour"})).json()["message"]
    told = await news(page, amina)
    assert [message["text"] for message in told["messages"]] == ["Bonjour"]
    assert (await news(page, amina, told["revision"]))["messages"] == []

    await page.post(as_amina(amina, "say"), json={"text": "Ça va ?", "reply_to": first})
    told = await news(page, amina, told["revision"])
    assert [(message["text"], message["replyTo"]) for message in told["messages"]] == [("Ça va ?", first)]

    await page.post(as_amina(amina, "edit"), json={"message": first, "text": "Bonsoir"})
    told = await news(page, amina, told["revision"])
    assert [(message["text"], message["edited"]) for message in told["messages"]] == [("Bonsoir", True)]


async def test_a_deleted_message_is_told(page: httpx.AsyncClient, stage: SmallStage, amina: int) -> None:
    message = stage.telegram.says(amina, "Oups")
    told = await news(page, amina)

    stage.telegram.deletes(amina, message)
    assert (await news(page, amina, told["revision"]))["removed"] == [message]


async def test_a_tap_waits_until_the_bot_answers(
    page: httpx.AsyncClient, stage: SmallStage, amina: int
) -> None:
    stage.telegram.says(amina, "/start")
    keyboard = {"inline_keyboard": [[{"text": "Oui", "callback_data": "yes"}]]}
    sent = await bot_calls(stage, "sendMessage", chat_id=amina, text="D'accord ?", reply_markup=keyboard)

    tap = {"message": sent["message_id"], "button": "yes"}
    query = (await page.post(as_amina(amina, "tap"), json=tap)).json()["query"]
    assert (await news(page, amina))["waiting"] == [query]

    await bot_calls(stage, "answerCallbackQuery", callback_query_id=query, text="Merci")
    told = await news(page, amina)
    assert (told["waiting"], told["toasts"]) == ([], ["Merci"])


async def test_photos_and_documents_are_sent_and_fetched(page: httpx.AsyncClient, amina: int) -> None:
    await page.post(as_amina(amina, "photo"), params={"caption": "Vue"}, content=b"jpeg")
    await page.post(
        as_amina(amina, "document"),
        params={"file_name": "cv.html"},
        content=b"<script>",
        headers={"Content-Type": "text/html"},
    )
    photo, document = (await news(page, amina))["messages"]
    assert (photo["kind"], photo["text"], document["file"]["name"]) == ("photo", "Vue", "cv.html")

    shown = await page.get(f"/api/file/{photo['photo']}")
    assert (shown.content, shown.headers["content-type"]) == (b"jpeg", "image/jpeg")
    fetched = await page.get(f"/api/file/{document['file']['id']}")
    assert fetched.headers["content-disposition"] == "attachment"
    assert fetched.headers["content-type"] == "application/octet-stream"


async def test_a_newcomer_opens_a_link(page: httpx.AsyncClient, stage: SmallStage) -> None:
    joined = await page.post("/api/newcomers", json={"first_name": "عائشة", "language_code": "fr"})
    newcomer = joined.json()["id"]

    await page.post(f"/api/people/{newcomer}/open", json={"start": "abc"})
    assert [message.text for message in stage.telegram.chat(newcomer)] == ["/start abc"]


async def test_who_blocks_the_bot_is_shown_and_cannot_write(page: httpx.AsyncClient, amina: int) -> None:
    await page.post(as_amina(amina, "block"))
    assert (await page.get("/api/state")).json()["people"][0]["blocked"]

    refused = await page.post(as_amina(amina, "say"), json={"text": "Allô ?"})
    assert refused.status_code == 400
    assert refused.json() == {"error": "Amina has blocked the bot and would have to unblock it first."}

    await page.post(as_amina(amina, "unblock"))
    assert not (await page.get("/api/state")).json()["people"][0]["blocked"]


async def test_the_clock_makes_one_leap_at_a_time(page: httpx.AsyncClient, stage: SmallStage) -> None:
    stage.may_move.clear()
    leap = asyncio.create_task(page.post("/api/clock", json={"leap": "week"}))
    await stage.is_moving.wait()
    assert (await page.get("/api/state")).json()["moving"] == "week"
    assert (await page.post("/api/clock", json={"leap": "day"})).status_code == 400

    stage.may_move.set()
    assert (await leap).json() == {"now": "2026-03-10T17:00:00+00:00"}
    assert (await page.get("/api/state")).json()["moving"] is None


async def test_nobody_can_be_played_before_the_programme_is_prepared(
    page: httpx.AsyncClient, stage: SmallStage, amina: int
) -> None:
    stage.ready = False

    assert (await page.get("/api/state")).json()["progress"] == "Two people are getting a phone."
    assert (await page.post(as_amina(amina, "say"), json={"text": "Bonjour"})).status_code == 400


async def test_the_stream_tells_the_state_and_ends_when_the_server_closes(
    page: httpx.AsyncClient, stage: SmallStage
) -> None:
    stage.looks_before_closing = 2
    answer = await asyncio.wait_for(page.get("/api/live"), 5)

    assert answer.headers["content-type"].startswith("text/event-stream")
    events = answer.text.strip().split("\n\n")
    assert json.loads(events[0].removeprefix("data: "))["people"][0]["name"] == "Amina"
