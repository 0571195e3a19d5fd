"""The web frontend in front of whatever API a test has, and a visitor who keeps cookies and fills in forms."""

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import httpx
from litestar import Litestar

from alchemorsel.interfaces.web.api_client import ApiClient
from alchemorsel.interfaces.web.app import make_web_app
from alchemorsel.interfaces.web.hosts import Hosts
from alchemorsel.interfaces.web.session import Sessions
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.status_desk import Desk
from tests.support.web_forms import pressed

SECRET = "a secret of the tests, long enough to be one"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def web_app(
    api_url: str,
    *,
    key: str = "",
    secret: str = SECRET,
    patience_s: float = 20.0,
    hosts: Hosts | None = None,
    desk: Desk | None = None,
) -> Litestar:
    """Pages that are made two minutes after everything they show."""
    return make_web_app(
        Site(
            api=ApiClient(api_url, key=key, patience_s=patience_s),
            sessions=Sessions(secret),
            hosts=hosts or Hosts(frozenset(), only_here=True),
            now=lambda: datetime.now(UTC) + timedelta(seconds=120),
            desk=desk or Desk(),
        )
    )


class Visitor:
    """A browser without JavaScript, as far as forms go."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.token = ""

    async def opens(self, path: str = "/", **headers: str) -> httpx.Response:
        return self._seen(await self.client.get(path, headers=headers))

    async def sends(self, path: str, fields: Iterable[tuple[str, str]] = (), **headers: str) -> httpx.Response:
        """A form with the token of the page that was seen last."""
        return self._seen(await self.posts(path, [("csrf_token", self.token), *fields], **headers))

    async def posts(self, path: str, fields: Iterable[tuple[str, str]], **headers: str) -> httpx.Response:
        """A form exactly as given."""
        body = httpx.QueryParams(list(fields))
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return await self.client.post(path, content=str(body).encode(), headers={**form, **headers})

    async def reads_in(self, language: str, page: httpx.Response, **typed: str) -> httpx.Response:
        """The same page after its button for a language, with what was typed into its form until then."""
        action, fields = pressed(page.text, "read_in", language)
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        body = str(httpx.QueryParams({**fields, **typed})).encode()
        return self._seen(await self.client.post(action, content=body, headers=form, follow_redirects=True))

    def _seen(self, response: httpx.Response) -> httpx.Response:
        if found := _TOKEN.search(response.text):
            self.token = found[1]
        return response


def hidden_fields(page: str) -> list[tuple[str, str]]:
    """What a page's forms carry along, tokens left out."""
    return [(name, unescape(value)) for name, value in _HIDDEN.findall(page) if name not in {"csrf_token", "next"}]


@asynccontextmanager
async def visiting(app: Litestar, base_url: str = "http://localhost:3011") -> AsyncIterator[Visitor]:
    """Visits the application without a socket between."""
    asgi: Any = app
    transport = httpx.ASGITransport(app=asgi, raise_app_exceptions=False)
    async with app.lifespan(), httpx.AsyncClient(transport=transport, base_url=base_url) as client:
        yield Visitor(client)
