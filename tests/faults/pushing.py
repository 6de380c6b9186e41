"""One push of an update to the bot, and how it was answered."""

from typing import Any

import httpx

Answer = int | str


async def pushed(web: httpx.AsyncClient, **request: Any) -> Answer:
    """The status of the answer, or the name of what nobody caught: a server would make a 500 of it."""
    try:
        answer = await web.post("/telegram", **request)
    except Exception as uncaught:
        return f"500 for {type(uncaught).__name__}"
    return answer.status_code


def told(answers: dict[Answer, int]) -> str:
    return ", ".join(f"{count} × {answer}" for answer, count in sorted(answers.items(), key=str))
