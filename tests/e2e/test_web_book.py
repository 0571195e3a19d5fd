"""The book in a real Chromium, before the real service and its database: kept, found, changed, lost and found again."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.support.browser import ask, window
from tests.support.kitchens import HOSTILE
from tests.support.together import House, together

pytestmark = pytest.mark.asyncio(loop_scope="module")
RECIPES = "/api/v1/recipes"
STEP = "Cook everything together until it is soft."


@pytest_asyncio.fixture(loop_scope="module", scope="module", name="house")
async def a_house() -> AsyncIterator[House]:
    """Nobody but the rule kitchen is at home."""
    async with together(ollama_host="") as house:
        yield house


def linked(name: str, *lines: str, **more: Any) -> dict[str, Any]:
    """A recipe as other programs write it."""
    listed = list(lines or ("500 g tomatoes", "1 onion"))
    return {"@type": "Recipe", "name": name, "recipeIngredient": listed, "recipeInstructions": STEP, **more}


async def fills(house: House, *recipes: dict[str, Any]) -> dict[str, str]:
    """Takes the recipes into the book; the ids by name."""
    async with httpx.AsyncClient(base_url=house.api_url, timeout=30) as client:
        answer = await client.post(f"{RECIPES}/import", json=list(recipes))
        assert answer.json()["imported"] == len(recipes), answer.text
        found = (await client.get(RECIPES, params={"limit": 100, "sort": "created"})).json()["recipes"]
    return {each["name"]: each["id"] for each in found}


async def changes(house: House, recipe_id: str, patch: dict[str, Any]) -> None:
    async with httpx.AsyncClient(base_url=house.api_url, timeout=30) as client:
        answer = await client.patch(f"{RECIPES}/{recipe_id}", json=patch, headers={"If-Match": "*"})
        assert answer.status_code == 200


async def test_a_recipe_goes_from_the_pan_into_the_book_once(browser: Browser, house: House) -> None:
    async with window(browser, house.url) as page:
        name = await ask(page, "leek and potato soup for two")
        await page.dblclick("#keep")
        await expect(page.locator("#keep")).to_have_text("In your book")
        await expect(page.locator("#keep")).to_be_focused()
        await page.click("#more")
        await expect(page.locator("#servings")).to_have_value("3")
        await page.reload()
        await expect(page.locator("#keep")).to_have_text("In your book")
        await page.keyboard.press("Home")
        await page.click("#keep")
        await expect(page.locator("#kept-title")).to_be_visible()
        await page.goto("/book?q=leek+and+potato")
        await expect(page.locator(".dish h2")).to_have_text([name])


async def test_a_kept_recipe_is_cooked_from_and_its_address_says_for_how_many(browser: Browser, house: House) -> None:
    ids = await fills(house, linked("Butter bread", "100 g butter", "200 g bread", recipeYield="2"))
    async with window(browser, house.url) as page:
        await page.goto(f"/book/{ids['Butter bread']}")
        await page.locator("[data-tick]").first.check()
        await page.click("#more")
        await expect(page.locator(".line").first).to_contain_text("150 g butter")
        await expect(page.locator("[data-tick]").first).to_be_checked()
        assert "servings=3" in page.url
        await page.reload()
        await expect(page.locator(".line").first).to_contain_text("150 g butter")
        await page.click("[data-star]")
        await expect(page.locator("[data-star]")).to_have_attribute("aria-pressed", "true")
        await page.click("#start-cooking")
        await expect(page.locator("#cook-text")).to_have_text(STEP)
        await page.keyboard.press("Escape")
        await page.locator(".pill", has_text="4").click()
        await page.fill("#note", "More butter.")
        await page.click("#cooked button")
        await expect(page.locator(".times li")).to_have_text("today 4 of 5 More butter.")
        await page.click(".menu summary")
        async with page.expect_download() as started:
            await page.click("text=Markdown")
        assert (await started.value).suggested_filename == "butter-bread.md"


async def test_the_list_follows_what_is_typed_and_goes_on_where_it_ended(browser: Browser, house: House) -> None:
    await fills(house, *(linked(f"Stew {chr(97 + n)}", "1 turnip", f"{n + 1} carrots") for n in range(26)))
    async with window(browser, house.url) as page:
        await page.goto("/book?sort=name")
        await page.locator("#q").press_sequentially("turnip", delay=20)
        await expect(page.locator("#count")).to_have_text("The first 24 recipes of more")
        await expect(page.locator("#q")).to_be_focused()
        assert page.url.endswith("/book?q=turnip&sort=name")
        await expect(page.locator(".dish h2").first).to_have_text("Stew a")
        star = page.locator("[data-star]").nth(1)
        await star.click()
        await expect(star).to_have_attribute("aria-pressed", "true")
        await page.focus("#more")
        await page.keyboard.press("Enter")
        await expect(page.locator(".dish")).to_have_count(26)
        await expect(page.locator("#more")).to_have_count(0)
        await expect(page.locator(".dish h2 a").nth(24)).to_be_focused()
        await expect(star).to_have_attribute("aria-pressed", "true")
        await page.get_by_label("Favourites only").check()
        await expect(page.locator(".dish h2")).to_have_text(["Stew b"])
        await page.reload()
        await expect(page.locator(".dish h2")).to_have_text(["Stew b"])
        await page.fill("#q", "nothing like it")
        await expect(page.locator("#count")).to_have_text("Nothing in your book fits.")


async def test_an_edit_outlives_a_broken_promise_and_a_faster_hand(browser: Browser, house: House) -> None:
    recipe_id = (await fills(house, linked("Vegan stew", "1 turnip", "2 carrots")))["Vegan stew"]
    await changes(house, recipe_id, {"recipe": {"diets_requested": ["vegan"]}})
    async with window(browser, house.url) as page:
        await page.goto(f"/book/{recipe_id}/edit")
        await page.locator("#ingredients").press("Control+End")
        await page.locator("#ingredients").press_sequentially("\n50 g butter")
        await page.click("#save")
        await expect(page.locator("mark.block")).to_have_text("butter")
        await expect(page.locator("#ingredients")).to_have_value("1 turnip\n2 carrots\n50 g butter")
        await changes(house, recipe_id, {"notes": "written by somebody else"})
        await page.fill("#ingredients", "1 turnip\n2 carrots\n50 g olive oil")
        await page.click("#save")
        await expect(page.locator(".conflict tbody th")).to_have_text(["Ingredients", "Notes"])
        await expect(page.locator(".conflict td").nth(2)).to_have_text("written by somebody else")
        asked: list[str] = []

        async def stay(dialog: Any) -> None:
            asked.append(dialog.type)
            await dialog.dismiss()

        page.once("dialog", stay)
        await page.evaluate("location.assign('/book')")
        await expect(page.locator("#mine")).to_be_visible()
        assert asked == ["beforeunload"]
        await page.click("#mine")
        await expect(page.locator(".line")).to_have_count(3)
        await expect(page.locator(".line").last).to_contain_text("olive oil")


async def test_what_was_deleted_can_be_had_back_at_once(browser: Browser, house: House) -> None:
    recipe_id = (await fills(house, linked("Lost soup")))["Lost soup"]
    async with window(browser, house.url) as page:
        await page.goto(f"/book/{recipe_id}")
        await page.click("#delete-it")
        await expect(page.locator("#undo")).to_contain_text("Deleted: Lost soup")
        await expect(page.locator(f"#dish-{recipe_id}")).to_have_count(0)
        await page.reload()
        await page.click("#undo button")
        await expect(page.locator("#title")).to_have_text("Lost soup")


async def test_all_of_the_book_works_without_scripts(browser: Browser, house: House) -> None:
    async with window(browser, house.url, java_script_enabled=False) as page:
        await page.goto("/")
        await page.fill("#prompt", "pumpkin curry for four")
        await page.click("#send")
        name = await page.locator("#title").inner_text()
        await page.click("#keep")
        await page.click("#keep")
        await page.click("text=Edit")
        await page.fill("#tags", "plain")
        await page.click("#save")
        await page.click(".tags a")
        await expect(page.locator(".dish h2")).to_have_text([name])
        await page.click("[data-star]")
        await expect(page.locator("[data-star]")).to_have_attribute("aria-pressed", "true")
        assert page.url.endswith("?tag=plain")
        await page.fill("#q", "no such thing")
        await page.keyboard.press("Enter")
        await expect(page.locator("#found .standfirst")).to_have_text("Nothing in your book fits.")
        await page.goto("/book?tag=plain")
        await page.click(".dish h2 a")
        await page.click("#delete-it")
        await page.click("#undo button")
        await expect(page.locator("#title")).to_have_text(name)


async def test_hostile_recipes_come_in_as_words_and_the_book_goes_out(
    browser: Browser, house: House, tmp_path: Path
) -> None:
    hostile = linked(
        HOSTILE.replace("<", "&lt;")[:118], HOSTILE.replace("<", "&lt;"), "x" * 110, "1 onion", video=HOSTILE
    )
    file = tmp_path / "hostile.jsonld"
    file.write_text(json.dumps([hostile, {"@type": "Recipe", "name": HOSTILE}]))
    async with window(browser, house.url, viewport={"width": 320, "height": 640}) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        await page.goto("/book")
        await page.click("#transfer summary")
        await page.set_input_files("#file", file)
        await page.click("#import button")
        await expect(page.locator(".report p").first).to_have_text(
            "1 recipe is new in your book. 1 could not be taken in."
        )
        await expect(page.locator("#report-title")).to_be_focused()
        assert await page.evaluate("document.documentElement.scrollWidth") == 320
        await page.locator(".dish h2 a", has_text="<script>alert(1)</script>").click()
        await expect(page.locator("#kept-title")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") == 320
        await page.click("text=Edit")
        await expect(page.locator("#name")).to_have_value(re.compile("<script>"))
        assert await page.evaluate("document.documentElement.scrollWidth") == 320
        assert await page.locator("main script[src], main img, main iframe").count() == 0
        await page.goto("/book")
        await page.click("#transfer summary")
        async with page.expect_download() as started:
            await page.click("text=JSON-LD, for other programs")
        await (await started.value).save_as(tmp_path / "book.jsonld")
    out = json.loads((tmp_path / "book.jsonld").read_text())
    assert any("<script>alert(1)</script>" in each["name"] for each in out["@graph"])
