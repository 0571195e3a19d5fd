"""A long recipe on paper: everything a cook needs of it, on one page."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
import pytest_asyncio
from msgspec.structs import replace
from playwright.async_api import Browser, Page, expect

from alchemorsel.domain.parsing import parse_text
from alchemorsel.domain.recipe import Recipe
from tests.support.browser import ask, window
from tests.support.kitchens import BentAI
from tests.support.serving import serving
from tests.support.web import web_app
from tests.support.web_book import Shelf, book_api

pytestmark = pytest.mark.asyncio(loop_scope="module")
MOUSSAKA = """Moussaka
Serves 6
Ingredients
- 1.2 kg aubergines, cut lengthwise into slices of 1 cm
- 2 tsp salt
- 120 ml olive oil
- 2 onions, finely chopped
- 3 cloves garlic, crushed
- 800 g minced lamb
- 1 tsp ground cinnamon
- 2 tsp dried oregano
- 400 g canned chopped tomatoes
- 150 ml vegetable stock
- 60 g butter, at room temperature
- 60 g plain flour
- 700 ml whole milk, warmed through
- 100 g kefalotyri or pecorino, finely grated
Steps
1. Salt the slices of aubergine on both sides, leave them in a colander for 30 minutes until they have given off \
their bitter juice, then rinse them and pat them thoroughly dry with kitchen paper.
2. Heat the oven to 220 °C. Brush the aubergines with most of the olive oil, spread them out on two baking sheets and \
roast them for 25 minutes, turning them once, until they are golden and quite soft.
3. Meanwhile soften the onions in the rest of the oil over a medium heat for 10 minutes, then stir in the garlic and \
cook it for 1 minute more without letting it take any colour.
4. Turn up the heat, crumble in the minced lamb and brown it for 8 minutes, breaking up every lump with the back of a \
spoon, until no pink is left anywhere and the juice has boiled away.
5. Stir in the cinnamon and the oregano, pour in the tomatoes and the stock, and simmer it for 35 minutes without a \
lid until the sauce is thick enough to be heaped on a spoon.
6. Melt the butter in a heavy pan, whisk in the flour and let it foam for 2 minutes; add the warm milk little by \
little, whisking all the time, and let the sauce bubble for 5 minutes until it is thick and smooth.
7. Take the sauce off the heat, whisk in half of the grated cheese, and season it with a little salt and plenty of \
black pepper.
8. Turn the oven down to 180 °C. Layer half of the aubergines, all of the meat, then the other half in a deep dish, \
pour the white sauce over it, smooth the top and strew the rest of the cheese on it.
9. Bake it for 45 minutes until it is deep golden and bubbling at the edges, then let it stand for 20 minutes, so that \
it can be cut into squares that keep their shape.
"""
MORE_LINES = ("- 1 egg yolk\n", "- 1 bay leaf\n", "- 2 tbsp parsley, chopped\n", "- 1 pinch ground nutmeg\n")
MORE_STEPS = tuple(
    f"{number}. Cut it into squares and lift each of them out with a slice.\n" for number in (10, 11, 12)
)
FORMATS = ("A4", "Letter")
NEEDED = (
    "Moussaka",
    "Servings",
    "1.2 kg",
    "pecorino",
    "Salt the slices",
    "keep their shape",
    "milk",
    "Read every label",
)
NOT_ON_PAPER = ("#print", "#servings", ".swap", ".nutrition", ".standfirst", ".findings .info", "#cooked", ".panel")


def read(text: str) -> Recipe:
    found = parse_text(text).recipe
    assert found is not None
    return replace(found, description="A Greek classic of aubergine and lamb under a white sauce.")


def make_long(answer: dict[str, Any]) -> None:
    answer["recipe"] |= {**msgspec.to_builtins(read(MOUSSAKA)), "nutrition": answer["recipe"]["nutrition"]}


@pytest_asyncio.fixture(loop_scope="module", scope="module", name="house")
async def a_house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[str, str]]:
    """Where the pages are, and where the API is."""
    folder: Path = tmp_path_factory.mktemp("book")
    async with book_api(folder, BentAI(make_long)) as api_url, serving(web_app(api_url)) as url:
        yield url, api_url


async def on_paper(page: Page) -> list[int]:
    """How many sheets it takes in each format."""
    await page.wait_for_load_state()
    pdfs = [await page.pdf(format=name, prefer_css_page_size=False) for name in FORMATS]
    return [len(re.findall(rb"/Type\s*/Page\b", pdf)) for pdf in pdfs]


async def has_what_a_cook_needs(page: Page) -> None:
    await page.emulate_media(media="print")
    shown = await page.locator("main").inner_text()
    assert not [word for word in NEEDED if word not in shown]
    for name in NOT_ON_PAPER:
        assert not [each for each in await page.locator(name).all() if await each.is_visible()], name


async def test_a_long_recipe_is_one_page_of_paper(browser: Browser, house: tuple[str, str]) -> None:
    async with window(browser, house[0], color_scheme="dark") as page:
        await ask(page, "moussaka for six")
        await expect(page.locator(".line")).to_have_count(14)
        await expect(page.locator(".step")).to_have_count(9)
        assert await on_paper(page) == [1, 1]
        await has_what_a_cook_needs(page)
        colours = await page.evaluate("(it => [it.backgroundColor, it.color])(getComputedStyle(document.body))")
        assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


async def test_an_even_longer_one_of_the_book_is_one_page_too(browser: Browser, house: tuple[str, str]) -> None:
    text = MOUSSAKA.replace("Steps\n", "".join((*MORE_LINES, "Steps\n"))) + "".join(MORE_STEPS)
    async with httpx.AsyncClient(base_url=house[1]) as client, window(browser, house[0]) as page:
        kept = await Shelf(client).keeps(read(text))
        await page.goto(f"/book/{kept['id']}")
        await expect(page.locator(".line")).to_have_count(18)
        await expect(page.locator(".step")).to_have_count(12)
        assert await on_paper(page) == [1, 1]
        await has_what_a_cook_needs(page)
        await expect(page.locator(".kept")).to_be_hidden()
