"""Calls as they come over HTTP: their methods, paths and ways to carry parameters."""

import httpx
import pytest

from bot.sandbox.telegram import Account
from tests.sandbox.conftest import TOKEN, Api

METHODS = [
    ("getmemore", 404, "Not Found"),
    ("sendInvoice", 501, "Not Implemented: the local Telegram does not know the method sendInvoice"),
    ("logOut", 501, "Not Implemented: the local Telegram does not know the method logOut"),
    ("getFile", 400, 'Bad Request: parameter "file_id" is required'),
]


@pytest.mark.parametrize(("method", "code", "description"), METHODS)
async def test_method_that_is_not_carried_out(api: Api, method: str, code: int, description: str) -> None:
    answer = await api(method)

    assert answer == {"ok": False, "error_code": code, "description": description}


async def test_parameter_for_something_that_does_not_exist_here(api: Api, amina: Account) -> None:
    answer = await api("sendMessage", chat_id=amina.id, text="hi", message_thread_id=3)

    assert answer["error_code"] == 501
    assert "message_thread_id" in answer["description"]


async def test_wrong_token_and_wrong_path(url: str) -> None:
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        stranger = await client.get("/bot4242:guess/getMe")
        file = await client.get(f"/file/bot{TOKEN}/photos/none.jpg")
        elsewhere = await client.get("/elsewhere")

    assert stranger.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert file.status_code == elsewhere.status_code == 404


async def test_parameters_come_by_query_form_json_and_multipart(url: str, amina: Account) -> None:
    about = {"chat_id": str(amina.id), "text": "hi"}
    async with httpx.AsyncClient(base_url=f"{url}/bot{TOKEN}/", trust_env=False) as client:
        answers = [
            await client.get("sendMessage", params=about),
            await client.post("SENDMESSAGE", data=about),
            await client.post("sendMessage", json=about),
            await client.post("sendMessage", files={name: (None, value) for name, value in about.items()}),
            await client.post("sendMessage", params={"chat_id": about["chat_id"]}, data={"text": "hi"}),
        ]
        broken = await client.post("sendMessage", content=b"{", headers={"content-type": "application/json"})
        strange = await client.post("sendMessage", content=b"hi", headers={"content-type": "text/plain"})

    assert [answer.json()["result"]["text"] for answer in answers] == ["hi"] * 5
    assert broken.json()["description"] == "Bad Request: can't parse JSON object"
    assert strange.status_code == 400
