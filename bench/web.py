"""Measures every page in Chromium, from the click to the first paint, and what it sends: `make bench-web`."""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from statistics import median
from typing import NamedTuple

from bench.others import begin, others_cores
from bench.sections import keep
from bench.tables import limit, table
from bench.web_browser import chromium
from bench.web_house import DISHES, FOODS, House, house
from bench.web_visits import LANDING, SETTLE_MS, Stop, Visit, profile, visit
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
    "slowest cold",
    "warm",
    "KB uncompressed",
    "KB sent, warm",
    "requests, cold",
    "warm",
    "layout shift",
)


class Seen(NamedTuple):
    """The visits to one page: the first of a fresh profile each, and a second one of the same profile each."""

    cold: list[Visit]
    warm: list[Visit]

    def middle(self, what: str, *, warm: bool = False) -> float:
        """The median of one of a visit's figures."""
        return median(getattr(each, what) for each in (self.warm if warm else self.cold))


def main() -> None:
    begun = begin()
    with house() as home, chromium() as browser:
        seen, version = measure(browser, home), browser.version
    text = told(seen, version, others_cores(begun))
    print(f"{text}\n({time.monotonic() - begun.at:.0f} s)")
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


def measure(browser: Browser, home: House) -> Mapping[str, Seen]:
    """All pages in turns, each time in a profile of its own."""
    seen = {stop.name: Seen([], []) for stop in stops(home)}
    for stop in [*stops(home)] * ROUNDS:
        with profile(browser, home.pages_url) as context:
            seen[stop.name].cold.append(visit(context, stop))
            seen[stop.name].warm.append(visit(context, stop))
    return seen


def limits(seen: Mapping[str, Seen]) -> Sequence[tuple[str, bool]]:
    """What was asked for, in words, and whether it was reached."""
    pages = {name: each for name, each in seen.items() if name != FLOOR}
    slowest = max(pages, key=lambda name: pages[name].middle("first_paint_ms"))
    largest = max(pages, key=lambda name: pages[name].middle("bytes"))
    paint_ms, kb = pages[slowest].middle("first_paint_ms"), pages[largest].middle("bytes") / _KB
    strangers = {url for each in pages.values() for one in (*each.cold, *each.warm) for url in one.strangers}
    return (
        (
            limit(f"First paint of the slowest page ({slowest})", paint_ms, MOST_PAINT_MS, "ms"),
            paint_ms <= MOST_PAINT_MS,
        ),
        (limit(f"The largest page with all its files ({largest})", kb, MOST_KB, "KB"), kb <= MOST_KB),
        (
            f"Asked of other servers, where nothing should be: {', '.join(sorted(strangers)) or 'nothing'}.",
            not strangers,
        ),
    )


def told(seen: Mapping[str, Seen], version: str, others: float) -> str:
    """The section of RESULTS.md."""
    what = f"""\
`make bench-web`. Chromium {version} without a screen and without a GPU, 1440 × 900, on the machine that serves; pages
and API as `make run` starts them, with the rule kitchen and {len(DISHES) * len(FOODS)} recipes in the book. From the
click in an open tab; cold is a fresh profile, warm the same page again in it. Medians of {ROUNDS} rounds in turns, and
the slowest cold first paint of them; layout shift is the most of all visits. Watched until {SETTLE_MS} ms after the
load. 1 KB is {_KB} bytes, as the browser counts bodies; nothing is compressed. The first row is what the browser takes
to show anything at all."""
    where = (
        f"Measured on {os.cpu_count()} cores, which browser, pages and API share, {datetime.now(UTC):%Y-%m-%d}, "
        f"while others used {others:.1f} of them."
    )
    goals = "\n".join(f"* {words}" for words, _ in limits(seen))
    rows = table(HEAD, (_row(name, each) for name, each in seen.items()))
    return f"## The pages\n\n{what}\n\n{where}\n\n{rows}\n\n{goals}"


def _row(name: str, seen: Seen) -> Sequence[str]:
    return (
        name,
        f"{seen.middle('first_byte_ms'):.1f}",
        f"{seen.middle('first_paint_ms'):.0f}",
        f"{max(each.first_paint_ms for each in seen.cold):.0f}",
        f"{seen.middle('first_paint_ms', warm=True):.0f}",
        f"{seen.middle('bytes') / _KB:.1f}",
        f"{seen.middle('sent_bytes', warm=True) / _KB:.1f}",
        f"{seen.middle('requests'):.0f}",
        f"{seen.middle('requests', warm=True):.0f}",
        f"{max(each.shift for each in (*seen.cold, *seen.warm)):.3f}",
    )


if __name__ == "__main__":
    main()
