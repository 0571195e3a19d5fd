"""Measures every page in Chromium, from the click to the first paint, and what it sends: `make bench-web`."""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from statistics import fmean, median
from typing import NamedTuple

from bench.others import cores_in_use
from bench.sections import keep
from bench.tables import limit, table
from bench.web_browser import chromium
from bench.web_house import RECIPES, House, house
from bench.web_visits import LANDING, REST_MS, SETTLE_MS, Stop, Visit, fresh_tab, visit
from playwright.sync_api import Browser

from alchemorsel.interfaces.web.pages import BOOK, PAGES, RECIPE

ROUNDS = 7
MOST_PAINT_MS = 100.0
MOST_KB = 120.0
_KB = 1000
FLOOR = "(three bytes of text)"
HEAD = (
    "",
    "first byte ms",
    "first paint ms, cold",
    "fastest",
    "slowest",
    "first paint ms, warm",
    "KB uncompressed",
    "KB sent, warm",
    "requests, cold",
    "requests, warm",
    "layout shift",
)


class Seen(NamedTuple):
    """The visits to one page: the first one of a fresh profile each, and the next one in the same tab each."""

    cold: list[Visit]
    warm: list[Visit]

    def middle(self, what: str, *, warm: bool = False) -> float:
        """The median of one of a visit's figures."""
        return float(median(getattr(each, what) for each in (self.warm if warm else self.cold)))


def main() -> None:
    began = time.monotonic()
    with house() as home, chromium() as browser:
        seen, others = measure(browser, home)
        version = browser.version
    text = told(seen, version, others)
    print(f"{text}\n({time.monotonic() - began:.0f} s)")
    keep("web", text)
    sys.exit(not all(reached for _, reached in limits(seen)))


def stops(home: House) -> Sequence[Stop]:
    """Nearly nothing, for what the browser takes by itself; every page of the registry; those that show a recipe."""
    kept = f"{BOOK.path}/{home.kept[0]}"
    with_recipe = {"answer": home.answer, "wish": '{"prompt": "tomato pasta for two"}', "remembered": "false"}
    return (
        Stop(FLOOR, LANDING),
        *(Stop(page.label, page.path) for page in PAGES if page is not RECIPE),
        Stop(f"{RECIPE.label}, none yet", RECIPE.path),
        Stop(RECIPE.label, RECIPE.path, with_recipe),
        Stop("A recipe of the book", kept),
        Stop("The same, to edit", f"{kept}/edit"),
    )


def measure(browser: Browser, home: House) -> tuple[Mapping[str, Seen], float]:
    """All pages in turns, each time in a profile of its own; and how many cores others used between the rounds."""
    seen = {stop.name: Seen([], []) for stop in stops(home)}
    others = []
    for _ in range(ROUNDS):
        others.append(cores_in_use())
        for stop in stops(home):
            with fresh_tab(browser, home.pages_url) as tab:
                seen[stop.name].cold.append(visit(tab, stop))
                seen[stop.name].warm.append(visit(tab, stop))
    return seen, fmean(others)


def limits(seen: Mapping[str, Seen]) -> Sequence[tuple[str, bool]]:
    """What was asked for, in words, and whether it was reached."""
    pages = {name: each for name, each in seen.items() if name != FLOOR}
    strangers = {url for each in pages.values() for one in (*each.cold, *each.warm) for url in one.strangers}
    told = f"Asked of other servers, where nothing should be: {', '.join(sorted(strangers)) or 'nothing'}."
    cold = {name: each.middle("first_paint_ms") for name, each in pages.items()}
    warm = {name: each.middle("first_paint_ms", warm=True) for name, each in pages.items()}
    kb = {name: each.middle("bytes") / _KB for name, each in pages.items()}
    return (
        _most("First paint, cold", cold, MOST_PAINT_MS, "ms"),
        _most("First paint, warm", warm, MOST_PAINT_MS, "ms"),
        _most("A page with all its files", kb, MOST_KB, "KB"),
        (told, not strangers),
    )


def _most(what: str, figures: Mapping[str, float], allowed: float, unit: str) -> tuple[str, bool]:
    name, most = max(figures.items(), key=lambda each: each[1])
    within = sum(each <= allowed for each in figures.values())
    words = limit(f"{what}, the most ({name})", most, allowed, unit)
    return f"{words} {within} of {len(figures)} pages are within it.", most <= allowed


def told(seen: Mapping[str, Seen], version: str, others: float) -> str:
    """The section of RESULTS.md."""
    what = f"""\
`make bench-web`. Chromium {version} without a screen and without a GPU, 1440 × 900, on the machine that
serves; pages and API as `make run` starts them, with the rule kitchen and {RECIPES} recipes in the book. From the
click; cold is the first page of a fresh profile, {REST_MS / 1000:g} s after its window was opened (Chromium fills
that with pages of its own first), with styles, modules and fonts still to be loaded; warm is the same page again in the
same tab. Medians of {ROUNDS} rounds in turns, the fastest and the slowest cold first paint of them, and the most layout
shift of all visits, each watched until {SETTLE_MS} ms after the load. 1 KB is {_KB} bytes, as the browser counts
bodies; nothing is compressed. The first row is what the browser takes to show anything at all."""
    where = (
        f"Measured on {os.cpu_count()} cores, which browser, pages and API share, {datetime.now(UTC):%Y-%m-%d}, "
        f"while others used {others:.1f} of them, looked at between the rounds."
    )
    goals = "\n".join(f"* {words}" for words, _ in limits(seen))
    rows = table(HEAD, (_row(name, each) for name, each in seen.items()))
    return f"## The pages\n\n{what}\n\n{where}\n\n{rows}\n\n{goals}"


def _row(name: str, seen: Seen) -> Sequence[str]:
    paints = [each.first_paint_ms for each in seen.cold]
    return (
        name,
        f"{seen.middle('first_byte_ms'):.1f}",
        f"{seen.middle('first_paint_ms'):.0f}",
        f"{min(paints):.0f}",
        f"{max(paints):.0f}",
        f"{seen.middle('first_paint_ms', warm=True):.0f}",
        f"{seen.middle('bytes') / _KB:.1f}",
        f"{seen.middle('sent_bytes', warm=True) / _KB:.1f}",
        f"{seen.middle('requests'):.0f}",
        f"{seen.middle('requests', warm=True):.0f}",
        f"{max(each.shift for each in (*seen.cold, *seen.warm)):.3f}",
    )


if __name__ == "__main__":
    main()
