"""The documentation at /schema: its page, its script and its styles all come from this process."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
from litestar import Response, route
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.interfaces.http.openapi import openapi_document
from alchemorsel.interfaces.http.openapi30 import as_openapi_30

DOCS_PATH = "/schema"
READ = (HttpMethod.GET, HttpMethod.HEAD)
SECURITY = {
    # Swagger UI sets style attributes and draws its icons from data: URLs; nothing else is let in.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OURS = (("docs.css", "text/css"), ("docs.js", "text/javascript"))
_THEIRS = (
    ("swagger-ui.css", "text/css"),
    ("swagger-ui-bundle.js", "text/javascript"),
    ("favicon-32x32.png", "image/png"),
)


def docs_routes(version: str, foods: FoodTable = NO_FOODS) -> list[HTTPRouteHandler]:
    """The page, its files, and the document in both of its versions."""
    document = cache(lambda: openapi_document(version, foods))
    return [
        _home(),
        _page(),
        _document(f"{DOCS_PATH}/openapi.json", cache(lambda: msgspec.json.encode(document()))),
        _document(f"{DOCS_PATH}/openapi-3.0.json", cache(lambda: msgspec.json.encode(as_openapi_30(document())))),
        *(_file(files("alchemorsel.interfaces.http") / "docs" / name, kind) for name, kind in _OURS),
        *(_file(_swagger_ui() / name, kind) for name, kind in _THEIRS),
    ]


def _home() -> HTTPRouteHandler:
    async def home() -> Redirect:
        return Redirect(DOCS_PATH, status_code=307)

    return route("/", http_method=READ, name="home", status_code=307)(home)


def _page() -> HTTPRouteHandler:
    page = files("alchemorsel.interfaces.http") / "docs" / "index.html"
    return _serve(DOCS_PATH, "text/html", cache(page.read_bytes), "no-cache")


def _document(path: str, body: Callable[[], bytes]) -> HTTPRouteHandler:
    return _serve(path, "application/json", body, "no-cache")


def _file(file: Traversable, kind: str) -> HTTPRouteHandler:
    return _serve(f"{DOCS_PATH}/{file.name}", kind, cache(file.read_bytes), "public, max-age=3600")


def _serve(path: str, media_type: str, body: Callable[[], bytes], keep: str) -> HTTPRouteHandler:
    """Bytes read at the first request for them and held from then on."""

    async def serve() -> Response[bytes]:
        return Response(body(), media_type=media_type, headers={**SECURITY, "Cache-Control": keep})

    return route(path, http_method=READ, name=path, status_code=200)(serve)


def _swagger_ui() -> Traversable:
    """The folder of the packaged release, whatever its number."""
    return next(each for each in (files("swagger_ui_bundle") / "vendor").iterdir() if each.is_dir())
