"""The page of a small sandbox, and one of its people."""

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from bot.sandbox.page import page_routes
from tests.sandbox.page.small_stage import HERE, SmallStage


@pytest.fixture
def stage() -> SmallStage:
    return SmallStage()


@pytest.fixture
async def page(stage: SmallStage) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=page_routes(stage, closing=stage.is_closing))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
        yield client


@pytest.fixture
def amina(stage: SmallStage) -> int:
    return stage.members[0].account_id
