"""A real Chromium for the tests: started once for each module, a fresh window for each test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright, expect

from tests.support.needs import needs

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PATIENCE_MS = 15_000


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Debian's own; nothing is downloaded."""
    program = needs("chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def window(browser: Browser, base_url: str, **terms: Any) -> AsyncIterator[Page]:
    """A page of a fresh profile, in which nothing may go wrong unseen.

    Args:
        terms: as Playwright's `new_context` takes them.
    """
    settings = {"base_url": base_url, "locale": "en-GB", "viewport": {"width": 1000, "height": 800}, **terms}
    context = await browser.new_context(**settings)
    context.set_default_timeout(PATIENCE_MS)
    wrong: list[str] = []
    page = await context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: _note(message, wrong))
    page.on(
        "request", lambda request: None if request.url.startswith((base_url, "blob:")) else wrong.append(request.url)
    )
    try:
        yield page
    finally:
        await context.close()
    assert not wrong, wrong


async def ask(page: Page, wish: str) -> str:
    """Wishes on the first page, and waits for the recipe; its title."""
    await page.goto("/")
    await page.fill("#prompt", wish)
    await page.click("#send")
    title = page.locator("#title")
    await expect(title).to_be_visible()
    return await title.inner_text()


def _note(message: ConsoleMessage, wrong: list[str]) -> None:
    # An answer other than 2xx, or none, is noted by the browser itself; the tests look at those on their own.
    if message.type == "error" and not message.text.startswith("Failed to load resource"):
        wrong.append(message.text)
