"""Choosing the language in a real Chromium, with scripts and without: the page stays, only its words change."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.support.browser import ask, window
from tests.support.kitchens import BentAI
from tests.support.serving import serving
from tests.support.web import web_app
from tests.support.web_book import Shelf, book_api

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module", name="house")
async def a_house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[str, str]]:
    """Where the pages are, and where the API is."""
    async with book_api(tmp_path_factory.mktemp("book"), BentAI()) as api_url, serving(web_app(api_url)) as url:
        yield url, api_url


async def in_german(page: Page) -> None:
    await page.click("button[name=read_in][value=de]")
    await expect(page.locator("html")).to_have_attribute("lang", "de")


@pytest.mark.parametrize("scripts", [True, False])
async def test_a_recipe_and_what_is_typed_stay(browser: Browser, house: tuple[str, str], *, scripts: bool) -> None:
    async with window(browser, house[0], java_script_enabled=scripts) as page:
        title = await ask(page, "pasta for those who read German")
        await in_german(page)
        await expect(page.locator("#title")).to_have_text(title)
        await page.goto("/check")
        await page.fill("#text", "200 g <butter>")
        await page.click("button[name=read_in][value=en]")
        await expect(page.locator("html")).to_have_attribute("lang", "en")
        await expect(page.locator("#text")).to_have_value("200 g <butter>")
        await page.click("#send")
        await expect(page.locator("#result-title")).to_be_visible()
        await in_german(page)
        await expect(page.locator("#result-title")).to_have_text("Was die Prüfung fand")


async def test_words_that_are_chips_already_go_along(browser: Browser, house: tuple[str, str]) -> None:
    async with window(browser, house[0]) as page:
        await page.goto("/")
        await page.fill("#prompt", "something with spinach")
        await page.locator("#ingredients").press_sequentially("spinach,rice")
        await in_german(page)
        await expect(page.locator("#prompt")).to_have_value("something with spinach")
        await expect(page.locator(".chip bdi")).to_have_text(["spinach", "rice"])


async def test_a_search_that_was_just_typed_stays(browser: Browser, house: tuple[str, str]) -> None:
    async with httpx.AsyncClient(base_url=house[1]) as client, window(browser, house[0]) as page:
        kept = await Shelf(client).keeps()
        await page.goto("/book")
        await page.fill("#q", "tomato")
        await expect(page).to_have_url(f"{house[0]}/book?q=tomato")
        await in_german(page)
        await expect(page.locator("#q")).to_have_value("tomato")
        await expect(page.locator(f"#dish-{kept['id']}")).to_be_visible()
        await page.goto(f"/book/{kept['id']}?servings=3")
        await page.click("#more")
        await expect(page).to_have_url(re.compile("servings=4"))
        await page.click("button[name=read_in][value=en]")
        await expect(page.locator("html")).to_have_attribute("lang", "en")
        await expect(page.locator("#servings")).to_have_value("4")
