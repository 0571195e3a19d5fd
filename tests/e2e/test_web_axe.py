"""Every page in Chromium as axe-core sees it, light and dark: no violations."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from alchemorsel.interfaces.web.pages import PAGES
from tests.support.axe import axe_core, violations
from tests.support.browser import ask, window
from tests.support.scripted_kitchen import scripted_kitchen
from tests.support.server import Hang, Reply
from tests.support.together import House

pytestmark = pytest.mark.asyncio(loop_scope="module")
TEXT = (
    "Pancakes\nServes 2\nIngredients\n- 200 g flour\n- 2 eggs\n- 9 g unobtainium\n"
    "Steps\n1. Whisk the eggs with the flour."
)


@pytest_asyncio.fixture(loop_scope="module", scope="module", name="house")
async def a_house() -> AsyncIterator[House]:
    pulling = {"status": "pulling", "digest": "sha256:1", "total": 9, "completed": 4}
    async with scripted_kitchen() as kitchen:
        kitchen.models.on("/api/pull", Reply.lines(pulling, Hang()))
        yield kitchen.house


async def test_no_page_shuts_anybody_out(browser: Browser, house: House) -> None:
    axe = axe_core()
    found: list[str] = []
    async with window(browser, house.url) as page:
        for each in PAGES:
            await page.goto(each.path)
            found += await violations(page, axe)
    assert not found, "\n".join(found)


async def test_nor_does_what_pages_show_once_they_are_used(browser: Browser, house: House) -> None:
    axe = axe_core()
    found: list[str] = []
    async with window(browser, house.url, locale="de-DE", viewport={"width": 375, "height": 800}) as page:
        for use in (recipe, cooking, ideas, nutrition, check, kitchen, kept, edit, book):
            await use(page)
            found += await violations(page, axe)
    assert not found, "\n".join(found)


async def recipe(page: Page) -> None:
    await ask(page, "pasta for two")
    for summary in await page.locator("details:not(.menu) > summary").all():
        await summary.click()


async def cooking(page: Page) -> None:
    await page.click("#start-cooking")
    await expect(page.locator("#cook-text")).to_be_visible()


async def ideas(page: Page) -> None:
    await page.goto("/ideas")
    await page.fill("#prompt", "tomatoes")
    await page.click("#send")
    await expect(page.locator("#result-title")).to_be_visible()
    await page.locator(".take").first.click()


async def nutrition(page: Page) -> None:
    await page.goto("/nutrition")
    await page.fill("#text", TEXT)
    await page.click("#send")
    await expect(page.locator(".bars")).to_be_visible()


async def check(page: Page) -> None:
    await page.goto("/check")
    await page.fill("#text", TEXT)
    await page.locator("input[value=vegan]").check(force=True)
    await page.click("#send")
    await page.click("button[value=eggs]")
    await expect(page.locator("#swaps")).to_be_visible()


async def kitchen(page: Page) -> None:
    await page.goto("/status")
    await page.fill("#pull-name", "gemma3:1b")
    await page.click("#pull")
    await expect(page.locator("[data-job] progress[value]")).to_be_visible()
    for summary in await page.locator(".confirm > summary").all():
        await summary.click()


async def kept(page: Page) -> None:
    await recipe(page)
    await page.click("#keep")
    await page.click("a#keep")
    await expect(page.locator("#kept-title")).to_be_visible()
    await page.locator(".pill", has_text="5").click()
    await page.click("#cooked button")
    await expect(page.locator(".times")).to_be_visible()


async def edit(page: Page) -> None:
    await page.click("a[href$='/edit']")
    await page.click("#edit .panel > summary")
    await page.locator("input[value=vegan]").check(force=True)
    await page.fill("#ingredients", "200 g pasta\n50 g butter")
    await page.click("#save")
    await expect(page.locator("mark.block")).to_be_visible()


async def book(page: Page) -> None:
    await page.click("#edit a[data-leave]")
    await page.click("#delete-it")
    await page.click("#undo button")
    await page.goto("/book")
    for summary in await page.locator("details > summary").all():
        await summary.click()
    await expect(page.locator(".dish")).to_have_count(1)
