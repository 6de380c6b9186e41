"""What the doctor says of Telegram and of the bot's own address."""

from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from telegram import WebhookInfo

from bot.clock import Clock
from bot.dispatch import ALLOWED_UPDATES
from bot.doctor import own_address
from bot.doctor.checking import Check, Look, LookAtWebhook
from bot.doctor.far_side import kinds_of_updates, updates_that_wait, webhook_address, webhook_errors
from bot.doctor.findings import Finding
from bot.settings import Settings
from tests.stories.test_doctor import NOBODY_LISTENS, UNSET, telegram_of, told, told_of
from tests.stories.test_transport import PROXY_VARIABLES, answer, far_side
from tests.world import MONDAY_MORNING, TOKEN, World

OURS = "https://duo.example.org"
WEBHOOK = f"{OURS}/telegram"


async def told_by(check: Check[LookAtWebhook], *, public_url: str | None = OURS, **webhook: Any) -> str:
    """What one check says of what Telegram knows of the webhook."""
    blank: dict[str, Any] = {"url": WEBHOOK, "has_custom_certificate": False, "pending_update_count": 0}
    settings = Settings(**UNSET | {"bot_token": TOKEN, "public_url": public_url})
    look = LookAtWebhook(settings, Clock(stopped_at=MONDAY_MORNING), WebhookInfo(**blank | webhook))
    return "\n".join(map(str, await check(look)))


async def test_a_wrong_token_is_told_apart_from_a_telegram_that_cannot_be_reached(world: World) -> None:
    refused = await told_of(world, bot_token="123456:another-token-than-the-right-one")
    away = await told_of(world, telegram_api_url=NOBODY_LISTENS)
    async with far_side(answer(b"<html>Hello</html>", "502 Bad Gateway")) as far:
        broken = await told_of(world, telegram_api_url=far.url)

    assert "✘ Telegram does not know this token\n  → /token at @BotFather shows the right one." in refused
    assert f"Or TELEGRAM_API_URL ({telegram_of(world)}) does not lead to a Bot API server." in refused
    assert "✘ Telegram cannot be reached from here (ClientConnectorError)\n  → Does this machine" in away
    assert f"reach {NOBODY_LISTENS}? Look at its network, TELEGRAM_API_URL and TELEGRAM_PROXY." in away
    assert "✘ Telegram cannot be reached from here (NetworkError)" in broken
    for said in (refused, away, broken):
        assert "✔ PostgreSQL" in said
        assert "another-token" not in said


async def test_it_goes_the_way_that_the_bot_goes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)

    async with far_side(answer(b"", "407 Proxy Authentication Required")) as proxy:
        said = await told_of(world, telegram_proxy=proxy.url)

    assert "✘ Telegram cannot be reached from here (" in said
    assert any(b"getMe" in heard for heard in proxy.heard)


async def test_a_webhook_that_another_program_has_set_is_told_by_its_address(world: World) -> None:
    await world.built.application.bot.set_webhook("https://other.example.org/hook")

    said = await told_of(world)

    assert (
        "✘ Telegram sends updates to https://other.example.org/hook, and PUBLIC_URL is not set\n"
        "  → Shall the bot ask Telegram by itself? Start `python -m bot run`: it takes the address away.\n"
    ) in said


@pytest.mark.parametrize(
    ("url", "public_url", "said"),
    [
        (WEBHOOK, OURS, f"✔ Telegram sends updates to {WEBHOOK}"),
        ("", None, "✔ Telegram waits until the bot asks"),
        (WEBHOOK, None, f"✘ Telegram sends updates to {WEBHOOK}, and PUBLIC_URL is not set\n"),
        ("", OURS, f"✘ Telegram sends updates nowhere; expected was {WEBHOOK}\n"),
        (
            f"https://old.example.org/{TOKEN}",
            OURS,
            f"✘ Telegram sends updates to https://old.example.org/TOKEN; expected was {WEBHOOK}\n",
        ),
    ],
)
async def test_where_telegram_sends_updates_is_compared_with_where_it_should(
    url: str, public_url: str | None, said: str
) -> None:
    assert (await told_by(webhook_address, url=url, public_url=public_url)).startswith(said)


@pytest.mark.parametrize(
    ("minutes", "waiting", "begins", "when"),
    [
        (10, 3, "✘", "Mon 2 Mar 2026 08:50 UTC (10 minutes ago)"),
        (10, 0, "·", "Mon 2 Mar 2026 08:50 UTC (10 minutes ago)"),
        (180, 3, "·", "Mon 2 Mar 2026 06:00 UTC (3 hours ago)"),
    ],
)
async def test_an_error_of_the_webhook_is_trouble_while_it_is_fresh_and_something_waits(
    minutes: int, waiting: int, begins: str, when: str
) -> None:
    said = await told_by(
        webhook_errors,
        last_error_date=MONDAY_MORNING - timedelta(minutes=minutes),
        last_error_message="Connection timed out",
        pending_update_count=waiting,
    )

    assert said.startswith(f"{begins} Telegram did not reach the bot on {when}: Connection timed out")
    assert ("It may be over" in said) is (begins == "·")


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (ALLOWED_UPDATES, ""),
        (
            ["message", "my_chat_member"],
            "✘ Telegram does not tell the bot of: callback_query, edited_message",
        ),
        ([*ALLOWED_UPDATES, "poll"], "✘ Telegram tells the bot of more than it understands: poll"),
        ([], "✘ Telegram tells the bot of more than it understands: everything"),
    ],
)
async def test_kinds_of_updates_that_differ_from_what_the_bot_asks_for_are_named(
    kinds: list[str], said: str
) -> None:
    assert (await told_by(kinds_of_updates, allowed_updates=kinds)).partition("\n")[0] == said
    assert await told_by(kinds_of_updates, allowed_updates=kinds, url="") == ""


async def test_from_a_hundred_updates_on_somebody_should_look() -> None:
    few = await told_by(updates_that_wait, pending_update_count=99)
    many = await told_by(updates_that_wait, pending_update_count=100)

    assert few == "✔ Updates (messages, taps) that wait at Telegram: 99"
    assert many.startswith("✘ Updates (messages, taps) that wait at Telegram: 100\n  → ")


@pytest.mark.parametrize(
    ("says", "told_then"),
    [
        (answer(b"ok"), "✔ {} answers: ok"),
        (answer(b"no", "503 Service Unavailable"), "✘ {} answers that the bot is not ready (503)\n  → "),
        (answer(b"<html>", "404 Not Found"), "✘ {} answers 404, and not as the bot does\n  → "),
        (answer(b"welcome"), "✘ {} answers 200, and not as the bot does\n  → "),
        (b"", "✘ {} does not answer from here ("),
    ],
)
async def test_the_bot_s_own_address_must_lead_to_the_bot(says: bytes, told_then: str) -> None:
    async with far_side(says) as ours:
        said = await told(public_url=ours.url)

    assert told_then.format(f"{ours.url}/readyz") in said
    assert b"GET /readyz " in ours.heard[0]


@pytest.mark.parametrize(
    ("public_url", "why"),
    [
        ("http://127.0.0.1:9", "not https and port 9"),
        ("https://127.0.0.1:9", "port 9"),
        ("http://127.0.0.1:80", "not https"),
    ],
)
async def test_an_address_that_telegram_does_not_send_to_is_told_before_anybody_waits(
    public_url: str, why: str
) -> None:
    (telegrams,) = await its_own(public_url=public_url)
    (of_another,) = await its_own(public_url=public_url, telegram_api_url=NOBODY_LISTENS)

    assert str(telegrams) == (
        f"✘ PUBLIC_URL is one that Telegram does not send to: {why}\n"
        "  → Right would be https://127.0.0.1, without a port or with 80, 88, 443 or 8443."
    )
    assert str(of_another).startswith(f"· PUBLIC_URL is one that Telegram does not send to: {why}\n")


async def its_own(**settings: str) -> list[Finding]:
    return await own_address.public_url(Look(Settings(**UNSET | settings), Clock()))


@pytest.mark.parametrize(
    ("drift", "said"),
    [
        (timedelta(hours=3.5), "✘ This machine's clock is 3 hours behind Telegram's"),
        (timedelta(minutes=-5.5), "✘ This machine's clock is 5 minutes ahead of Telegram's"),
        (timedelta(), "✔ The clock agrees with Telegram's"),
    ],
)
async def test_a_wrong_clock_is_seen_by_telegram_s(drift: timedelta, said: str) -> None:
    """The database is often on the same machine and has the same clock."""
    async with far_side(answer(b"", "404 Not Found", f"date: {http_date(Clock().now() + drift)}")) as far:
        assert said in await told(telegram_api_url=far.url)


def http_date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)
