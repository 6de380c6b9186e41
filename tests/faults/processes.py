"""Real processes of the bot, started as in production, and a local Telegram that counts what it sees."""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from bot.clock import Clock
from bot.sandbox.telegram import Call, LocalTelegram
from bot.sandbox.telegram.updates import Pending
from bot.sandbox.telegram.webhook import Webhook
from tests.world import TOKEN

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds; only a broken process ever needs them
TIME_TO_LEAVE = 20.0  # a process that is told to stop has gone by then

Process = asyncio.subprocess.Process


class CountingWebhook(Webhook):
    """Keeps in mind how the bot answered each push that it refused."""

    def __init__(self, served: "Served") -> None:
        super().__init__(served.core.updates)
        self.refused: Counter[str] = Counter()

    async def _push(self, pending: Pending) -> str | None:
        problem = await super()._push(pending)
        if problem is not None:
            self.refused[problem.removeprefix("Wrong response from the webhook: ")] += 1
        return problem


class Served(LocalTelegram):
    """A local Telegram that knows where it listens, and counts."""

    url = ""

    @property
    def pushes(self) -> CountingWebhook:
        assert isinstance(self.core.webhook, CountingWebhook)
        return self.core.webhook

    def refused_with(self, status: str) -> int:
        return sum(count for problem, count in self.pushes.refused.items() if problem.startswith(status))

    def made(self, method: str) -> list[Call]:
        """The calls of this method that were carried out."""
        return [call for call in self.calls if call.ok and call.method == method]


@asynccontextmanager
async def a_telegram(*, rate: int = 1000, chat_burst: int = 1000) -> AsyncIterator[Served]:
    local = Served(token=TOKEN, username="duo_bot", now=Clock().now, rate=rate)
    local.limit_chats(burst=chat_burst, seconds=1)
    local.core.webhook = CountingWebhook(local)
    local.url = await local.serve()
    try:
        yield local
    finally:
        await local.close()


def environment(telegram: Served, database_url: str, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "BOT_TOKEN": TOKEN,
        "DATABASE_URL": database_url.replace("postgresql+psycopg", "postgres"),
        "TELEGRAM_API_URL": telegram.url,
        **more,
    }


def by_webhook(port: int) -> dict[str, str]:
    return {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PORT": str(port)}


async def command(*words: str, environment: dict[str, str]) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )
    told, _nothing = await process.communicate()
    assert process.returncode == 0
    return told.decode().strip()


async def started(*words: str, environment: dict[str, str]) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, cwd=ROOT, env=environment
    )


@asynccontextmanager
async def running(*words: str, environment: dict[str, str]) -> AsyncIterator[Process]:
    """A process of the bot that stays until it is told to stop at the end; it leaves in order and in time."""
    process = await started(*words, environment=environment)
    try:
        async with _staying(process, " ".join(words)):
            yield process
        process.terminate()
        assert await asyncio.wait_for(process.wait(), TIME_TO_LEAVE) == 0
    finally:
        await killed(process)


@asynccontextmanager
async def _staying(process: Process, name: str) -> AsyncIterator[None]:
    """Fail at once when the process leaves by itself: nobody should wait for it then."""
    leaving, staying = asyncio.create_task(process.wait()), asyncio.timeout(None)

    def left(_leaving: object) -> None:
        staying.reschedule(0)

    try:
        async with staying:
            leaving.add_done_callback(left)
            try:
                yield
            finally:
                leaving.remove_done_callback(left)
                leaving.cancel()
    except TimeoutError as error:
        if staying.expired():
            raise AssertionError(f"{name} left by itself, with {process.returncode}") from error
        raise


@contextmanager
def frozen(process: Process) -> Iterator[None]:
    """SIGSTOP: it keeps its connections and its locks, and does nothing."""
    process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        process.send_signal(signal.SIGCONT)


async def killed(process: Process) -> None:
    """kill -9, unless it has left already."""
    if process.returncode is None:
        process.kill()
        await process.wait()


async def until(telegram: LocalTelegram, seen: Callable[[], bool], *, patience: float = PATIENCE) -> None:
    """Wait until something is so at the far side."""
    async with asyncio.timeout(patience):
        while not seen():
            await telegram.changed(telegram.version, timeout=0.2)


async def until_at_least(enough: int, telegram: LocalTelegram, count: Callable[[], int]) -> None:
    await until(telegram, lambda: count() >= enough)


async def quiet(telegram: LocalTelegram) -> None:
    """Wait until what a dead process left in its sockets has been read."""
    while telegram.version != await telegram.changed(telegram.version, timeout=0.1):
        continue
