"""Updates over the webhook: acknowledged only when they are safe, refused when they are not Telegram's."""

import asyncio
import json
from datetime import timedelta

import httpx
import pytest

from bot.running import listen, serve
from bot.web import LARGEST_UPDATE, SECRET_HEADER, build_web, set_webhook, webhook_secret
from tests.world import TOKEN, World

SECRET = webhook_secret(TOKEN)


def client(world: World) -> httpx.AsyncClient:
    app = build_web(world.built.dispatch, world.built.database, world.built.clock, secret=SECRET)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://duo.test")


def says(world: World, name: str, text: str, update_id: int) -> dict[str, object]:
    account = world.accounts[name]
    return {
        "update_id": update_id,
        "message": {
            "message_id": 1_000_000 + update_id,
            "date": int(world.now.timestamp()),
            "chat": {"id": account.id, "type": "private", "first_name": name},
            "from": {"id": account.id, "is_bot": False, "first_name": name},
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}],
        },
    }


async def test_an_update_with_the_secret_has_its_effect_once(world: World) -> None:
    await world.duo()
    update = says(world, "Amina", "/duo", 1)

    async with client(world) as web:
        for _again in range(3):
            answer = await web.post("/telegram", json=update, headers={SECRET_HEADER: SECRET})
            assert answer.status_code == 200
    await world.settle()

    assert world.count("Amina", "Your duo: you and Jan") == 1


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET.upper()])
async def test_without_the_secret_nothing_happens(world: World, secret: str | None) -> None:
    await world.duo()
    headers = {} if secret is None else {SECRET_HEADER: secret}

    async with client(world) as web:
        answer = await web.post("/telegram", json=says(world, "Amina", "/duo", 1), headers=headers)
    await world.settle()

    assert answer.status_code == 403
    assert world.count("Amina", "Your duo") == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"null", 400),
        (b'"text"', 400),
        (b"{}", 400),
        (b'{"update_id": "x", "message": 3}', 400),
        (b"\xff\xfe", 400),
        (b" " * (LARGEST_UPDATE + 1), 413),
        (json.dumps({"update_id": 7, "poll_answer": {}}).encode(), 400),
    ],
)
async def test_what_is_no_update_is_refused_calmly(world: World, body: bytes, status: int) -> None:
    async with client(world) as web:
        answer = await web.post("/telegram", content=body, headers={SECRET_HEADER: SECRET})

    assert answer.status_code == status


async def test_while_the_database_is_away_telegram_is_asked_to_come_again(world: World) -> None:
    await world.duo()
    update = says(world, "Amina", "/duo", 1)
    url = world.built.database.engine.url.set(database="nowhere")
    away = type(world.built.database)(url.render_as_string(hide_password=False))
    dispatch = world.built.dispatch
    here, dispatch._database = dispatch._database, away

    async with client(world) as web:
        refused = await web.post("/telegram", json=update, headers={SECRET_HEADER: SECRET})
        dispatch._database = here
        accepted = await web.post("/telegram", json=update, headers={SECRET_HEADER: SECRET})
    await away.close()
    await world.settle()

    assert (refused.status_code, accepted.status_code) == (503, 200)
    assert world.count("Amina", "Your duo") == 1


async def test_health_and_readiness(world: World) -> None:
    async with client(world) as web:
        assert (await web.get("/healthz")).status_code == 200
        assert (await web.get("/readyz")).status_code == 200


async def test_prometheus_reads_what_came_in_what_left_and_what_waits(world: World) -> None:
    await world.duo()
    before = await numbers(world)
    await world.says("Amina", "Good evening")
    world.telegram.faults.next("copyMessage", retry_after=1)
    await world.says("Amina", "Are you there?")
    world.built.clock.move_to(world.now + timedelta(minutes=5))

    after = await numbers(world)

    def grew(name: str) -> float:
        return after[name] - before.get(name, 0.0)

    assert grew('duo_updates_total{outcome="done"}') == 2
    assert grew('duo_sends_total{lane="reply",verdict="Delivered"}') == 1
    assert grew('duo_sends_total{lane="reply",verdict="TryAgain"}') == grew("duo_too_many_total") == 1
    assert grew('duo_delivery_seconds_count{lane="reply"}') == 1
    assert after['duo_waiting{lane="reply"}'] == 1
    assert after['duo_oldest_waiting_seconds{lane="reply"}'] == 300
    assert after["duo_leads"] == 1


async def numbers(world: World) -> dict[str, float]:
    """What /metrics says; nothing in it is anybody's name or word."""
    async with client(world) as web:
        told = (await web.get("/metrics")).text
    assert "Amina" not in told
    lines = [line.rpartition(" ") for line in told.splitlines() if line.startswith("duo_")]
    return {name: float(value) for name, _space, value in lines}


async def test_telegram_pushes_to_the_address_we_gave_it(world: World) -> None:
    await world.duo()
    stop = asyncio.Event()
    app = build_web(world.built.dispatch, world.built.database, world.built.clock, secret=SECRET)
    listening = listen(host="127.0.0.1", port=0)
    serving = asyncio.create_task(serve(app, listening, stop=stop))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"

    await set_webhook(world.built.application.bot, public_url=url, secret=SECRET)
    world.telegram.says(world.accounts["Amina"].id, "Hello Jan")
    while world.telegram.pending_updates:
        await world.telegram.changed(world.telegram.version, timeout=0.05)
    await world.built.sender.drain()
    stop.set()
    await serving

    assert world.last("Jan") == "Hello Jan"
