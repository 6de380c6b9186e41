"""The sandbox and a browser for it; where there is no Chromium the tests say so and are skipped."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.browser import visitor

NO_CHROMIUM = "no Chromium on this machine (on Debian: apt-get install chromium)"


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    executable = visitor.chromium()
    if executable is None and os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(NO_CHROMIUM)
    if executable is None:
        pytest.skip(NO_CHROMIUM)
    async with visitor.browser(executable) as opened:
        yield opened


@pytest.fixture
async def address(browser: Browser, tmp_path: Path) -> AsyncIterator[str]:
    """Where a sandbox of this test's own shows its page."""
    async with visitor.sandbox(tmp_path) as page:
        yield page
