"""Visits a page as a browser does and reads from the browser itself what that cost."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, Request

LANDING = "/health/live"
"""Three bytes of text of the same site: every visit starts there, so none finds anything that it needs."""
SETTLE_MS = 250
"""How long after the load a page is still watched: a script may ask for more, or move what is there."""
REST_MS = 1_500
"""How long a new window is left alone first: Chromium loads pages of its own into it, on the same processors."""
_TIMEOUT_MS = 15_000
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
# A form as a page would send it: an address alone cannot bring a recipe along.
_GO = """([path, fields]) => {
    if (!fields) return void (location.href = path);
    const form = Object.assign(document.createElement("form"), { method: "post", action: path });
    for (const [name, value] of Object.entries(fields))
        form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    document.body.append(form);
    form.submit();
}"""
_READ = """(settle_ms) => new Promise((tell) => {
    let shift = 0;
    const shifted = (list) => { for (const each of list.getEntries()) shift += each.value; };
    new PerformanceObserver(shifted).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => {
        const [page] = performance.getEntriesByType("navigation");
        const [paint] = performance.getEntriesByName("first-contentful-paint");
        const files = performance.getEntriesByType("resource");
        const fetched = files.filter((each) => each.transferSize > 0);
        const sum = (all, what) => [page, ...all].reduce((total, each) => total + each[what], 0);
        tell({
            first_byte_ms: page.responseStart - page.requestStart,
            first_paint_ms: paint ? paint.startTime : null,
            bytes: sum(files, "decodedBodySize"),
            sent_bytes: sum(fetched, "encodedBodySize"),
            remembered: files.length - fetched.length,
            shift,
        });
    }, settle_ms);
})"""


class Stop(NamedTuple):
    """A page to visit: what it is called, where it is, and the form that leads there (None: its address does)."""

    name: str
    path: str
    fields: Mapping[str, str] | None = None


class Visit(NamedTuple):
    """What one visit cost.

    Args:
        first_byte_ms: from the request for the page to its first byte.
        first_paint_ms: from the click to the first text or picture on the screen.
        bytes: of the page and all its files as they are used, uncompressed, wherever they came from.
        sent_bytes: of what was sent, as it was sent.
        requests: that reached a server.
        shift: how far things moved by themselves, as layout shift scores add up; 0 is not at all.
        strangers: addresses of other servers that were asked.
    """

    first_byte_ms: float
    first_paint_ms: float
    bytes: int
    sent_bytes: int
    requests: int
    shift: float
    strangers: tuple[str, ...]


@contextmanager
def fresh_tab(browser: Browser, base_url: str) -> Iterator[Page]:
    """A tab of a browser that knows nothing yet."""
    context = browser.new_context(base_url=base_url, locale="en-GB", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(_TIMEOUT_MS)
    try:
        tab = context.new_page()
        tab.wait_for_timeout(REST_MS)
        yield tab
    finally:
        context.close()


def visit(tab: Page, stop: Stop) -> Visit:
    """One visit; another one in the same tab finds what this one left.

    Raises:
        SystemExit: the page was not there, or nothing was painted.
    """
    fields = None if stop.fields is None else {"csrf_token": _token(tab), **stop.fields}
    tab.goto(LANDING)
    own = tab.url.removesuffix(LANDING)
    with _requests_of(tab) as asked:
        with tab.expect_navigation(wait_until="load") as arriving:
            tab.evaluate(_GO, [stop.path, fields])
        if not arriving.value.ok:
            raise SystemExit(f"bench: {stop.path} did not answer as it should: {arriving.value}")
        read: dict[str, Any] = tab.evaluate(_READ, SETTLE_MS)
    if read["first_paint_ms"] is None:
        raise SystemExit(f"bench: nothing was painted of {stop.path}")
    remembered = read.pop("remembered")
    strangers = tuple(url for url in asked if not url.startswith((f"{own}/", "data:", "blob:")))
    return Visit(requests=len(asked) - remembered, strangers=strangers, **read)


@contextmanager
def _requests_of(tab: Page) -> Iterator[list[str]]:
    """The addresses that are asked for meanwhile."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    tab.on("request", note)
    try:
        yield asked
    finally:
        tab.remove_listener("request", note)


def _token(tab: Page) -> str:
    found = _TOKEN.search(tab.request.get("/").text())
    if found is None:
        raise SystemExit("bench: the first page has no form with a token")
    return found[1]
