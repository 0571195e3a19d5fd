"""Takes the pictures of README.md into docs/images: `make screenshots`.

They show the service as it is, with a kitchen of rules alone: what the pages say about that is in the pictures.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from bench.web_browser import chromium
from bench.web_house import house
from playwright.sync_api import Browser, Page, expect

IMAGES = Path(__file__).parents[1] / "docs/images"
MOST_BYTES = 150_000
WISH = "a quick tomato pasta for two"


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with house() as home, chromium() as browser:
        take(browser, home.pages_url, "ask", "light", asking)
        take(browser, home.pages_url, "recipe", "dark", cooking)


def take(browser: Browser, url: str, name: str, scheme: Literal["light", "dark"], walk: Callable[[Page], None]) -> None:
    """One picture of 1440 × 900.

    Raises:
        SystemExit: it became too large to be in a repository.
    """
    page = browser.new_page(
        base_url=url,
        color_scheme=scheme,
        locale="en-GB",
        reduced_motion="reduce",
        viewport={"width": 1440, "height": 900},
    )
    walk(page)
    file = IMAGES / f"{name}.png"
    file.write_bytes(page.screenshot())
    page.close()
    size = file.stat().st_size
    print(f"{file.name}: {size:,} bytes")
    if size > MOST_BYTES:
        raise SystemExit(f"{file} has more than {MOST_BYTES:,} bytes: show less of the page")


def asking(page: Page) -> None:
    """A wish, half written."""
    page.goto("/")
    page.fill("#prompt", WISH)
    page.locator("#ingredients").press_sequentially("courgette!,basil,")
    page.click("#panel-care summary")
    page.locator("label.pill", has_text="vegan").first.click()
    page.locator("#prompt").focus()


def cooking(page: Page) -> None:
    """What came of it."""
    asking(page)
    page.click("#send")
    expect(page.locator("#title")).to_be_visible()
    page.mouse.move(0, 0)


if __name__ == "__main__":
    main()
