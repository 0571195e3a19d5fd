"""The pages in a real Chromium, before the real API and an Ollama that writes as slowly as a test wants."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.support import samples
from tests.support.browser import window
from tests.support.kitchens import HOSTILE, BentAI, api_of, make_hostile
from tests.support.providers import openai_reply
from tests.support.scripted_kitchen import CHAT, Kitchen, scripted_kitchen
from tests.support.server import Cut, Reply, Wait
from tests.support.serving import serving
from tests.support.together import web
from tests.support.web import web_app

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module", name="kitchen")
async def a_kitchen() -> AsyncIterator[Kitchen]:
    async with scripted_kitchen(openai=True) as kitchen:
        yield kitchen


@asynccontextmanager
async def asking(browser: Browser, kitchen: Kitchen, wish: str, **terms: Any) -> AsyncIterator[Page]:
    """The first page with a wish in it; wishes differ, for the API remembers."""
    async with window(browser, kitchen.house.url, **terms) as page:
        await page.goto("/")
        await page.fill("#prompt", wish)
        yield page


async def send(page: Page) -> None:
    await page.click("#send")


async def has_recipe(page: Page) -> None:
    await expect(page.locator("#title")).to_have_text("Tomato pasta")


async def test_a_recipe_is_watched_being_written_and_is_there_to_stay(browser: Browser, kitchen: Kitchen) -> None:
    rest = asyncio.Event()
    kitchen.writes(samples.PASTA, Wait(rest))
    async with asking(browser, kitchen, "pasta that I can watch") as page:
        await page.evaluate("""() => { window.shifts = 0; new PerformanceObserver((list) => {
            for (const each of list.getEntries()) if (!each.hadRecentInput) window.shifts += each.value;
        }).observe({ type: "layout-shift" }); }""")
        await send(page)
        await expect(page.locator("#status")).to_have_text("Asking llama3.2:3b on your own Ollama")
        await expect(page.locator("#draft-name")).to_have_text("Tomato pasta")
        await expect(page.locator("#draft-ingredients li").nth(1)).to_have_text("400 g tomato, chopped")
        await expect(page.locator("#count")).to_have_text(re.compile(r"\d+ tokens · [\d.]+ s"))
        assert float(await page.locator("#meter").get_attribute("value") or 0) > 0
        rest.set()
        await has_recipe(page)
        assert await page.evaluate("window.shifts") < 0.1
        assert page.url.endswith("/recipe")
        await expect(page.locator(".provenance")).to_contain_text("llama3.2:3b on your own Ollama")
        await page.reload()
        await has_recipe(page)
        await page.click("text=Ask >> nth=0")
        await expect(page.locator("#prompt")).to_have_value("pasta that I can watch")
        await send(page)
        await expect(page.locator(".provenance")).to_contain_text("from the cache")


async def test_cancelling_stops_the_model_and_keeps_the_wish(browser: Browser, kitchen: Kitchen) -> None:
    kitchen.writes(samples.PASTA, Wait(asyncio.Event()))
    before = kitchen.models.hung_up
    async with asking(browser, kitchen, "pasta that nobody waits for") as page:
        await send(page)
        await expect(page.locator("#draft")).to_be_visible()
        await page.click("#cancel")
        await expect(page.locator("#said")).to_contain_text("Cancelled")
        await expect(page.locator("#prompt")).to_have_value("pasta that nobody waits for")
        async with asyncio.timeout(5):
            while kitchen.models.hung_up == before:  # noqa: ASYNC110 - the server's own count
                await asyncio.sleep(0.02)


async def test_the_next_provider_is_seen_taking_over_and_why(browser: Browser, kitchen: Kitchen) -> None:
    rest = asyncio.Event()
    kitchen.writes(samples.PASTA, Cut())
    kitchen.models.on("/v1/chat/completions", openai_reply(samples.pasta(), Wait(rest)))
    async with asking(browser, kitchen, "pasta from whoever can") as page:
        await send(page)
        await expect(page.locator("#status")).to_have_text("Asking gpt-6-luna at OpenAI or the like")
        await expect(page.locator("#why")).to_contain_text("Ollama")
        await expect(page.locator("#draft-name")).to_have_text("Tomato pasta")
        rest.set()
        await has_recipe(page)
        await page.click(".failed summary")
        await expect(page.locator(".failed li")).to_contain_text("llama3.2:3b on your own Ollama")


async def test_nothing_is_shown_before_the_check_where_an_allergy_is_named(browser: Browser, kitchen: Kitchen) -> None:
    rest = asyncio.Event()
    kitchen.writes(samples.PASTA, Wait(rest))
    async with asking(browser, kitchen, "pasta that is checked first") as page:
        await page.click("#panel-care summary")
        await page.locator("label.pill", has_text="peanuts").click()
        await expect(page.locator("#panel-care [data-count]")).to_have_text("1")
        await send(page)
        await expect(page.locator("#held")).to_be_visible()
        await expect(page.locator("#count")).to_contain_text("tokens")
        await expect(page.locator("#draft")).to_be_hidden()
        rest.set()
        await has_recipe(page)
        await expect(page.locator(".verdict")).to_contain_text("no promise")


async def test_a_rule_kitchen_says_that_it_is_one_and_another_idea_is_another(
    browser: Browser, kitchen: Kitchen
) -> None:
    kitchen.models.on(CHAT, Reply.of({"error": "broken"}, 500))
    kitchen.models.on("/v1/chat/completions", Reply.of({"error": {"message": "broken"}}, 500))
    async with asking(browser, kitchen, "a stew for three") as page:
        await send(page)
        await expect(page.locator(".banner h2")).to_have_text("The rule kitchen answered, not a language model")
        kitchen.writes(samples.PASTA)
        await page.click("#another")
        await has_recipe(page)
        assert kitchen.models.calls(CHAT)[-1].json["options"]["seed"] > 0


async def test_amounts_follow_the_servings_and_what_is_done_stays_done(browser: Browser, kitchen: Kitchen) -> None:
    kitchen.writes(samples.PASTA)
    async with asking(browser, kitchen, "pasta in other amounts for two") as page:
        await send(page)
        await has_recipe(page)
        first = page.locator(".line").first
        await expect(first).to_contain_text("200 g pasta")
        await first.locator("[data-tick]").check()
        await page.click("#more")
        await expect(first).to_contain_text("300 g pasta")
        await expect(first.locator("[data-tick]")).to_be_checked()
        await expect(page.locator("#more")).to_be_focused()
        await page.select_option("#unit_system", "us")
        await expect(first.locator(".amount")).to_have_text(re.compile("oz|lb"))
        await page.locator(".swap").nth(3).click()
        await expect(page.locator("#swaps")).to_be_visible()
        await page.reload()
        await expect(first.locator(".amount")).to_have_text(re.compile("oz|lb"))
        await expect(first.locator("[data-tick]")).to_be_checked()
        await page.click(".menu summary")
        async with page.expect_download() as started:
            await page.click("text=Markdown")
        assert (await started.value).suggested_filename == "tomato-pasta.md"


async def test_one_cooks_by_keyboard_and_the_timer_rings(browser: Browser, kitchen: Kitchen) -> None:
    kitchen.writes(samples.PASTA)
    async with asking(browser, kitchen, "pasta to cook from") as page:
        await page.clock.install()
        await send(page)
        await has_recipe(page)
        await page.locator("#start-cooking").focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("#cook-count")).to_have_text("Step 1 of 3")
        await page.keyboard.press("ArrowRight")
        await expect(page.locator("#cook-text")).to_contain_text("Fry the garlic")
        await expect(page.locator("#cook-needs")).to_contain_text("garlic")
        await page.keyboard.press("t")
        await expect(page.locator("#cook-timer")).to_contain_text("left")
        await page.keyboard.press("ArrowRight")
        await expect(page.locator("#cook-next")).to_have_text("Finish")
        await page.clock.fast_forward("08:01")
        await expect(page.locator("#cook .ringing")).to_contain_text("Step 2: time is up")
        await page.locator("#cook .ringing button").click()
        await expect(page.locator("#timers")).to_be_hidden()
        await page.keyboard.press("ArrowLeft")
        await expect(page.locator("#cook-count")).to_have_text("Step 2 of 3")
        await page.keyboard.press("Escape")
        await expect(page.locator("#cook")).to_be_hidden()


async def test_all_of_it_works_without_scripts(browser: Browser, kitchen: Kitchen) -> None:
    kitchen.writes(samples.PASTA)
    async with asking(browser, kitchen, "pasta without any script for two", java_script_enabled=False) as page:
        await page.fill("#ingredients", "garlic!, 2 tomatoes")
        await page.click("#send")
        await has_recipe(page)
        assert "garlic" in json.dumps(kitchen.models.calls(CHAT)[-1].json)
        await expect(page.locator("#start-cooking")).to_be_hidden()
        await page.fill("#servings", "4")
        await page.keyboard.press("Enter")
        await expect(page.locator(".line").first).to_contain_text("400 g pasta")
        await page.click("#another")
        await has_recipe(page)


async def test_pages_fit_a_small_screen_and_paper(browser: Browser, kitchen: Kitchen) -> None:
    kitchen.writes(samples.PASTA)
    async with asking(browser, kitchen, "pasta on a small screen", viewport={"width": 320, "height": 640}) as page:
        for panel in await page.locator(".panel summary").all():
            await panel.click()
        assert await page.evaluate("document.documentElement.scrollWidth") == 320
        await send(page)
        await has_recipe(page)
        assert await page.evaluate("document.documentElement.scrollWidth") == 320
        pdf = await page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


async def test_words_become_chips_by_keyboard_and_outlive_a_reload(browser: Browser, kitchen: Kitchen) -> None:
    async with asking(browser, kitchen, "something with spinach", locale="de-AT") as page:
        await expect(page.locator("h1")).to_have_text("Was kochen wir?")
        await page.locator("#ingredients").press_sequentially("Spinat,1,5 kg Reis")
        await page.keyboard.press("Enter")
        await page.get_by_role("button", name="Spinat aufbrauchen").click()
        sent = page.locator("input[name=ingredients]")
        await expect(sent).to_have_value("Spinat!, 1,5 kg Reis")
        await page.reload()
        await expect(page.locator("#prompt")).to_have_value("something with spinach")
        await expect(page.locator(".chip bdi")).to_have_text(["Spinat", "1,5 kg Reis"])
        await page.get_by_role("button", name="Spinat entfernen").click()
        await expect(sent).to_have_value("1,5 kg Reis")
        await page.click("#clear")
        await expect(page.locator("#prompt")).to_have_value("")
        await expect(page.locator(".chip")).to_have_count(0)


async def test_an_api_that_is_away_is_told_and_can_be_tried_again(browser: Browser) -> None:
    async with web(api_url="http://127.0.0.1:9") as service, window(browser, service.url) as page:
        await page.goto("/")
        await page.fill("#prompt", "soup, whoever answers")
        await send(page)
        await expect(page.locator("#trouble h2")).to_have_text("The kitchen cannot be reached")
        await expect(page.locator("#prompt")).to_have_value("soup, whoever answers")
        await page.locator("#trouble button").click()
        await expect(page.locator("#trouble h2")).to_be_visible()
        await service.stop()
        await page.locator("#trouble button").click()
        await expect(page.locator("#trouble h2")).to_have_text("The page has lost its server")
        await expect(page.locator("#prompt")).to_have_value("soup, whoever answers")


async def test_hostile_text_does_nothing(browser: Browser) -> None:
    async with api_of(BentAI(make_hostile)) as api_url, serving(web_app(api_url)) as url, window(browser, url) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        await page.goto("/")
        await page.fill("#prompt", HOSTILE)
        await send(page)
        await expect(page.locator("#title")).to_contain_text("<script>alert(1)</script>")
        assert await page.locator("#title").evaluate("it => getComputedStyle(it).unicodeBidi") in {
            "isolate",
            "plaintext",
        }
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert await page.locator('script[type="application/ld+json"]').count() == 1
        await page.click("#start-cooking")
        await expect(page.locator("#cook-text")).to_contain_text("<script>")
        await page.keyboard.press("Escape")
        await page.locator(".swap").first.click()
        await expect(page.locator("#swaps")).to_be_visible()
        assert await page.locator("main script[src], main img, main iframe").count() == 0
        await page.goto("/recipe")
        await expect(page.locator("#title")).to_contain_text("<script>alert(1)</script>")
