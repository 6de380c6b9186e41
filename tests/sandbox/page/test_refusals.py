"""Who may not use the sandbox's page, and what it says to input that makes no sense."""

import json

import httpx
import pytest

from bot.sandbox.page.body import LARGEST_UPLOAD
from tests.sandbox.page.small_stage import HERE, SmallStage, as_amina


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "192.168.1.7:8080", "", "localhost@evil.example", "[::1"],
)
async def test_a_foreign_host_is_refused(page: httpx.AsyncClient, host: str) -> None:
    for path in ("/", "/api/state", "/static/app.js"):
        assert (await page.get(path, headers={"Host": host})).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "localhost"])
async def test_this_machine_is_served(page: httpx.AsyncClient, host: str) -> None:
    assert (await page.get("/api/state", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://localhost:8080"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_page_cannot_drive_the_sandbox(
    page: httpx.AsyncClient, stage: SmallStage, amina: int, headers: dict[str, str]
) -> None:
    answer = await page.post(as_amina(amina, "say"), json={"text": "Bonjour"}, headers=headers)

    assert answer.status_code == 403
    assert answer.json()["error"] == "Only the sandbox's own page may do this."
    assert stage.telegram.chat(amina) == []


async def test_its_own_page_drives_it(page: httpx.AsyncClient, amina: int) -> None:
    headers = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
    answer = await page.post(as_amina(amina, "say"), json={"text": "Bonjour"}, headers=headers)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("say", b"not json"),
        ("say", b"[]"),
        ("say", b"\xff\xfe\xfd"),
        ("say", b"{}"),
        ("say", b'{"text": "  "}'),
        ("say", b'{"text": 7}'),
        ("say", b'{"text": "a", "reply_to": "b"}'),
        ("say", b'{"text": "a", "reply_to": 1}'),
        ("say", json.dumps({"text": "a" * 4097}).encode()),
        ("edit", b'{"message": true, "text": "a"}'),
        ("edit", b'{"message": 1e400, "text": "a"}'),
        ("tap", b'{"message": 1, "button": "yes"}'),
        ("open", b'{"start": ""}'),
        ("photo", b""),
        ("document", b"a" * (LARGEST_UPLOAD + 1)),
    ],
)
async def test_bad_input_is_answered_with_a_sentence(
    page: httpx.AsyncClient, amina: int, verb: str, body: bytes
) -> None:
    answer = await page.post(as_amina(amina, verb), content=body)

    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/chat/1"),
        ("GET", "/api/file/none"),
        ("POST", "/api/people/1/say"),
        ("POST", "/api/people/99999999999999999999/block"),
        ("POST", "/api/clock"),
        ("POST", "/api/newcomers"),
    ],
)
async def test_what_is_not_there_is_said_kindly(page: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await page.request(method, path, content=b'{"leap": "year"}' if method == "POST" else None)

    assert answer.status_code == 400
    assert answer.json()["error"]


async def test_a_wrong_revision_is_bad_input(page: httpx.AsyncClient, amina: int) -> None:
    for since in ("x", "-1", "9" * 30):
        answer = await page.get(f"/api/chat/{amina}", params={"since": since})
        assert answer.status_code == 400


async def test_the_page_loads_nothing_from_elsewhere(page: httpx.AsyncClient) -> None:
    answer = await page.get("/")

    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "http://" not in answer.text
    assert "https://" not in answer.text
