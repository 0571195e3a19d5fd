"""Serves stylesheet, modules and pictures under an address that changes with them, so that browsers keep them."""

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

ROOT = "/static"
_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_KEEP = "public, max-age=31536000, immutable"


@cache
def assets() -> Mapping[str, bytes]:
    """Every file by its name."""
    folder = files("alchemorsel.interfaces.web") / "static"
    named = sorted((each.name, each) for each in folder.iterdir())
    return {name: each.read_bytes() for name, each in named if name.rpartition(".")[2] in _KINDS}


@cache
def edition() -> str:
    """A word for all of them as they are; modules import each other by relative names, so they share it."""
    digest = blake2b(digest_size=6)
    for name, content in assets().items():
        digest.update(f"{name}:{len(content)}:".encode() + content)
    return digest.hexdigest()


def asset_url(name: str) -> str:
    """
    Raises:
        KeyError: there is no such file.
    """
    if name not in assets():
        raise KeyError(name)
    return f"{ROOT}/{edition()}/{name}"


def asset_route() -> HTTPRouteHandler:
    """Any edition is answered with what there is; only the present one may be kept."""

    async def serve(asked: FromPath[str], name: FromPath[str]) -> Response[bytes]:
        content = assets().get(name)
        if content is None:
            return Response(b"", status_code=404, media_type="text/plain")
        keep = _KEEP if asked == edition() else "no-store"
        kind = f"{_KINDS[name.rpartition('.')[2]]}; charset=utf-8"
        return Response(content, media_type=kind, headers={"Cache-Control": keep})

    return get(f"{ROOT}/{{asked:str}}/{{name:str}}", name="static")(serve)
