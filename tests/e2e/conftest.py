"""What several walks through the pages need: one Chromium for each module."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser

from tests.support.browser import chromium


@pytest_asyncio.fixture(loop_scope="module", scope="module", name="browser")
async def a_browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser
