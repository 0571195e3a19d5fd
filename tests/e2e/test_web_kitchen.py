"""Ideas, nutrition, checks and the kitchen's status in a real Chromium, before the real API and a scripted Ollama."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.support.browser import window
from tests.support.kitchens import HOSTILE
from tests.support.scripted_kitchen import Kitchen, scripted_kitchen
from tests.support.server import Hang, Reply, Wait
from tests.support.together import web

pytestmark = pytest.mark.asyncio(loop_scope="module")
TEXT = (
    "Pancakes\nServes 2\nIngredients\n- 200 g flour\n- 2 eggs\n- 300 ml milk\n"
    "Steps\n1. Whisk the eggs with flour and milk."
)
LAYER = {"status": "pulling dde5", "digest": "sha256:dde5", "total": 2_000_000_000}
MODELS = [{"name": name, "model": name, "size": 2_019_393_189} for name in ("llama3.2:3b", "qwen3:4b")]


@pytest_asyncio.fixture(loop_scope="module", scope="module", name="kitchen")
async def a_kitchen() -> AsyncIterator[Kitchen]:
    async with scripted_kitchen() as kitchen:
        kitchen.models.on("/api/tags", Reply.of({"models": MODELS}))
        kitchen.models.on("/api/ps", Reply.of({"models": MODELS[:1]}))
        kitchen.models.on("/api/delete", Reply.of({}))
        yield kitchen


async def test_a_check_marks_the_words_and_says_what_can_stand_in(browser: Browser, kitchen: Kitchen) -> None:
    async with window(browser, kitchen.house.url) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        await page.goto("/check")
        await page.fill("#text", f"{TEXT}\n{HOSTILE}")
        await page.locator("input[value=vegan]").check(force=True)
        await page.locator("#text").press("Control+Enter")
        await expect(page.locator("#result-title")).to_be_focused()
        await expect(page.locator(".marked mark.block")).to_contain_text(["Pancakes", "eggs", "milk", "eggs", "milk"])
        await expect(page.locator(".marked p").last).to_contain_text("<script>alert(1)</script>")
        await expect(page.locator("#text")).to_have_value(f"{TEXT}\n{HOSTILE}")
        swap = page.locator("button[value=eggs]")
        await swap.focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("#swaps")).to_contain_text("flaxseed")
        await expect(swap).to_be_focused()
        await expect(page.locator(".result")).to_contain_text("do not rely on this with a severe allergy")
        assert page.url.endswith("/check")


async def test_nutrition_is_counted_without_leaving_the_page(browser: Browser, kitchen: Kitchen) -> None:
    async with window(browser, kitchen.house.url) as page:
        await page.goto("/nutrition")
        await page.fill("#text", TEXT)
        await page.click("#send")
        await expect(page.locator("#result-title")).to_have_text("Pancakes: what it holds")
        await expect(page.locator(".bars tbody tr").first).to_contain_text("Energy")
        await expect(page.locator(".sources")).to_contain_text("USDA SR24")
        await page.fill("#text", "300 stones")
        await page.click("#send")
        await expect(page.locator(".result")).to_contain_text("1 serving")


async def test_an_idea_goes_into_the_pantry_of_the_next_wish_and_out_again(browser: Browser, kitchen: Kitchen) -> None:
    kitchen.models.on("/api/chat", Reply.of({"error": "broken"}, 500))
    async with window(browser, kitchen.house.url) as page:
        await page.goto("/ideas")
        # The chips that this makes push the button away from under the pointer.
        await page.locator("[data-chips] input[type=text]").first.fill("tomatoes")
        await page.click("#send")
        await expect(page.locator(".result .banner")).to_contain_text("rule kitchen")
        first, second = page.locator(".take").nth(0), page.locator(".take").nth(1)
        name = await first.get_attribute("value") or ""
        await first.click()
        await expect(page.locator("#said")).to_have_text(f"{name} is in the pantry of your next wish.")
        await second.click()
        await second.click()
        await expect(first).to_have_attribute("aria-pressed", "true")
        await expect(second).to_have_attribute("aria-pressed", "false")
        await page.click("#to-ask a")
        await expect(page.locator(".chip bdi")).to_have_text([name])


async def test_a_model_is_pulled_before_ones_eyes_and_comes_and_goes(browser: Browser, kitchen: Kitchen) -> None:
    half, rest = asyncio.Event(), asyncio.Event()
    kitchen.models.on(
        "/api/pull",
        Reply.lines(
            {**LAYER, "completed": 500_000_000},
            Wait(half),
            {**LAYER, "completed": 1_500_000_000},
            Wait(rest),
            {"status": "success"},
        ),
    )
    async with window(browser, kitchen.house.url) as page:
        await page.goto("/status")
        await expect(page.locator(".provider .badge").first).to_have_text("well")
        await page.fill("#pull-name", "gemma3:1b")
        await page.keyboard.press("Enter")
        job = page.locator("[data-job='pull:gemma3:1b']")
        await expect(job).to_contain_text("500 MB / 2 GB")
        await page.fill("#pull-name", "typing on")
        half.set()
        await expect(job).to_contain_text("1.5 GB / 2 GB")
        assert float(await job.locator("progress").get_attribute("value") or 0) == 1_500_000_000
        await expect(page.locator("#pull-name")).to_have_value("typing on")
        await expect(page.locator("#pull-name")).to_be_focused()
        kitchen.models.on("/api/tags", Reply.of({"models": [*MODELS, {"name": "gemma3:1b", "model": "gemma3:1b"}]}))
        rest.set()
        await expect(page.locator("#said")).to_have_text("gemma3:1b is downloaded")
        await expect(job.locator("button")).to_have_text("Put away")
        await job.locator("button").click()
        await expect(job).to_have_count(0)
        await page.locator("[data-model='gemma3:1b'] .confirm summary").click()
        await page.get_by_role("button", name="Really remove it: gemma3:1b").click()
        await expect(page.locator("#said")).to_have_text("The model is removed.")
        assert kitchen.models.calls("/api/delete")[-1].json["model"] == "gemma3:1b"
        kitchen.models.on("/api/tags", Reply.of({"models": MODELS}))


async def test_one_connection_keeps_the_page_alive_while_it_is_seen_and_none_when_not(
    browser: Browser, kitchen: Kitchen
) -> None:
    async with window(browser, kitchen.house.url) as page:
        opened: list[str] = []
        page.on("request", lambda request: opened.append(request.url) if request.url.endswith("/events") else None)
        await page.goto("/status")
        await expect(page.locator("#kitchen")).to_be_visible()
        await page.click("#sure-purge summary")
        await page.select_option("#purge-feature", "all")
        kitchen.models.on("/api/chat", Reply.of({"error": "broken"}, 500))
        await asked(kitchen, "soup that nobody can cook")
        await expect(page.locator(".recent li").first).to_contain_text("the rule kitchen")
        await expect(page.locator("#purge-feature")).to_have_value("all")
        await page.click("#purge")
        await expect(page.locator("#said")).to_have_text("It is forgotten, in every process.")
        assert len(opened) == 1
        await page.evaluate(HIDDEN, True)
        await page.evaluate(HIDDEN, False)
        async with asyncio.timeout(5):
            while len(opened) < 2:  # noqa: ASYNC110 - the browser's own count
                await asyncio.sleep(0.02)


HIDDEN = """(is) => {
    Object.defineProperty(document, "hidden", { value: is, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


async def asked(kitchen: Kitchen, wish: str) -> None:
    """A question by another way than the pages."""
    async with httpx.AsyncClient(base_url=kitchen.house.api_url, timeout=20) as api:
        assert (await api.post("/api/v1/ai/generate-recipe", json={"prompt": wish})).is_success


async def test_an_open_page_does_not_keep_the_server_from_stopping(browser: Browser, kitchen: Kitchen) -> None:
    kitchen.models.on("/api/pull", Reply.lines({**LAYER, "completed": 1}, Hang()))
    async with web(api_url=kitchen.house.api_url) as service, window(browser, service.url) as page:
        await page.goto("/status")
        await page.fill("#pull-name", "gemma3:1b")
        await page.click("#pull")
        await expect(page.locator("[data-job]")).to_contain_text("1 B / 2 GB")
        async with asyncio.timeout(4):
            assert await service.stop() == 0
        await expect(page.locator("#lost")).to_contain_text("trying to get it back")
