"""Somebody at the sandbox: the process started as a user starts it, and hands on its page."""

import asyncio
import os
import re
import shutil
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final, Literal

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.settings import Settings

REPOSITORY: Final = Path(__file__).parent.parent.parent
PATIENCE: Final = 60.0  # seconds that a start, a stop or a leap of the clock may take on a busy machine
LOOK: Final = 2.0  # seconds in which a phone shows what a leap has brought

Leap = Literal["hour", "day", "next", "week", "fortnight"]


@asynccontextmanager
async def sandbox(folder: Path) -> AsyncIterator[str]:
    """Run the sandbox until the block ends, its database under `folder`; yield the address of its page."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=REPOSITORY,
        env=without_settings() | {"PORT": str(port), "DUO_VAR": str(folder)},
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        await asyncio.wait_for(listens(port, process), PATIENCE)
        yield f"http://127.0.0.1:{port}/"
    finally:
        await stop(process)


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def without_settings() -> dict[str, str]:
    """This process's environment, in which no setting of the bot can turn the sandbox into the real thing."""
    return {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}


async def listens(port: int, process: asyncio.subprocess.Process) -> None:
    while process.returncode is None:
        try:
            _reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except ConnectionRefusedError:
            await asyncio.sleep(0.1)
            continue
        writer.close()
        await writer.wait_closed()
        return
    raise RuntimeError(f"the sandbox ended with {process.returncode} before it listened")


async def stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        process.kill()
        raise


def chromium() -> str | None:
    return shutil.which("chromium")


@asynccontextmanager
async def browser(executable: str) -> AsyncIterator[Browser]:
    """Headless Chromium. Its checks of the page may wait as long as a busy machine needs."""
    expect.set_options(timeout=PATIENCE / 3 * 1000)
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=executable)
        yield opened
        await opened.close()


class Phone:
    """One person's phone on the page."""

    def __init__(self, element: Locator) -> None:
        self.element = element
        self.messages = element.get_by_test_id(re.compile(r"^message-\d+$"))

    @property
    def newest(self) -> Locator:
        return self.messages.last

    def message(self, text: str) -> Locator:
        """The newest message that says so."""
        return self.messages.filter(has_text=text).last

    async def sees(self, text: str) -> Locator:
        """Wait until a message says so, and return it."""
        found = self.message(text)
        await expect(found).to_be_visible()
        return found

    async def writes(self, text: str) -> None:
        await self.element.get_by_test_id("composer").fill(text)
        await self.element.get_by_test_id("send").click()

    async def replies(self, text: str, *, to: Locator) -> None:
        await to.hover()
        await to.get_by_role("button", name="Reply", exact=True).click()
        await self.writes(text)

    async def taps(self, label: str, *, under: str | None = None) -> None:
        """Tap the newest button with this label, or the one under the newest message that says `under`."""
        place = self.message(under) if under else self.element
        await place.get_by_role("button", name=label, exact=True).last.click()

    async def chooses(self, command: str) -> None:
        """Tap through the menu of commands."""
        await self.element.get_by_test_id("menu").click()
        await self.element.get_by_role("menuitem", name=command).click()

    async def invites(self, role: str, language: str) -> None:
        """As staff, by taps alone: whom, and in which language to welcome them."""
        await self.chooses("/invite")
        await self.taps(role)
        await self.taps(language)

    async def link(self) -> Locator:
        """The newest link to the bot, once it is there."""
        found = self.messages.get_by_role("link", name="?start=").last
        await expect(found).to_be_visible()
        return found

    async def sends_sample_photo(self) -> None:
        await self.element.get_by_test_id("attach").click()
        await self.element.get_by_test_id("sample-photo").click()


class Visitor:
    """A browser's page with the sandbox in it, and everything that the browser complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    @classmethod
    async def at(cls, address: str, browser: Browser, **looks: Any) -> "Visitor":
        """Open the sandbox in a browser of its own that `looks` so, and wait until the demo is prepared."""
        visitor = cls(await (await browser.new_context(**looks)).new_page())
        await visitor.page.goto(address)
        await expect(visitor.page.get_by_test_id("progress")).to_be_hidden(timeout=PATIENCE * 1000)
        return visitor

    async def phone(self, name: str) -> Phone:
        """The phone of this person, taken from the list of people if it is not open yet."""
        row = self.page.get_by_test_id("people").locator(f'[data-name="{name}"]')
        element = self.page.get_by_test_id(f"phone-{await row.get_attribute('data-account')}")
        if not await element.is_visible():
            if not await row.is_visible():
                await self.page.get_by_role("button", name="People").click()
            await row.click()
        return Phone(element)

    async def closes(self, *names: str) -> None:
        for name in names:
            await self.page.get_by_role("button", name=f"Close {name}'s phone").click()

    async def skips(self, leap: Leap) -> None:
        button = self.page.get_by_test_id(f"skip-{leap}")
        await button.click()
        await expect(button).to_have_attribute("aria-busy", "false", timeout=PATIENCE * 1000)
        await expect(self.page.get_by_test_id("clock-result")).to_contain_text("Jumped to")

    async def skips_until(self, text: str, *, on: Phone, leap: Leap, at_most: int = 8) -> None:
        """Move the clock on, leap by leap, until the newest message on a phone says so."""
        for _leap in range(at_most):
            await self.skips(leap)
            with suppress(AssertionError):
                await expect(on.newest).to_contain_text(text, timeout=LOOK * 1000)
                return
        raise AssertionError(f"after {at_most} leaps nothing says: {text}")

    async def opens_link_as_newcomer(self, link: Locator, name: str, *, language: str) -> Phone:
        """Follow an invitation as somebody whom the bot has never met."""
        await link.click()
        await self._fills_in_newcomer(self.page.get_by_test_id("link-dialog"), name, language)
        return await self.phone(name)

    async def _fills_in_newcomer(self, dialog: Locator, name: str, language: str) -> None:
        await dialog.get_by_test_id("newcomer-name").fill(name)
        await dialog.get_by_test_id("newcomer-language").select_option(language)
        await dialog.get_by_test_id("newcomer-open").click()
        await expect(dialog).to_be_hidden()

    async def overflows(self) -> bool:
        """Whether the page would have to be pushed sideways to be read."""
        wider: bool = await self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        return wider
