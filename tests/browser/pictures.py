"""`make pictures`: the README's pictures, taken of the sandbox in headless Chromium."""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Browser, Locator, expect

from tests.browser.visitor import REPOSITORY, Phone, Visitor, browser, chromium, sandbox

FOLDER: Final = REPOSITORY / "docs" / "pictures"
DESK: Final[dict[str, Any]] = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"}
DARK_DESK: Final[dict[str, Any]] = DESK | {"color_scheme": "dark"}
PHONE: Final[dict[str, Any]] = {
    "viewport": {"width": 390, "height": 760},
    "device_scale_factor": 1.5,
    "has_touch": True,
    "is_mobile": True,
}


async def take_all(executable: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        async with sandbox(Path(folder)) as address, browser(executable) as opened:
            await a_duo_and_its_coordinator(address, opened)
            await a_silence_and_who_hears_of_it(address, opened)
            await three_moments_on_a_phone(address, opened)


async def a_duo_and_its_coordinator(address: str, opened: Browser) -> None:
    visitor = await Visitor.at(address, opened, **DESK)
    amina, jan, sofie = await phones(visitor, "Amina", "Jan", "Sofie")
    await visitor.skips_until("🔔", on=amina, leap="next")
    await amina.taps("👍 J’y serai")
    await jan.taps("👍 Ik kom")
    await jan.writes("Tot morgen! Ik neem mijn beste recept mee. 🍞")
    await amina.replies("Super ! Moi, j’apporte mon CV.", to=await amina.sees("beste recept"))
    await jan.sees("CV")
    await sofie.chooses("/duos")
    await sofie.sees("Amina et Jan")
    await take(visitor, "three-phones")


async def a_silence_and_who_hears_of_it(address: str, opened: Browser) -> None:
    """Nobody has taken it for two working days, so that the admin has heard it, too; now Sofie takes it."""
    visitor = await Visitor.at(address, opened, **DARK_DESK)
    await visitor.closes("Amina", "Jan", "Sofie")
    luc, sofie, claire = await phones(visitor, "Luc", "Sofie", "Claire")
    await sofie.taps("✋ Je m’en occupe", under="Fatou et Luc ne se sont pas vus")
    await to_the_top(await sofie.sees("Sofie s’en occupe"))
    await to_the_top(await luc.sees("Cela arrive"))
    await to_the_top(await claire.sees("Sofie takes it."))
    await take(visitor, "escalation", part="phones")


async def three_moments_on_a_phone(address: str, opened: Browser) -> None:
    """The welcome in French, the weekly time in Dutch, the question after a meeting in English."""
    visitor = await Visitor.at(address, opened, **DESK)
    sofie = await visitor.phone("Sofie")
    await sofie.invites("mentee", "Français")
    nadia = await visitor.opens_link_as_newcomer(await sofie.link(), "Nadia", language="fr")
    await nadia.sees("Vos données")
    await take_phone(address, opened, nadia, "welcome")

    await take_phone(address, opened, await visitor.phone("Rahma"), "weekly-time")

    tesfay = await visitor.phone("Tesfay")
    await visitor.skips_until("Your partner does not see this", on=tesfay, leap="day")
    await tesfay.taps("✅ Yes")
    await tesfay.sees("How was it with Willem")
    await take_phone(address, opened, tesfay, "check-in")


async def take_phone(address: str, opened: Browser, phone: Phone, name: str) -> None:
    """The same phone as it looks when the page is on a phone itself."""
    account = await phone.element.get_attribute("data-account")
    visitor = await Visitor.at(f"{address}?phones={account}", opened, **PHONE)
    await expect(visitor.page.get_by_test_id("messages")).to_be_visible()
    await take(visitor, name)


async def to_the_top(message: Locator) -> None:
    await message.evaluate("message => message.scrollIntoView({ block: 'center' })")


async def phones(visitor: Visitor, *names: str) -> list[Phone]:
    return [await visitor.phone(name) for name in names]


async def take(visitor: Visitor, name: str, *, part: str | None = None) -> None:
    """Wait until nothing moves any more, and take the picture of the page or of one `part` of it."""
    await visitor.page.mouse.move(0, 0)
    await visitor.page.wait_for_timeout(7000)  # the notes over the page have gone by then
    path = FOLDER / f"{name}.png"
    shown = visitor.page.locator(f"#{part}" if part else "body")
    await shown.screenshot(path=path, animations="disabled")
    print(f"{path.relative_to(REPOSITORY)}  {path.stat().st_size // 1024} KB")  # noqa: T201


def has_emoji() -> bool:
    listed = subprocess.run(["fc-list"], capture_output=True, text=True, check=False)
    return "emoji" in listed.stdout.lower()


def main() -> None:
    executable = chromium()
    if executable is None:
        sys.exit("No Chromium on this machine (on Debian: apt-get install chromium).")
    if shutil.which("fc-list") is None or not has_emoji():
        print("No emoji font found: on Debian, apt-get install fonts-noto-color-emoji.")  # noqa: T201
    asyncio.run(take_all(executable))


if __name__ == "__main__":
    main()
