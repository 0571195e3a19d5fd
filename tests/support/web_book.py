"""The pages before a real API with a real book, and what a visitor does with it."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape
from pathlib import Path
from typing import Any

import httpx

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.domain.value import encode
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.interfaces.http.app import make_app
from tests.support.book import asked, keeper_in
from tests.support.kitchens import BentAI
from tests.support.serving import serving
from tests.support.web import Visitor, visiting, web_app

RECIPES = "/api/v1/recipes"


class Shelf:
    """The book as programs see it."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def keeps(self, made: Any = None, **changes: Any) -> dict[str, Any]:
        """One more recipe."""
        return dict(await self._told("POST", "", content=encode(asked(made, **changes))))

    async def holds(self, **query: Any) -> list[dict[str, Any]]:
        """The cards of the list."""
        found: list[dict[str, Any]] = (await self._told("GET", "", params={"limit": 100, **query}))["recipes"]
        return found

    async def one(self, recipe_id: str) -> dict[str, Any]:
        return dict(await self._told("GET", f"/{recipe_id}"))

    async def changes(self, recipe_id: str, patch: dict[str, Any]) -> dict[str, Any]:
        return dict(await self._told("PATCH", f"/{recipe_id}", json=patch, headers={"If-Match": "*"}))

    async def export(self) -> bytes:
        return (await self.client.get(f"{RECIPES}/export")).content

    async def _told(self, method: str, path: str, **terms: Any) -> Any:
        terms["headers"] = {"Content-Type": "application/json", **terms.get("headers", {})}
        response = await self.client.request(method, f"{RECIPES}{path}", **terms)
        assert response.is_success, response.text
        return response.json()


@asynccontextmanager
async def book_api(folder: Path, ai: Any = None) -> AsyncIterator[str]:
    """The API's address."""
    clock = SystemClock()
    async with (
        keeper_in(folder, clock) as keeper,
        serving(make_app(Kitchen(ai or BentAI(), clock, deadline_s=20), book=keeper)) as url,
    ):
        yield url


@asynccontextmanager
async def reading(folder: Path, ai: Any = None) -> AsyncIterator[tuple[Visitor, Shelf]]:
    """A visitor who has the book's page open, and the book behind it."""
    async with (
        book_api(folder, ai) as url,
        httpx.AsyncClient(base_url=url) as client,
        visiting(web_app(url)) as visitor,
    ):
        await visitor.opens("/book")
        yield visitor, Shelf(client)


_FIELD = re.compile(
    r'<(?:input(?P<attributes>[^>]*)>|textarea[^>]* name="(?P<area>[^"]+)"[^>]*>(?P<text>[^<]*)</textarea>'
    r'|select[^>]* name="(?P<select>[^"]+)">(?P<options>.*?)</select>)',
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def fields_of(page: str, form: str) -> dict[str, Any]:
    """What a browser would send of a form if nothing were touched; lists where there are several of a name."""
    body = page.partition(f'<form id="{form}"')[2].partition("</form>")[0]
    found: dict[str, Any] = {}
    for each in _FIELD.finditer(body):
        for name, value in _sent(each):
            found[name] = value if name not in found else [*_listed(found[name]), value]
    return found


def _sent(field: re.Match[str]) -> list[tuple[str, str]]:
    if field["area"]:
        return [(field["area"], unescape(field["text"]).removeprefix("\n"))]
    if field["select"]:
        chosen = re.search(r'value="([^"]*)" selected', field["options"])
        return [(field["select"], unescape(chosen[1]) if chosen else "")]
    named = dict(_ATTRIBUTE.findall(field["attributes"]))
    unticked = named.get("type") in {"checkbox", "radio"} and not field["attributes"].endswith(" checked")
    return [] if unticked else [(unescape(named["name"]), unescape(named.get("value", "")))]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def pairs(fields: dict[str, Any]) -> list[tuple[str, str]]:
    """As `Visitor.sends` takes them; the token is its own affair."""
    return [(name, each) for name, value in fields.items() if name != "csrf_token" for each in _listed(value)]


def told(page: str) -> str:
    """What went wrong, in one piece."""
    found = re.findall(r'data-slot="(?:title|advice|said)"[^>]*>([^<]*)|<li dir="auto">([^<]*)', page)
    return unescape(" ".join("".join(each) for each in found))
